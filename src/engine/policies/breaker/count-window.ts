// The last N outcomes, in a ring (resilience4j: FixedSizeSlidingWindowMetrics).
import { FAILED, SLOW } from "../../telemetry/views/breakers.ts";
import type { Tally } from "./tally.ts";

export class CountWindow implements Tally {
  readonly kind = "count";
  readonly size: number;
  total = 0;
  failed = 0;
  slow = 0;
  private readonly ring: Uint8Array;
  private next = 0;

  /** @param size outcomes that it holds, 1 or more */
  constructor(size: number) {
    this.size = size;
    this.ring = new Uint8Array(size);
  }

  record(_now: number, failed: boolean, slow: boolean): void {
    if (this.total === this.size) this.drop(this.ring[this.next] as number);
    this.ring[this.next] = (failed ? FAILED : 0) | (slow ? SLOW : 0);
    this.next = this.next + 1 === this.size ? 0 : this.next + 1;
    this.total++;
    if (failed) this.failed++;
    if (slow) this.slow++;
  }

  private drop(outcome: number): void {
    this.total--;
    if ((outcome & FAILED) !== 0) this.failed--;
    if ((outcome & SLOW) !== 0) this.slow--;
  }

  turn(): void {}

  clear(): void {
    this.total = this.failed = this.slow = this.next = 0;
  }

  contents(): number[] {
    const first = this.next - this.total + this.size;
    return Array.from({ length: this.total }, (_, i) => this.ring[(first + i) % this.size] as number);
  }
}
