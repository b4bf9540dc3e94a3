// Ids that were seen within a window of time, as an idempotent receiver keeps them: the first of an id is new, the others are duplicates.
// Usable alone: it takes the time. Constant time a look; memory follows the most ids of any window.
import { PairIndex } from "../../kernel/pair-index.ts";

export class RememberedIds {
  /** µs for which an id is remembered. */
  readonly window: number;
  private readonly index = new PairIndex();
  /** A ring, oldest first: the id's number and when it is forgotten. */
  private numbers = new Int32Array(16);
  private until = new Float64Array(16);
  private head = 0;
  private length = 0;

  constructor(window: number) {
    this.window = window;
  }

  /** An id is a pair of 32-bit words. */
  has(a: number, b: number, now: number): boolean {
    this.forget(now);
    return this.index.find(a, b) >= 0;
  }

  /** Remembers an id that it does not have. */
  add(a: number, b: number, now: number): void {
    this.forget(now);
    if (this.length === this.numbers.length) this.grow();
    const at = (this.head + this.length++) & (this.numbers.length - 1);
    this.numbers[at] = this.index.add(a, b);
    this.until[at] = now + this.window;
  }

  get size(): number {
    return this.length;
  }

  private forget(now: number): void {
    while (this.length > 0 && (this.until[this.head] as number) <= now) {
      this.index.remove(this.numbers[this.head] as number);
      this.head = (this.head + 1) & (this.numbers.length - 1);
      this.length--;
    }
  }

  private grow(): void {
    const from = this.numbers.length;
    const [numbers, until] = [new Int32Array(2 * from), new Float64Array(2 * from)];
    for (let i = 0; i < this.length; i++) {
      const at = (this.head + i) & (from - 1);
      numbers[i] = this.numbers[at] as number;
      until[i] = this.until[at] as number;
    }
    this.numbers = numbers;
    this.until = until;
    this.head = 0;
  }
}
