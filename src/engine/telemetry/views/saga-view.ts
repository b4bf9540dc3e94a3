// What is to be seen of sagas at a moment: how many are where, and how each of the latest has gone, step by step.
import type { Reason } from "./reason.ts";

export const SAGA_STATES = ["RUNNING", "COMPLETED", "COMPENSATING", "COMPENSATED", "FAILED"] as const;
export type SagaState = (typeof SAGA_STATES)[number];

/** The few numbers of an orchestrator that come with every frame. Rates a second of virtual time, over the last windows. */
export interface SagaLive {
  readonly node: string;
  readonly completedRate: number;
  readonly compensatedRate: number;
  readonly open: number;
  /** They wait for a person. */
  readonly stuck: number;
  /** Of the definition with most sagas under way: how many are at each step, on the way there and on the way back. */
  readonly steps: readonly SagaPlace[];
}
export interface SagaPlace {
  readonly name: string;
  readonly doing: number;
  readonly undoing: number;
}

/** started = completed + compensated + failed + lost + running, at every instant; running: RUNNING and COMPENSATING together. */
export interface SagaCounts {
  readonly started: number;
  readonly completed: number;
  readonly compensated: number;
  /** A compensation gave up, and nobody has acted since. */
  readonly failed: number;
  readonly running: number;
  /** Gone with the memory of an orchestrator that crashed. */
  readonly lost: number;
}

/** What a saga waits for: the answer to a command, the next try, its orchestrator, a person. */
export type SagaWait = "reply" | "backoff" | "recovery" | "person" | "nothing";

/** Something that a participant was told to do, as far as it is known. Times in µs of virtual time. */
export interface SagaWork {
  readonly from: number;
  /** Null: it is not over. */
  readonly to: number | null;
  readonly tries: number;
  /** Why the last try failed; null: it did not, or has not ended. */
  readonly failure: Reason | null;
  /** It was done by a person, and taken as done. */
  readonly byHand: boolean;
}
export interface SagaStepView {
  readonly name: string;
  /** Null: not begun. */
  readonly done: SagaWork | null;
  readonly undone: SagaWork | null;
  /** There is something that undoes it. */
  readonly canUndo: boolean;
}
export interface SagaView {
  readonly number: number;
  readonly name: string;
  readonly state: SagaState;
  readonly waits: SagaWait;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Why it turned back. */
  readonly failure: Reason | null;
  readonly steps: readonly SagaStepView[];
  /** Its trace; null: it was not recorded. Whether it was kept is another matter. */
  readonly trace: string | null;
}
export interface SagaQuery {
  readonly node: string;
  /** Left out: in any state. */
  readonly states?: readonly SagaState[];
  readonly most: number;
}
export interface SagasView {
  readonly node: string;
  readonly now: number;
  readonly durable: boolean;
  /** Its orchestrator is there. */
  readonly up: boolean;
  /** By the name of the definition, of the whole run. */
  readonly counts: Readonly<Record<string, SagaCounts>>;
  /** Newest first; those that wait for a person before all others. */
  readonly sagas: readonly SagaView[];
  /** How many fit the question, and how many of them could be told: of what has ended only the latest is kept. */
  readonly matched: number;
  readonly by: Readonly<Record<SagaState, number>>;
}
