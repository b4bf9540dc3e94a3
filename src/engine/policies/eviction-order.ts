// Which entry of a full cache goes first. Entries are small numbers; every operation takes constant time, over typed arrays that
// grow with the greatest number.
import { doubled } from "../kernel/pair-index.ts";

export interface EvictionOrder {
  add(entry: number): void;
  /** It was asked for. */
  use(entry: number): void;
  remove(entry: number): void;
  /** The one that goes first, −1 when there is none. */
  readonly first: number;
}

/** Least recently used first: a list from the one used longest ago to the latest. Without `use`: first in, first out. */
export class RecencyOrder implements EvictionOrder {
  private before = new Int32Array(16);
  private after = new Int32Array(16);
  first = -1;
  private last = -1;

  add(entry: number): void {
    while (entry >= this.after.length) {
      this.before = doubled(this.before);
      this.after = doubled(this.after);
    }
    this.before[entry] = this.last;
    this.after[entry] = -1;
    if (this.last < 0) this.first = entry;
    else this.after[this.last] = entry;
    this.last = entry;
  }

  use(entry: number): void {
    if (entry === this.last) return;
    this.remove(entry);
    this.add(entry);
  }

  /** The one behind it, −1 at the end. */
  next(entry: number): number {
    return this.after[entry] as number;
  }

  remove(entry: number): void {
    const before = this.before[entry] as number;
    const after = this.after[entry] as number;
    if (before < 0) this.first = after;
    else this.after[before] = after;
    if (after < 0) this.last = before;
    else this.before[after] = before;
  }
}

/**
 * Least frequently used first, of equal ones the least recently used: a list of counts in use, each with a list of its entries
 * (Shah, Mitra, Matani 2010: constant time). Counts are of an entry's stay in the cache and do not age.
 */
export class FrequencyOrder implements EvictionOrder {
  /** By entry: its row, and its neighbours among those of the same count. */
  private row = new Int32Array(16);
  private before = new Int32Array(16);
  private after = new Int32Array(16);
  /** By row: the count, its oldest and newest entry, the rows of the next lower and higher count. */
  private count = new Int32Array(16);
  private oldest = new Int32Array(16);
  private newest = new Int32Array(16);
  private lower = new Int32Array(16);
  private higher = new Int32Array(16);
  private lowest = -1;
  /** Rows to use again, chained by `higher`. */
  private freeRow = -1;
  private rows = 0;

  get first(): number {
    return this.lowest < 0 ? -1 : (this.oldest[this.lowest] as number);
  }

  add(entry: number): void {
    while (entry >= this.row.length) this.growEntries();
    const one = this.lowest >= 0 && this.count[this.lowest] === 1 ? this.lowest : this.insert(1, -1);
    this.append(entry, one);
  }

  use(entry: number): void {
    const from = this.row[entry] as number;
    const count = Math.min(0x7fffffff, (this.count[from] as number) + 1);
    const above = this.higher[from] as number;
    const to = above >= 0 && this.count[above] === count ? above : this.insert(count, from);
    this.remove(entry);
    this.append(entry, to);
  }

  remove(entry: number): void {
    const row = this.row[entry] as number;
    const before = this.before[entry] as number;
    const after = this.after[entry] as number;
    if (before < 0) this.oldest[row] = after;
    else this.after[before] = after;
    if (after < 0) this.newest[row] = before;
    else this.before[after] = before;
    if (this.oldest[row] === -1) this.drop(row);
  }

  private append(entry: number, row: number): void {
    const newest = this.newest[row] as number;
    this.row[entry] = row;
    this.before[entry] = newest;
    this.after[entry] = -1;
    if (newest < 0) this.oldest[row] = entry;
    else this.after[newest] = entry;
    this.newest[row] = entry;
  }

  /** A row for the count, behind the row `lower` (−1: as the lowest). */
  private insert(count: number, lower: number): number {
    const row = this.takeRow();
    const higher = lower < 0 ? this.lowest : (this.higher[lower] as number);
    this.count[row] = count;
    this.oldest[row] = this.newest[row] = -1;
    this.lower[row] = lower;
    this.higher[row] = higher;
    if (lower < 0) this.lowest = row;
    else this.higher[lower] = row;
    if (higher >= 0) this.lower[higher] = row;
    return row;
  }

  private drop(row: number): void {
    const lower = this.lower[row] as number;
    const higher = this.higher[row] as number;
    if (lower < 0) this.lowest = higher;
    else this.higher[lower] = higher;
    if (higher >= 0) this.lower[higher] = lower;
    this.higher[row] = this.freeRow;
    this.freeRow = row;
  }

  private takeRow(): number {
    const row = this.freeRow;
    if (row >= 0) {
      this.freeRow = this.higher[row] as number;
      return row;
    }
    if (this.rows === this.count.length) this.growRows();
    return this.rows++;
  }

  private growEntries(): void {
    this.row = doubled(this.row);
    this.before = doubled(this.before);
    this.after = doubled(this.after);
  }

  private growRows(): void {
    this.count = doubled(this.count);
    this.oldest = doubled(this.oldest);
    this.newest = doubled(this.newest);
    this.lower = doubled(this.lower);
    this.higher = doubled(this.higher);
  }
}
