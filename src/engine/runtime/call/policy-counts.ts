// What a route's policies have done for its calls; what began in the warm-up is counted a second time in `excluded…`.
export class PolicyCounts {
  /** Tries beside the first one, and those of them whose answer came first. */
  hedges = 0;
  excludedHedges = 0;
  hedgesWon = 0;
  excludedHedgesWon = 0;
  /** Calls that failed and that the caller answered itself. */
  fallbacks = 0;
  excludedFallbacks = 0;
  /** Tries of the measured time that the caller's own limits turned away, by the limit. */
  rateLimited = 0;
  bulkheadFull = 0;
  bulkheadWaited = 0;
  overLimit = 0;
}
