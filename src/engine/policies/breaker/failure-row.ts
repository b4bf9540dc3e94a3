// Failures one after the other: a good outcome forgets them all.
import type { Tally } from "./tally.ts";

export class FailureRow implements Tally {
  readonly kind = "row";
  readonly size: number;
  failed = 0;
  readonly slow = 0;

  /** @param size failures in a row that are too many; more are not told apart */
  constructor(size: number) {
    this.size = size;
  }
  get total(): number {
    return this.failed;
  }
  record(_now: number, failed: boolean): void {
    this.failed = failed ? this.failed + 1 : 0;
  }
  turn(): void {}
  clear(): void {
    this.failed = 0;
  }
  contents(): number[] {
    return Array.from({ length: Math.min(this.failed, this.size) }, () => 1);
  }
}
