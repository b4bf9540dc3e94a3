// The outcomes of the last N seconds, in buckets of a whole second of virtual time: the present one and the N − 1 before it
// (resilience4j: SlidingTimeWindowMetrics).
import type { Tally } from "./tally.ts";

const SECOND = 1_000_000;
/** Of a bucket: outcomes, failures, slow ones. */
const WIDTH = 3;

export class TimeWindow implements Tally {
  readonly kind = "time";
  readonly size: number;
  total = 0;
  failed = 0;
  slow = 0;
  private readonly buckets: Float64Array;
  /** Number of the present second. */
  private second = 0.5;

  /** @param size seconds, 1 or more */
  constructor(size: number) {
    this.size = size;
    this.buckets = new Float64Array(size * WIDTH);
    this.second = 0;
  }

  record(now: number, failed: boolean, slow: boolean): void {
    this.turn(now);
    const at = (this.second % this.size) * WIDTH;
    this.buckets[at]!++;
    this.total++;
    if (failed) {
      this.buckets[at + 1]!++;
      this.failed++;
    }
    if (slow) {
      this.buckets[at + 2]!++;
      this.slow++;
    }
  }

  turn(now: number): void {
    const second = Math.floor(now / SECOND);
    if (second === this.second) return;
    for (let s = Math.max(this.second + 1, second - this.size + 1); s <= second; s++) this.drop((s % this.size) * WIDTH);
    this.second = second;
  }

  private drop(at: number): void {
    this.total -= this.buckets[at] as number;
    this.failed -= this.buckets[at + 1] as number;
    this.slow -= this.buckets[at + 2] as number;
    this.buckets.fill(0, at, at + WIDTH);
  }

  clear(): void {
    this.total = this.failed = this.slow = 0;
    this.buckets.fill(0);
  }

  contents(now: number): number[] {
    this.turn(now);
    const told: number[] = [];
    for (let s = this.second - this.size + 1; s <= this.second; s++) {
      const at = (((s % this.size) + this.size) % this.size) * WIDTH;
      const [total = 0, failed = 0, slow = 0] = this.buckets.subarray(at, at + WIDTH);
      told.push(total - failed, failed, slow);
    }
    return told;
  }
}
