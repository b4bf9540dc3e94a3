// What a breaker has counted, taken over into a window of another size. Another way to count begins empty.
import { FAILED, SLOW } from "../../telemetry/views/breakers.ts";
import type { Tally } from "./tally.ts";

const SECOND = 1_000_000;

/** The newest outcomes of `from` that `to`, which is empty, has room for. @param now µs */
export function carryOver(from: Tally, to: Tally, now: number): void {
  if (from.kind !== to.kind) return;
  const known = from.contents(now);
  if (to.kind === "time") carrySeconds(known, to, now);
  else if (to.kind === "row") for (let i = 0; i < from.failed; i++) to.record(now, true, false);
  else for (const outcome of known.slice(-to.size)) to.record(now, (outcome & FAILED) !== 0, (outcome & SLOW) !== 0);
}

/** Of a second it is known how many outcomes failed and how many were slow, not which: that is all that counts. */
function carrySeconds(known: readonly number[], to: Tally, now: number): void {
  const seconds = known.length / 3;
  const first = Math.floor(now / SECOND) - seconds + 1;
  for (let s = Math.max(0, seconds - to.size); s < seconds; s++) {
    const [ok = 0, failed = 0, slow = 0] = known.slice(3 * s, 3 * s + 3);
    for (let i = 0; i < ok + failed; i++) to.record((first + s) * SECOND, i < failed, i < slow);
  }
}
