// One saga: what it is made of, how far it has come, and what it waits for. What moves it is the orchestrator.
import type { SagaState, SagaWait } from "../telemetry/views/saga-view.ts";
import type { SagaTally } from "./saga-tally.ts";

/** Whether an order that failed is given again, and after which wait (µs). `policies/retry` is one. */
export interface SagaRetry<F> {
  wants(failure: F, attempt: number, now: number): boolean;
  wait(k: number, previous: number): number;
}
/** What a participant is told to do. */
export interface SagaOrder<C, F> {
  readonly command: C;
  /** µs for one try; Infinity: for ever. */
  readonly timeout: number;
  readonly retry: SagaRetry<F> | null;
}
export interface SagaStep<C, F> extends SagaOrder<C, F> {
  readonly name: string;
  /** What undoes it; null: nothing has to. */
  readonly compensation: SagaOrder<C, F> | null;
}
export interface SagaDefinition<C, F> {
  readonly name: string;
  readonly steps: readonly SagaStep<C, F>[];
}

/** How an order has gone. Times in µs; NaN: not yet. */
export class SagaProgress<F> {
  readonly from: number;
  to = NaN;
  tries = 0;
  failure: F | null = null;
  /** A person did it, and said so. */
  byHand = false;
  constructor(from: number) {
    this.from = from;
  }
}

export class Saga<C, F, D> {
  readonly number: number;
  readonly definition: SagaDefinition<C, F>;
  readonly data: D;
  readonly startedAt: number;
  readonly tally: SagaTally;
  state: SagaState = "RUNNING";
  waits: SagaWait = "nothing";
  /** Which step is done or undone now. */
  step = 0;
  attempt = 1;
  backoff = 0;
  /** Of the last command that was sent: an answer to an earlier one says nothing any more. */
  ticket = 0;
  endedAt = NaN;
  /** Why it turned back. */
  failure: F | null = null;
  /** By step: how it was done and undone; null: it was not begun. */
  readonly done: (SagaProgress<F> | null)[];
  readonly undone: (SagaProgress<F> | null)[];

  constructor(number: number, definition: SagaDefinition<C, F>, data: D, startedAt: number, tally: SagaTally) {
    this.number = number;
    this.definition = definition;
    this.data = data;
    this.startedAt = startedAt;
    this.tally = tally;
    this.done = definition.steps.map(() => null);
    this.undone = definition.steps.map(() => null);
  }

  /** What is ordered now: the step's command, or what undoes it. */
  get order(): SagaOrder<C, F> | null {
    const step = this.definition.steps[this.step];
    if (step === undefined) return null;
    return this.state === "RUNNING" ? step : step.compensation;
  }
  get progress(): SagaProgress<F> | null {
    return (this.state === "RUNNING" ? this.done : this.undone)[this.step] ?? null;
  }
}
