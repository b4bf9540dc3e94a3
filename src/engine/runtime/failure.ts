// How a call can end badly: one shared object for each (class, status, reason, place), so that a frame carries its reason as one
// reference and a count by reason is a field. The good end is null.
import { type Outcome, OUTCOMES } from "../telemetry/views/live.ts";
import type { ReasonCode } from "../telemetry/views/reason.ts";

export const OK = 0;
/** Index into OUTCOMES. */
export const outcomeIndex = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

/** What `retry.on` may name; `never`: no retry answers to it. */
export type RetryName = "5xx" | "reset" | "connect" | "timeout" | "rejected" | "408" | "429" | "never";

export interface Failure {
  readonly index: number;
  readonly outcome: number;
  readonly status: number;
  readonly code: ReasonCode;
  readonly at: string;
  readonly retry: RetryName;
  /** Requests of clients that ended so, of those that count in the summary. */
  requests: number;
}

/** The ways in which calls of a node end that need no setting of it. */
export interface NodeFailures {
  readonly queueFull: Failure;
  readonly crashed: Failure;
  readonly removed: Failure;
  readonly draining: Failure;
  readonly noListener: Failure;
  readonly noInstance: Failure;
  readonly tooDeep: Failure;
  readonly abandoned: Failure;
  readonly expired: Failure;
}

/** How a code ends a call: scenario-format's table "How a call ends". */
const BY_CODE: Readonly<Record<ReasonCode, readonly [Outcome, number, RetryName]>> = {
  queueFull: ["rejected", 503, "5xx"],
  errorRate: ["serverError", 500, "5xx"],
  failStep: ["serverError", 500, "5xx"],
  fault: ["serverError", 500, "5xx"],
  notFound: ["clientError", 404, "never"],
  unknownEndpoint: ["clientError", 404, "never"],
  auth: ["clientError", 401, "never"],
  rateLimit: ["rejected", 429, "429"],
  quota: ["rejected", 429, "429"],
  tooDeep: ["rejected", 508, "never"],
  crashed: ["serverError", 502, "reset"],
  removed: ["serverError", 502, "reset"],
  draining: ["serverError", 502, "reset"],
  noListener: ["refused", 502, "connect"],
  noInstance: ["rejected", 503, "rejected"],
  breakerOpen: ["rejected", 503, "rejected"],
  timeout: ["timeout", 504, "timeout"],
  deadline: ["timeout", 504, "never"],
  patience: ["cancelled", 499, "never"],
  abandoned: ["cancelled", 499, "never"],
  ownRateLimit: ["rejected", 503, "rejected"],
  bulkheadFull: ["rejected", 503, "rejected"],
  bulkheadWait: ["rejected", 503, "rejected"],
  concurrencyLimit: ["rejected", 503, "rejected"],
  twinWon: ["cancelled", 499, "never"],
  expired: ["timeout", 504, "never"],
  shed: ["rejected", 503, "5xx"],
  shedDelay: ["rejected", 503, "5xx"],
  sagaRefused: ["clientError", 409, "never"],
  poison: ["serverError", 500, "5xx"],
  sagaTimeout: ["timeout", 504, "timeout"],
  topicFull: ["rejected", 503, "5xx"],
  conflict: ["clientError", 409, "never"],
};

export class Failures {
  readonly all: Failure[] = [];
  private readonly byKey = new Map<string, Failure>();

  /** @param status instead of the code's own: of a `fail` step or an errors fault; a 4xx makes it the client's error */
  of(code: ReasonCode, at: string, status?: number): Failure {
    const [outcome, usual, retry] = BY_CODE[code];
    const s = status ?? usual;
    const key = `${code} ${s} ${at}`;
    const found = this.byKey.get(key);
    if (found !== undefined) return found;
    const mine = outcome === "serverError" && s < 500;
    const made: Failure = {
      index: this.all.length,
      outcome: outcomeIndex(mine ? "clientError" : outcome),
      status: s,
      code,
      at,
      retry: mine ? (s === 408 ? "408" : s === 429 ? "429" : "never") : retry,
      requests: 0,
    };
    this.all.push(made);
    this.byKey.set(key, made);
    return made;
  }
}
