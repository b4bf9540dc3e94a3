// What a breaker counts, and how it judges what was counted. Three ways to count stand beside this file; the judgement is one.

/** Outcomes that a breaker still remembers. */
export interface Tally {
  readonly kind: "row" | "count" | "time";
  /** Places (of a time window: seconds) that it has. */
  readonly size: number;
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
  /** @param now whole µs of virtual time */
  record(now: number, failed: boolean, slow: boolean): void;
  /** Forgets what has grown too old by now. */
  turn(now: number): void;
  clear(): void;
  /** Oldest first: for those who want to see it. Count: FAILED and SLOW bits an outcome; time: ok, failed, slow a second. */
  contents(now: number): number[];
}

export interface Limits {
  /** Outcomes that must be there before a rate says anything. */
  readonly minimum: number;
  /** Shares of the outcomes, 0 to 1; Infinity: never. */
  readonly failureRate: number;
  readonly slowRate: number;
}

export type Judgement = "unknown" | "good" | "failures" | "slow";

/** A rate that has reached its threshold (≥) is too much; failures are named first (resilience4j: CircuitBreakerMetrics). */
export function judge(tally: Tally, { minimum, failureRate, slowRate }: Limits): Judgement {
  if (tally.total < minimum) return "unknown";
  if (tally.failed / tally.total >= failureRate) return "failures";
  return tally.slow / tally.total >= slowRate ? "slow" : "good";
}
