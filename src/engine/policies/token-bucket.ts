// A token bucket: `burst` tokens at most, `rate` a second come back; a request takes one or is turned away. Exact: kept in tokens
// at a moment, not by ticks.
export class TokenBucket {
  private readonly perMicrosecond: number;
  private readonly burst: number;
  private tokens: number;
  private at = 0.5;

  constructor(perSecond: number, burst: number) {
    this.perMicrosecond = perSecond / 1e6;
    this.burst = burst;
    this.tokens = burst;
    this.at = 0;
  }

  take(now: number): boolean {
    this.tokens = this.available(now);
    this.at = now;
    // Sums of fractions: a token that is due at this very microsecond must not be missed by a rounding.
    if (this.tokens < 1 - 1e-9) return false;
    this.tokens = Math.max(0, this.tokens - 1);
    return true;
  }

  available(now: number): number {
    return Math.min(this.burst, this.tokens + (now - this.at) * this.perMicrosecond);
  }
}
