// Pairs of 32-bit words → small numbers 0, 1, 2, …, of which freed ones are given again: what is known of a pair stands in
// arrays at its number. Open addressing over typed arrays (linear probing, backward shift on removal), since a Map would make
// an object or a boxed number of every pair. Memory follows the most pairs that were ever there at once.
import { mixWords } from "./hash.ts";

export class PairIndex {
  private first = new Int32Array(8);
  private second = new Int32Array(8);
  /** Number + 1 of the pair that stands in the place, 0: none. Twice as long as there may be pairs. */
  private table = new Int32Array(16);
  private free = new Int32Array(8);
  private freed = 0;
  private given = 0;

  /** How many pairs are there. */
  get size(): number {
    return this.given - this.freed;
  }

  /** @returns the number of the pair, −1 when it is not there */
  find(a: number, b: number): number {
    const { table, first, second } = this;
    const mask = table.length - 1;
    for (let at = mixWords(a, b) & mask; ; at = (at + 1) & mask) {
      const entry = (table[at] as number) - 1;
      if (entry < 0 || (first[entry] === (a | 0) && second[entry] === (b | 0))) return entry;
    }
  }

  /** Gives a number to a pair that has none. */
  add(a: number, b: number): number {
    if (this.freed === 0 && this.given === this.first.length) this.grow();
    const entry = this.freed > 0 ? (this.free[--this.freed] as number) : this.given++;
    this.first[entry] = a;
    this.second[entry] = b;
    this.place(entry);
    return entry;
  }

  remove(entry: number): void {
    const { table } = this;
    const mask = table.length - 1;
    let hole = this.home(entry);
    while (table[hole] !== entry + 1) hole = (hole + 1) & mask;
    for (let at = (hole + 1) & mask; table[at] !== 0; at = (at + 1) & mask) {
      // Who stands behind the hole moves into it, unless it would then stand before its home.
      if (((at - this.home((table[at] as number) - 1)) & mask) < ((at - hole) & mask)) continue;
      table[hole] = table[at] as number;
      hole = at;
    }
    table[hole] = 0;
    this.free[this.freed++] = entry;
  }

  clear(): void {
    this.table.fill(0);
    this.freed = 0;
    this.given = 0;
  }

  private home(entry: number): number {
    return mixWords(this.first[entry] as number, this.second[entry] as number) & (this.table.length - 1);
  }

  private place(entry: number): void {
    const mask = this.table.length - 1;
    let at = this.home(entry);
    while (this.table[at] !== 0) at = (at + 1) & mask;
    this.table[at] = entry + 1;
  }

  private grow(): void {
    this.first = doubled(this.first);
    this.second = doubled(this.second);
    this.free = new Int32Array(this.first.length);
    this.table = new Int32Array(2 * this.first.length);
    for (let entry = 0; entry < this.given; entry++) this.place(entry);
  }
}

/** The same words, with as much room again behind them. */
export function doubled(words: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(2 * words.length);
  bigger.set(words);
  return bigger;
}
