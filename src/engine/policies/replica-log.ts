// What a read replica does not have yet: the writes that are on their way to it, replayed in the order of their commits, as a
// write-ahead log is. So a write whose own lag is short still waits for those before it. Usable alone: it takes the time.
// Constant time a write and a read; memory follows the most writes that were ever under way at once.
import { doubled, PairIndex } from "../kernel/pair-index.ts";

export class ReplicaLog {
  /** Keys with writes under way, and how many of each. */
  private readonly keys = new PairIndex();
  private counts = new Int32Array(16);
  /** The writes under way, a ring: their key's number, commit and replay. */
  private entries = new Int32Array(16);
  private committed = new Float64Array(16);
  private replayed = new Float64Array(16);
  private head = 0;
  private length = 0;
  private last = 0.5;

  constructor() {
    this.last = 0;
  }

  /** A write is committed at the primary, and is here after the lag (µs) at the earliest. @returns when it is here */
  write(key: number, now: number, lag: number): number {
    this.replay(now);
    if (this.length === this.entries.length) this.grow();
    let entry = this.keys.find(0, key);
    if (entry < 0) {
      entry = this.keys.add(0, key);
      if (entry >= this.counts.length) this.counts = doubled(this.counts);
      this.counts[entry] = 0;
    }
    this.counts[entry]!++;
    this.last = Math.max(this.last, now + lag);
    const at = (this.head + this.length++) & (this.entries.length - 1);
    this.entries[at] = entry;
    this.committed[at] = now;
    this.replayed[at] = this.last;
    return this.last;
  }

  /** How many versions of the key are committed and not here yet; 0: a read is fresh. A write is here at its very moment. */
  behind(key: number, now: number): number {
    this.replay(now);
    const entry = this.keys.find(0, key);
    return entry < 0 ? 0 : (this.counts[entry] as number);
  }

  /** Writes under way. */
  pending(now: number): number {
    this.replay(now);
    return this.length;
  }

  /** µs since the commit of the oldest write that is not here; 0 when all are. */
  lag(now: number): number {
    this.replay(now);
    return this.length === 0 ? 0 : now - (this.committed[this.head] as number);
  }

  private replay(now: number): void {
    while (this.length > 0 && (this.replayed[this.head] as number) <= now) {
      const entry = this.entries[this.head] as number;
      this.head = (this.head + 1) & (this.entries.length - 1);
      this.length--;
      if (--this.counts[entry]! === 0) this.keys.remove(entry);
    }
  }

  private grow(): void {
    const from = this.entries.length;
    const [entries, committed, replayed] = [new Int32Array(2 * from), new Float64Array(2 * from), new Float64Array(2 * from)];
    for (let i = 0; i < this.length; i++) {
      const at = (this.head + i) & (from - 1);
      entries[i] = this.entries[at] as number;
      committed[i] = this.committed[at] as number;
      replayed[i] = this.replayed[at] as number;
    }
    this.entries = entries;
    this.committed = committed;
    this.replayed = replayed;
    this.head = 0;
  }
}
