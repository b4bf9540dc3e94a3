// How many calls an outside service takes from us: so many in each window of the clock, as most public interfaces count (GitHub:
// 5,000 an hour), or from a bucket that fills steadily and holds as many (Stripe). Usable alone: it takes the time.
import { TokenBucket } from "./token-bucket.ts";

export interface Quota {
  /** True: the call is within the quota, and counted. */
  take(now: number): boolean;
  /** Calls that are left now; a fraction where a token is on its way. */
  left(now: number): number;
}

/** `limit` calls in each of the windows [0, per), [per, 2 · per) …; `per` in µs. */
export class WindowQuota implements Quota {
  private readonly limit: number;
  private readonly per: number;
  private window = 0;
  private used = 0;

  constructor(limit: number, per: number) {
    this.limit = limit;
    this.per = per;
  }

  take(now: number): boolean {
    this.turn(now);
    if (this.used >= this.limit) return false;
    this.used++;
    return true;
  }

  left(now: number): number {
    return Math.floor(now / this.per) === this.window ? this.limit - this.used : this.limit;
  }

  private turn(now: number): void {
    const window = Math.floor(now / this.per);
    if (window === this.window) return;
    this.window = window;
    this.used = 0;
  }
}

/** `limit` tokens at most, full at the start; `limit` of them come back within `per` µs, steadily. */
export class BucketQuota implements Quota {
  private readonly bucket: TokenBucket;

  constructor(limit: number, per: number) {
    this.bucket = new TokenBucket((limit / per) * 1e6, limit);
  }

  take(now: number): boolean {
    return this.bucket.take(now);
  }

  left(now: number): number {
    return this.bucket.available(now);
  }
}
