// Reads the breakers of a route: how many in which state, and each of them with what its window holds. Changes nothing in the run.
import type { Breakers, CallerBreaker } from "../../runtime/call/breakers.ts";
import type { BreakerView } from "../views/breakers.ts";

/** Of command-line.md's contract. */
export interface BreakerSummary {
  readonly closed: number;
  readonly open: number;
  readonly halfOpen: number;
  readonly opened: number;
  readonly rejected: number;
}

/** More callers are counted, not told one by one. */
const MOST = 200;

/** Closed, open, half-open, idle. */
const PLACES = { CLOSED: 0, OPEN: 1, FORCED_OPEN: 1, HALF_OPEN: 2, DISABLED: 3, METRICS_ONLY: 3 } as const;

export function breakersInto(out: Float64Array | number[], at: number, breakers: Breakers | null): void {
  for (let i = 0; i < 4; i++) out[at + i] = breakers === null ? NaN : 0;
  for (const state of breakers?.states() ?? []) out[at + PLACES[state]]!++;
}

/** One that is disabled or only counts lets calls through: it is closed. */
export function breakerSummary(breakers: Breakers | null): BreakerSummary | null {
  if (breakers === null) return null;
  const [closed = 0, open = 0, halfOpen = 0, idle = 0] = countsOf(breakers);
  return { closed: closed + idle, open, halfOpen, opened: breakers.opened, rejected: breakers.rejected };
}
function countsOf(breakers: Breakers): number[] {
  const counts: number[] = [];
  breakersInto(counts, 0, breakers);
  return counts;
}

export function breakerViews(breakers: Breakers | null, now: number): readonly BreakerView[] {
  return (breakers?.callers(MOST) ?? []).map((held) => viewOf(held, now));
}

function viewOf({ name, breaker, changes }: CallerBreaker, now: number): BreakerView {
  const { tally, judgedBy, state, permits } = breaker;
  tally.turn(now);
  const enough = tally.total >= judgedBy.minimum && tally.total > 0;
  return {
    caller: name,
    state,
    since: breaker.since,
    until: state === "OPEN" ? breaker.opensUntil : state === "HALF_OPEN" ? breaker.due : NaN,
    openings: breaker.openings,
    total: tally.total,
    failed: tally.failed,
    slow: tally.slow,
    minimum: judgedBy.minimum,
    failureRate: enough ? tally.failed / tally.total : NaN,
    slowRate: enough ? tally.slow / tally.total : NaN,
    failureLimit: judgedBy.failureRate,
    slowLimit: judgedBy.slowRate,
    permits,
    probes: breaker.probes,
    outcomes: tally.contents(now),
    window: tally.kind,
    size: tally.size,
    changes: changes.toReversed(),
  };
}
