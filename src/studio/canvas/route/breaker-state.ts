// What a route's breakers look like from afar: of all callers the worst state, and how many are in it.
import type { RouteLive } from "../../run/run-store.ts";
import type { BreakerLook } from "../../widgets/breaker-mark.tsx";

export interface BreakersSeen {
  readonly look: BreakerLook;
  /** In that state, of so many. */
  readonly count: number;
  readonly of: number;
}

/** Null: the route has none. */
export function breakersSeen(live: RouteLive | undefined): BreakersSeen | null {
  const breakers = live?.breakers ?? null;
  if (breakers === null) return null;
  const { closed, open, halfOpen, idle } = breakers;
  const of = closed + open + halfOpen + idle;
  if (open > 0) return { look: "open", count: open, of };
  return halfOpen > 0 ? { look: "half-open", count: halfOpen, of } : { look: "closed", count: closed + idle, of };
}

/** As one value, so that a route is drawn anew only when it changes: "open 1 3"; null without breakers. */
export function breakersText(live: RouteLive | undefined): string | null {
  const seen = breakersSeen(live);
  return seen === null ? null : `${seen.look} ${seen.count} ${seen.of}`;
}
export function readBreakers(text: string | null): BreakersSeen | null {
  const [look, count, of] = text?.split(" ") ?? [];
  return look === undefined ? null : { look: look as BreakerLook, count: Number(count), of: Number(of) };
}
