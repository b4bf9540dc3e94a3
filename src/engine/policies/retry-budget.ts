// How many retries a route may afford. `ratio`: a share of the calls of the last while (Finagle, Envoy). `tokens`: gRPC's
// throttling (proposal A6): a failure costs one, a success earns `ratio`; retry only above half of `max`.

export interface RetryBudget {
  /** A call was begun. */
  called(now: number): void;
  succeeded(): void;
  failed(now: number): void;
  /** True when a retry may be sent; it is counted. */
  take(now: number): boolean;
  /** Retries that it would still allow now, if nothing else happened. */
  left(now: number): number;
}

export class TokenBudget implements RetryBudget {
  private tokens: number;
  private readonly max: number;
  private readonly ratio: number;
  constructor(max: number, ratio: number) {
    this.tokens = max;
    this.max = max;
    this.ratio = ratio;
  }
  called(): void {}
  succeeded(): void {
    this.tokens = Math.min(this.max, this.tokens + this.ratio);
  }
  failed(): void {
    this.tokens = Math.max(0, this.tokens - 1);
  }
  take(): boolean {
    return this.tokens > this.max / 2;
  }
  /** Each retry that fails costs one, down to half. */
  left(): number {
    return Math.max(0, Math.ceil(this.tokens - this.max / 2));
  }
}

const BUCKETS = 10;

/** Retries ≤ ratio · calls + minPerSecond · window, both counted over the last window in ten buckets. */
export class RatioBudget implements RetryBudget {
  private readonly ratio: number;
  private readonly free: number;
  private readonly width: number;
  private readonly calls = new Float64Array(BUCKETS);
  private readonly retries = new Float64Array(BUCKETS);
  private bucket = 0.5;

  /** @param window µs */
  constructor(ratio: number, minPerSecond: number, window: number) {
    this.ratio = ratio;
    this.free = (minPerSecond * window) / 1e6;
    this.width = window / BUCKETS;
    this.bucket = 0;
  }
  called(now: number): void {
    this.turn(now);
    this.calls[this.bucket % BUCKETS]!++;
  }
  succeeded(): void {}
  failed(): void {}
  take(now: number): boolean {
    this.turn(now);
    if (sum(this.retries) + 1 > this.ratio * sum(this.calls) + this.free) return false;
    this.retries[this.bucket % BUCKETS]!++;
    return true;
  }
  left(now: number): number {
    this.turn(now);
    return Math.max(0, Math.floor(this.ratio * sum(this.calls) + this.free - sum(this.retries)));
  }
  private turn(now: number): void {
    const bucket = Math.floor(now / this.width);
    for (let b = Math.max(this.bucket + 1, bucket - BUCKETS + 1); b <= bucket; b++) {
      this.calls[b % BUCKETS] = 0;
      this.retries[b % BUCKETS] = 0;
    }
    this.bucket = bucket;
  }
}
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
