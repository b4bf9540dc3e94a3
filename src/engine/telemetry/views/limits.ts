// What a caller's own limits on a route hold at a moment, by instance of the caller, and what the policies of the route have done since
// the measured time began. Plain data.

export interface LimitsOfCaller {
  /** Name of the instance; a client's own id. */
  readonly caller: string;
  readonly inFlight: number;
  /** Tries in flight at most now, of bulkhead and concurrency limit the lower; Infinity: neither. */
  readonly most: number;
  readonly waiting: number;
  /** Places in line. */
  readonly queue: number;
  /** What the concurrency limit allows now; NaN: there is none. */
  readonly limit: number;
  /** Tokens of the rate limit, below 0 as many as are promised to those who wait; NaN: there is none. */
  readonly tokens: number;
  readonly burst: number;
}

export interface LimitsView {
  /** Null: retries have no budget. Retries that it allows now, and those that it did not allow since it was set. */
  readonly budget: { readonly left: number; readonly refused: number } | null;
  /** Empty where the route has none of these limits. */
  readonly callers: readonly LimitsOfCaller[];
  readonly hedges: number;
  readonly hedgesWon: number;
  readonly fallbacks: number;
  /** Tries that were turned away before they were sent. */
  readonly rateLimited: number;
  readonly bulkheadFull: number;
  readonly bulkheadWaited: number;
  readonly overLimit: number;
}
