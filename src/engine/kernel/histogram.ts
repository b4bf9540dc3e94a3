// Log-linear histograms of whole µs: 64 cells an octave, so half a cell is 0.8 % of the value, 0 to 71 minutes (longer counts as that).
// All histograms of a run share one array, in which each owns a block of 64 cells for every octave it has ever seen: a thousand
// nodes touch few cache lines. A record touches the current window only: one cell, its octave's count, the sum. When the window
// closes, quantiles are looked for in the octave that the counts name, and the touched octaves are added to the total and cleared.
// What must not count in the summary (it began in the warm-up) is counted a second time as excluded, and subtracted on reading.

export const OCTAVES = 28; // 0: 0 … 63, 1: 64 … 127, then one a doubling
const LONGEST = 4294967295;

/** 2^i */
const powers = new Float64Array(OCTAVES);
for (let i = 0, x = 1; i < OCTAVES; i++, x *= 2) powers[i] = x;
/** The duration in the middle of a cell. */
export const middleOf = (octave: number, i: number): number =>
  octave < 2 ? octave * 64 + i : (64 + i + 0.5) * (powers[octave - 1] as number) - 0.5;

/** The cell of a duration in whole µs: octave × 64 + place in it. */
export function cellOf(us: number): number {
  const x = us < LONGEST ? us : LONGEST;
  const shift = 25 - Math.clz32(x | 64);
  return (shift << 6) + (x >>> shift);
}

/** Places of a row: for each octave where its block begins (0: it has none) and how many records of this window it has. */
const ROW = OCTAVES * 2;
/** Cells of an octave. */
export const BLOCK = 64;

/** Where all histograms of a run keep their cells: one array, so that a record looks up one base and one length. */
export class HistogramPool {
  private used = ROW; // place 0 is nobody's
  /** Rows and blocks of open windows, in the order in which they were asked for. */
  window = new Int32Array(1024);
  /** At the places of the blocks: closed windows, and of these what does not count. */
  total = new Float64Array(1024);
  excluded: Float64Array | null = null;

  make(): Histogram {
    return new Histogram(this, this.take(ROW));
  }

  /** A block for an octave that is seen for the first time. @param entry its place in the row */
  open(entry: number): number {
    const block = this.take(BLOCK);
    this.window[entry] = block;
    return block;
  }

  private take(places: number): number {
    const from = this.used;
    this.used += places;
    while (this.used > this.window.length) this.grow();
    return from;
  }

  private grow(): void {
    const length = 2 * this.window.length;
    this.window = twice(this.window, new Int32Array(length));
    this.total = twice(this.total, new Float64Array(length));
    if (this.excluded !== null) this.excluded = twice(this.excluded, new Float64Array(length));
  }
}
const twice = <A extends Float64Array | Int32Array>(from: A, into: A): A => {
  into.set(from);
  return into;
};

export class Histogram {
  private readonly pool: HistogramPool;
  private readonly row: number;
  /** Of this window: the caller may count a zero here instead of recording it. */
  zeros = 0;
  private openSum = 0.5; // of the open window
  private closedSum = 0.5;
  private excludedSum = 0.5;
  /** Small integers for durations under 35 minutes; of nothing yet, `min` is −1. */
  min = -1;
  max = 0;
  /** Of the window that was closed last. */
  windowP99 = NaN;
  /** The octaves in which it has ever had a record, excluded ones too. */
  lowest = OCTAVES;
  highest = -1;

  constructor(pool: HistogramPool, row: number) {
    this.pool = pool;
    this.row = row;
    this.openSum = this.closedSum = this.excludedSum = 0;
  }

  /** @param us whole µs */
  record(us: number): void {
    if (us > this.max) this.max = us;
    if (us < this.min || this.min < 0) this.min = us;
    this.add(us);
  }

  private add(us: number): void {
    const cell = cellOf(us);
    const entry = this.row + ((cell >> 6) << 1);
    const block = this.pool.window[entry] || this.open(cell >> 6);
    const { window } = this.pool;
    window[entry + 1]!++;
    window[block + (cell & 63)]!++;
    this.openSum += us;
  }

  private open(octave: number): number {
    this.lowest = Math.min(this.lowest, octave);
    this.highest = Math.max(this.highest, octave);
    return this.pool.open(this.row + octave * 2);
  }

  /** A duration that counts in its window but not in the total: it began before the measured time. */
  recordExcluded(us: number): void {
    this.add(us);
    const excluded = (this.pool.excluded ??= new Float64Array(this.pool.total.length));
    const cell = cellOf(us);
    excluded[this.blockOf(cell >> 6) + (cell & 63)]!++;
    this.excludedSum += us;
  }

  /** Zeros that were only counted become records. */
  settleZeros(): void {
    if (this.zeros === 0) return;
    const { pool } = this;
    const block = pool.window[this.row] || this.open(0);
    pool.window[block]! += this.zeros;
    pool.window[this.row + 1]! += this.zeros;
    this.zeros = 0;
    this.min = 0;
  }

  /** Where the octave's block begins. */
  private blockOf(octave: number): number {
    return this.pool.window[this.row + octave * 2] as number;
  }
  /** Records of the open window in an octave. Zeros must be settled. */
  countIn(octave: number): number {
    return this.pool.window[this.row + octave * 2 + 1] as number;
  }
  /** Records of the open window in a cell. */
  inCell(octave: number, i: number): number {
    return this.pool.window[this.blockOf(octave) + i] as number;
  }

  /** Ends the window: what it held is added to the total. */
  close(): void {
    this.settleZeros();
    const { window, total } = this.pool;
    for (let octave = this.lowest; octave <= this.highest; octave++) {
      const entry = this.row + octave * 2;
      if (window[entry + 1] === 0) continue;
      window[entry + 1] = 0;
      const from = window[entry] as number;
      for (let i = from; i < from + BLOCK; i++) {
        total[i]! += window[i] as number;
        window[i] = 0;
      }
    }
    this.closedSum += this.openSum;
    this.openSum = 0;
  }

  /** Adds the cells of the open window to `cells` (OCTAVES × 64), for those who keep windows of their own. */
  addWindowTo(cells: Float64Array): void {
    this.settleZeros();
    for (let octave = this.lowest; octave <= this.highest; octave++)
      if (this.countIn(octave) > 0) for (let i = 0; i < 64; i++) cells[(octave << 6) + i]! += this.inCell(octave, i);
  }

  windowSum(): number {
    return this.openSum;
  }

  /** Adds the measured cells to `cells`. */
  addTo(cells: Float64Array): void {
    this.settleZeros();
    const { window, total, excluded } = this.pool;
    for (let octave = 0; octave < OCTAVES; octave++) {
      const from = this.blockOf(octave);
      for (let i = 0; from > 0 && i < 64; i++)
        cells[(octave << 6) + i]! +=
          (total[from + i] as number) + (window[from + i] as number) - (excluded === null ? 0 : (excluded[from + i] as number));
    }
  }

  measuredSum(): number {
    return this.closedSum + this.openSum - this.excludedSum;
  }
}
