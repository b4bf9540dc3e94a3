// The ids that were seen within a window: what an idempotent consumer, or a change that is to be made once, asks before it does
// something again. Usable alone: every operation takes the time, which never goes back. Memory follows the ids of one window, at some 40 bytes each.
import { PairIndex } from "../kernel/pair-index.ts";
import { SlotRing } from "../kernel/slot-ring.ts";

export class RecentIds {
  /** µs that an id is remembered. */
  window: number;
  private readonly index = new PairIndex();
  /** Numbers of the ids in the order in which they came, so in the order in which they are forgotten. */
  private readonly order = new SlotRing();
  private since = new Float64Array(16);

  constructor(window: number) {
    this.window = window;
  }

  get size(): number {
    return this.index.size;
  }

  /** Is the id (a pair of 32-bit integers) one of the window? It is not any more at the end of its window. */
  has(a: number, b: number, now: number): boolean {
    const entry = this.index.find(a, b);
    return entry >= 0 && now < (this.since[entry] as number) + this.window;
  }

  /** Remembers the id from now on; one that is there already keeps its time. Forgets those whose window is over. */
  add(a: number, b: number, now: number): void {
    this.forget(now);
    if (this.index.find(a, b) >= 0) return;
    const entry = this.index.add(a, b);
    if (entry >= this.since.length) this.grow();
    this.since[entry] = now;
    this.order.push(entry);
  }

  private forget(now: number): void {
    while (this.order.length > 0 && now >= (this.since[this.order.at(0)] as number) + this.window) this.index.remove(this.order.shift());
  }

  private grow(): void {
    const bigger = new Float64Array(2 * this.since.length);
    bigger.set(this.since);
    this.since = bigger;
  }
}
