// For those who want no motion: what happened on each route of late, as marks that stand still on it and only come and go.
import { OUTCOMES } from "../../../engine/telemetry/views/live.ts";
import type { DotEvent } from "../../run/run-store.ts";
import type { Look, Mark } from "./field.ts";

const KEPT_MS = 1500;
const SHARES: Readonly<Record<Look, number>> = { sent: 0.5, retry: 0.4, failed: 0.7, rejected: 0.94, arrived: 1 };

export class StillField {
  private readonly seen = new Map<string, { readonly route: string; readonly look: Look; left: number }>();

  hear(events: readonly DotEvent[]): void {
    for (const event of events) {
      const look = lookOf(event);
      if (look !== null) this.seen.set(`${event.route} ${look}`, { route: event.route, look, left: KEPT_MS });
    }
  }
  advance(wall: number): void {
    for (const [key, one] of this.seen) {
      one.left -= wall;
      if (one.left <= 0) this.seen.delete(key);
    }
  }
  marks(): Mark[] {
    return [...this.seen.values()].map(({ route, look }) => ({ route, look, share: SHARES[look], strength: 1 }));
  }
  clear(): void {
    this.seen.clear();
  }
}
function lookOf({ phase, attempt, outcome }: DotEvent): Look | null {
  if (phase === "sent") return attempt > 1 ? "retry" : "sent";
  const end = OUTCOMES[outcome] ?? "ok";
  if (end === "ok" || end === "cancelled") return null;
  return end === "rejected" || end === "refused" ? "rejected" : "failed";
}
