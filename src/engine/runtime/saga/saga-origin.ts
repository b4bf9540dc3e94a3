// What a run keeps of one saga besides its state: the request that it began with, the frames of its alarm and of the command that is
// out, and who waits for its end. It hears of both.
import type { Saga } from "../../sagas/saga.ts";
import type { Origin } from "../call/errand.ts";
import type { Failure } from "../failure.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Client, RequestType } from "../network.ts";
import type { Run } from "../run.ts";
import type { SagaCommand } from "./saga-command.ts";

export type RunSaga = Saga<SagaCommand, Failure, SagaOrigin>;

/** Hears what a saga waits for. */
export interface SagaEars {
  rang(saga: RunSaga, timer: Frame): void;
  answered(saga: RunSaga, errand: Frame): void;
}

export class SagaOrigin implements Origin, TimerOwner {
  private readonly ears: SagaEars;
  readonly client: Client | null;
  readonly type: RequestType | null;
  readonly request: number;
  readonly lineage: number;
  readonly key: number;
  readonly depth: number;
  readonly trace: number;
  readonly traceSlot: number;
  readonly span: number;
  readonly dot: number;
  readonly traceId: string | null;
  /** Its trace is held open for it. */
  isTraced = true;
  saga: RunSaga | null = null;
  alarm: Frame | null = null;
  out: Frame | null = null;
  /** The visit that is answered when the saga has ended. */
  waiter: Frame | null = null;

  constructor(ears: SagaEars, frame: Frame, traceId: string | null) {
    this.ears = ears;
    this.client = frame.client;
    this.type = frame.type;
    this.request = frame.request;
    this.lineage = frame.lineage;
    this.key = frame.key;
    this.depth = frame.depth;
    this.trace = frame.trace;
    this.traceSlot = frame.traceSlot;
    this.span = frame.span;
    this.dot = frame.dot;
    this.traceId = traceId;
  }

  fire(run: Run, frame: Frame): void {
    if (frame === this.alarm) this.ears.rang(this.saga as RunSaga, frame);
    else if (frame === this.out) this.ears.answered(this.saga as RunSaga, frame);
    else run.frames.give(frame);
  }
}
