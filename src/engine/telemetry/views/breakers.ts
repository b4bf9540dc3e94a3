// What circuit breakers tell: their states, why a state changed, and what the window of one holds. Types and names only.

export const BREAKER_STATES = ["CLOSED", "OPEN", "HALF_OPEN", "DISABLED", "METRICS_ONLY", "FORCED_OPEN"] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/**
 * Why a breaker changed its state, with the numbers that made it so.
 * `inRow`: so many failures one after the other · `failures`, `slow`: a share of the window reached its threshold ·
 * `waited`: it was open for `part` µs · `probesFailed`, `probesSlow`, `probesGood`: what came of the calls that half-open let through ·
 * `probesLate`: half-open waited `part` µs for outcomes, at most `of` of them were in · `set`: the setting was changed.
 */
export const BREAKER_REASONS = [
  "inRow",
  "failures",
  "slow",
  "waited",
  "probesFailed",
  "probesSlow",
  "probesGood",
  "probesLate",
  "set",
] as const;
export type BreakerReason = (typeof BREAKER_REASONS)[number];

export interface BreakerChange {
  readonly at: number; // µs
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly reason: BreakerReason;
  /** `part` of `of` outcomes, against a share of `threshold`; of times see the reason. */
  readonly part: number;
  readonly of: number;
  readonly threshold: number;
}

/** An outcome in a window: bit 0 a failure, bit 1 slow. */
export const FAILED = 1;
export const SLOW = 2;

/** One breaker as it is now. Times in µs, NaN or Infinity where there is none. */
export interface BreakerView {
  /** "orders-2", or the client's id. */
  readonly caller: string;
  readonly state: BreakerState;
  readonly since: number;
  /** Open: when it may let a call through; half-open: when it opens again without outcomes. */
  readonly until: number;
  /** Openings without a close between them. */
  readonly openings: number;
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
  /** Outcomes that must be in before a rate counts. */
  readonly minimum: number;
  readonly failureRate: number; // of these outcomes, NaN below the minimum
  readonly slowRate: number;
  readonly failureLimit: number;
  readonly slowLimit: number;
  /** Half-open: calls that may still be sent, of so many. */
  readonly permits: number;
  readonly probes: number;
  /** Count windows: outcomes, oldest first. Time windows: ok, failed, slow of each second, oldest first. */
  readonly outcomes: readonly number[];
  readonly window: "row" | "count" | "time";
  readonly size: number; // outcomes or seconds
  readonly changes: readonly BreakerChange[]; // newest first
}
