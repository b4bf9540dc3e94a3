// A token bucket: `burst` tokens at most, `rate` a second come back; a request takes one, or is turned away, or waits for the one
// that it has reserved. Kept in millionths of a token at a moment, so that a whole number of tokens a second is exact for ever.
const TOKEN = 1e6;
/** Sums of fractions: a token that is due at this very microsecond must not be missed by a rounding. */
const ROUNDING = 1e-3;

export class TokenBucket {
  private rate: number;
  private most: number;
  private level: number; // below 0: reserved by those who wait
  private at = 0.5;

  /** @param perSecond tokens that come back a second  @param burst tokens at most, and at the start */
  constructor(perSecond: number, burst: number) {
    this.rate = perSecond; // also millionths of a token a microsecond
    this.most = burst * TOKEN;
    this.level = this.most;
    this.at = 0;
  }

  /** Another rate and size from now on; the tokens that are there stay, as far as they fit. */
  configure(perSecond: number, burst: number, now: number): void {
    this.fill(now);
    this.rate = perSecond;
    this.most = burst * TOKEN;
    this.level = Math.min(this.level, this.most);
  }

  /** True: a token was there and has been taken. @param now µs, never less than before */
  take(now: number): boolean {
    return this.reserve(now, 0) === 0;
  }

  /**
   * Takes the next token that nobody has reserved.
   * @param most whole µs that the caller would wait for it
   * @returns whole µs until it is there, 0: at once; −1: that is longer than `most`, and nothing was taken
   */
  reserve(now: number, most: number): number {
    this.fill(now);
    const missing = TOKEN - this.level;
    const wait = missing <= ROUNDING ? 0 : Math.ceil((missing - ROUNDING) / this.rate);
    if (wait > most) return -1;
    this.level -= TOKEN;
    if (this.level < 0 && this.level > -ROUNDING) this.level = 0;
    return wait;
  }

  /** Whole µs until a token is there that nobody has reserved, 0 when one is: what `retry-after` says. */
  wait(now: number): number {
    const missing = TOKEN * (1 - this.available(now)) - ROUNDING;
    return missing <= 0 ? 0 : Math.ceil(missing / this.rate);
  }

  /** Tokens that are there now; below 0 as many as are reserved. */
  available(now: number): number {
    return Math.min(this.most, this.level + (now - this.at) * this.rate) / TOKEN;
  }

  private fill(now: number): void {
    this.level = Math.min(this.most, this.level + (now - this.at) * this.rate);
    this.at = now;
  }
}
