// A saga as bars on a lane of its own time: each step where it was done, and below it what undid it.
import type { SagaView, SagaWork } from "../../../engine/telemetry/saga-view.ts";

/** done: answered well; doing: not over; failed: given up; hand: a person did it. */
export type BarTone = "done" | "doing" | "failed" | "hand";
export interface Bar {
  /** Place of the step. */
  readonly step: number;
  readonly name: string;
  readonly undoes: boolean;
  readonly tone: BarTone;
  /** Parts of the lane's time, 0 … 1. */
  readonly from: number;
  readonly width: number;
  readonly work: SagaWork;
}

/** A bar that is there can be seen. */
const NARROWEST = 0.012;

export const endOf = ({ endedAt, steps }: SagaView, now: number): number =>
  endedAt ?? Math.max(now, ...steps.flatMap(({ done, undone }) => [done?.to ?? 0, undone?.to ?? 0]));

export function barsOf(saga: SagaView, now: number): readonly Bar[] {
  const end = endOf(saga, now);
  const length = Math.max(1, end - saga.startedAt);
  const bar = (step: number, name: string, undoes: boolean, work: SagaWork): Bar => {
    const from = Math.min(1 - NARROWEST, (work.from - saga.startedAt) / length);
    const to = ((work.to ?? end) - saga.startedAt) / length;
    return { step, name, undoes, tone: toneOf(work, saga), from, width: Math.min(1 - from, Math.max(NARROWEST, to - from)), work };
  };
  return saga.steps.flatMap(({ name, done, undone }, i) => [
    ...(done === null ? [] : [bar(i, name, false, done)]),
    ...(undone === null ? [] : [bar(i, name, true, undone)]),
  ]);
}

export function toneOf({ byHand, failure, to }: SagaWork, { state }: Pick<SagaView, "state">): BarTone {
  if (byHand) return "hand";
  if (to === null) return "doing";
  return failure === null ? "done" : state === "COMPENSATING" && failure === null ? "doing" : "failed";
}
