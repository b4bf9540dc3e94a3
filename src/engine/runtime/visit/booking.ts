// What is counted of a visit that has ended.
import { OK } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Instance } from "../network.ts";
import type { Run } from "../run.ts";

/** How it ended. */
export const ANSWERED = 0;
export const REJECTED = 1;
export const ABORTED = 2;

export function bookAnswered(instance: Instance, frame: Frame, outcome: number, now: number): void {
  instance.node.ended[outcome]!++;
  if (outcome === OK) instance.endedOk++;
  else instance.endedBad++;
  instance.time.record(now - frame.arrivedAt);
  const waited = waitOf(frame);
  if (waited === 0) instance.node.wait.zeros++;
  else instance.node.wait.record(waited);
}

/** µs that a visit which has begun stood in lines, before and after. */
const waitOf = (frame: Frame): number => (frame.stood ? frame.beganAt - frame.arrivedAt : 0) + (frame.stoodAgain ? frame.waitedAgain : 0);

/** Turned away, taken off the server, or begun in the warm-up: then it is seen in its window, but not in the summary. */
export function bookUnusual(run: Run, instance: Instance, frame: Frame, outcome: number, how: number): void {
  const node = instance.node;
  const took = run.queue.now - frame.arrivedAt;
  node.ended[outcome]!++;
  if (how === REJECTED) node.rejected++;
  else if (how === ABORTED) node.aborted++;
  if (how !== ABORTED && outcome === OK) instance.endedOk++;
  else if (how !== ABORTED) instance.endedBad++;
  if (frame.arrivedAt >= run.measuredFrom) {
    instance.time.record(took);
    if (frame.began) node.wait.record(waitOf(frame));
    return;
  }
  instance.time.recordExcluded(took);
  if (frame.began) node.wait.recordExcluded(waitOf(frame));
  node.excludedEnded[outcome]!++;
  if (how === REJECTED) node.excludedRejected++;
  else if (how === ABORTED) node.excludedAborted++;
}
