// A saga as bars on a lane: each step in the order in which it was done, and below it what undid it. Longer work is wider, but all can be
// read: a saga that waited a minute for a person would otherwise be one bar.
import type { SagaView, SagaWork } from "../../../engine/telemetry/views/saga-view.ts";

/** done: answered well; doing: not over; failed: given up; hand: a person did it. */
export type BarTone = "done" | "doing" | "failed" | "hand";
export interface Bar {
  /** Place of the step. */
  readonly step: number;
  readonly name: string;
  readonly undoes: boolean;
  readonly tone: BarTone;
  /** Parts of the lane, 0 … 1. */
  readonly from: number;
  readonly width: number;
  readonly work: SagaWork;
}

/** What every bar has, before time is shared out. */
const LEAST = 0.08;
const MOST_LEAST = 0.6;

export const endOf = ({ endedAt, startedAt }: SagaView, now: number): number => endedAt ?? Math.max(now, startedAt);

export function barsOf(saga: SagaView, now: number): readonly Bar[] {
  const end = endOf(saga, now);
  const done = saga.steps.flatMap(({ name, done: work }, step) => (work === null ? [] : [{ step, name, undoes: false, work }]));
  const undone = saga.steps.flatMap(({ name, undone: work }, step) => (work === null ? [] : [{ step, name, undoes: true, work }]));
  const works = [...done, ...undone.toReversed()];
  const lengths = works.map(({ work }) => Math.max(0, (work.to ?? end) - work.from));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const least = Math.min(LEAST, MOST_LEAST / Math.max(1, works.length));
  const rest = 1 - least * works.length;
  let at = 0;
  return works.map((one, i) => {
    const width = least + (total === 0 ? rest / works.length : (rest * (lengths[i] ?? 0)) / total);
    const bar = { ...one, tone: toneOf(one.work), from: at, width };
    at += width;
    return bar;
  });
}

export function toneOf({ byHand, failure, to }: SagaWork): BarTone {
  if (byHand) return "hand";
  if (to === null) return "doing";
  return failure === null ? "done" : "failed";
}
