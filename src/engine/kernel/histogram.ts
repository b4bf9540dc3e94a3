// Log-linear histograms of whole µs: 64 cells an octave, so half a cell is 0.8 % of the value, 0 to 71 minutes (longer counts as that).
// All histograms of a run share one array, in which each owns a block of 64 cells for every octave it has ever seen: a thousand
// nodes touch few cache lines. A record touches the current window only: one cell, its octave's bit, the sum. When the window
// closes, the touched octaves are read for the quantiles, added to the total and cleared.
// What must not count in the summary (it began in the warm-up) is counted a second time as excluded, and subtracted on reading.

const OCTAVES = 28; // 0: 0 … 63, 1: 64 … 127, then one a doubling
const LONGEST = 4294967295;

/** 2^i */
const powers = new Float64Array(OCTAVES);
for (let i = 0, x = 1; i < OCTAVES; i++, x *= 2) powers[i] = x;
const middleOf = (octave: number, i: number): number =>
  octave < 2 ? octave * 64 + i : (64 + i + 0.5) * (powers[octave - 1] as number) - 0.5;

/** The cell of a duration in whole µs: octave × 64 + place in it. */
export function cellOf(us: number): number {
  const x = us < LONGEST ? us : LONGEST;
  const shift = 25 - Math.clz32(x | 64);
  return (shift << 6) + (x >>> shift);
}

export class HistogramPool {
  private made = 0;
  private blocks = 1; // block 0 is nobody's
  table = new Int32Array(OCTAVES * 16); // histogram, octave → block
  window = new Uint32Array(64 * 64);
  total = new Float64Array(64 * 64);
  excluded: Float64Array | null = null;
  sums = new Float64Array(16);

  make(): Histogram {
    const id = this.made++;
    if (id === this.sums.length) {
      this.sums = twice(this.sums, new Float64Array(2 * this.sums.length));
      this.table = twice(this.table, new Int32Array(2 * this.table.length));
    }
    return new Histogram(this, id);
  }

  /** A block of its own for an octave that is seen for the first time. */
  open(entry: number): number {
    const block = this.blocks++;
    if (block * 64 === this.window.length) {
      this.window = twice(this.window, new Uint32Array(2 * this.window.length));
      this.total = twice(this.total, new Float64Array(2 * this.total.length));
      if (this.excluded !== null) this.excluded = twice(this.excluded, new Float64Array(this.total.length));
    }
    this.table[entry] = block;
    return block;
  }
}
const twice = <A extends Float64Array | Int32Array | Uint32Array>(from: A, into: A): A => {
  into.set(from);
  return into;
};

/** What a histogram says of a stretch of time; quantiles by nearest rank, mid-cell, NaN without data. Times in µs. */
export interface Distilled {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  quantile(q: number): number;
}

export class Histogram {
  private readonly pool: HistogramPool;
  private readonly id: number;
  private readonly row: number;
  private octaves = 0; // a bit for each octave touched in this window
  /** Of this window: the caller may count a zero here instead of recording it. */
  zeros = 0;
  private sum = 0.5; // of closed windows
  private excludedSum = 0.5;
  /** Small integers for durations under 35 minutes; of nothing yet, `min` is −1. */
  min = -1;
  max = 0;
  /** Of the window that was closed last. */
  windowP99 = NaN;

  constructor(pool: HistogramPool, id: number) {
    this.pool = pool;
    this.id = id;
    this.row = id * OCTAVES;
    this.sum = 0;
    this.excludedSum = 0;
  }

  /** @param us whole µs */
  record(us: number): void {
    if (us > this.max) this.max = us;
    if (us < this.min || this.min < 0) this.min = us;
    this.add(us);
  }

  private add(us: number): void {
    const { pool } = this;
    const cell = cellOf(us);
    const octave = cell >> 6;
    const block = pool.table[this.row + octave] || pool.open(this.row + octave);
    pool.window[(block << 6) + (cell & 63)]!++;
    this.octaves |= 1 << octave;
    pool.sums[this.id]! += us;
  }

  /** A duration that counts in its window but not in the total: it began before the measured time. */
  recordExcluded(us: number): void {
    this.add(us);
    const excluded = (this.pool.excluded ??= new Float64Array(this.pool.total.length));
    const cell = cellOf(us);
    const at = ((this.pool.table[this.row + (cell >> 6)] as number) << 6) + (cell & 63);
    excluded[at]!++;
    this.excludedSum += us;
  }

  /** Zeros that were only counted become records. */
  settleZeros(): void {
    if (this.zeros === 0) return;
    const { pool } = this;
    const block = pool.table[this.row] || pool.open(this.row);
    pool.window[block << 6]! += this.zeros;
    this.octaves |= 1;
    this.zeros = 0;
    this.min = 0;
  }

  /** Ends the window: its count, p50, p95 and p99 go to out[0 … 3], NaN without data. */
  close(out: Float64Array): void {
    this.settleZeros();
    const { pool } = this;
    out[0] = 0;
    out[1] = out[2] = out[3] = NaN;
    this.windowP99 = NaN;
    if (this.octaves === 0) return;
    const count = this.countWindow();
    out[0] = count;
    this.drain(count, out);
    this.windowP99 = out[3] as number;
    this.octaves = 0;
    this.sum += pool.sums[this.id] as number;
    pool.sums[this.id] = 0;
  }

  /** Octaves touched in this window, a bit each. */
  get touched(): number {
    this.settleZeros();
    return this.octaves;
  }

  private countWindow(): number {
    const { window, table } = this.pool;
    let count = 0;
    for (let bits = this.octaves; bits !== 0; bits &= bits - 1) {
      const from = (table[this.row + 31 - Math.clz32(bits & -bits)] as number) << 6;
      for (let i = from; i < from + 64; i++) count += window[i] as number;
    }
    return count;
  }

  private drain(count: number, out: Float64Array): void {
    const { window, table, total } = this.pool;
    const middle = count * 0.5;
    const tail = count * 0.95;
    const last = count * 0.99;
    let seen = 0;
    for (let bits = this.octaves; bits !== 0; bits &= bits - 1) {
      const octave = 31 - Math.clz32(bits & -bits);
      const from = (table[this.row + octave] as number) << 6;
      for (let i = from; i < from + 64; i++) {
        const k = window[i] as number;
        if (k === 0) continue;
        const before = seen;
        seen += k;
        total[i]! += k;
        window[i] = 0;
        if (before < middle && seen >= middle) out[1] = middleOf(octave, i - from);
        if (before < tail && seen >= tail) out[2] = middleOf(octave, i - from);
        if (before < last && seen >= last) out[3] = middleOf(octave, i - from);
      }
    }
  }

  /** Adds the cells of the open window to `cells` (OCTAVES × 64), for those who keep windows of their own. */
  addWindowTo(cells: Float64Array): void {
    this.settleZeros();
    const { window, table } = this.pool;
    for (let bits = this.octaves; bits !== 0; bits &= bits - 1) {
      const octave = 31 - Math.clz32(bits & -bits);
      const from = (table[this.row + octave] as number) << 6;
      for (let i = 0; i < 64; i++) cells[(octave << 6) + i]! += window[from + i] as number;
    }
  }

  windowSum(): number {
    return this.pool.sums[this.id] as number;
  }

  /** Adds the measured cells to `cells`. */
  addTo(cells: Float64Array): void {
    this.settleZeros();
    const { window, table, total, excluded } = this.pool;
    for (let octave = 0; octave < OCTAVES; octave++) {
      const from = (table[this.row + octave] as number) << 6;
      for (let i = 0; from > 0 && i < 64; i++)
        cells[(octave << 6) + i]! +=
          (total[from + i] as number) + (window[from + i] as number) - (excluded === null ? 0 : (excluded[from + i] as number));
    }
  }

  measuredSum(): number {
    return this.sum + (this.pool.sums[this.id] as number) - this.excludedSum;
  }
}

const scratch = new Float64Array(4);
/** Closes the windows of several histograms and says what they hold together, as `close` does. */
export function closeTogether(histograms: readonly Histogram[], out: Float64Array): void {
  let touched: Histogram | null = null;
  let several = false;
  for (const histogram of histograms) {
    if (histogram.touched === 0) continue;
    several = touched !== null;
    touched = histogram;
    if (several) break;
  }
  if (several) windowQuantiles(histograms, out);
  for (const histogram of histograms) histogram.close(several || histogram !== touched ? scratch : out);
  if (touched === null) {
    out[0] = 0;
    out[1] = out[2] = out[3] = NaN;
  }
}

/** Of the open windows of several histograms together: count, p50, p95, p99 to out[0 … 3], NaN without data. Closes none. */
export function windowQuantiles(histograms: readonly Histogram[], out: Float64Array): void {
  let octaves = 0;
  for (const histogram of histograms) octaves |= histogram.touched;
  for (const histogram of histograms) histogram.addWindowTo(merged);
  let count = 0;
  for (let bits = octaves; bits !== 0; bits &= bits - 1) {
    const from = (31 - Math.clz32(bits & -bits)) << 6;
    for (let i = from; i < from + 64; i++) count += merged[i] as number;
  }
  out[0] = count;
  out[1] = out[2] = out[3] = NaN;
  findRanks(octaves, count, out);
}
/** The cells of several windows; zero between two uses. */
const merged = new Float64Array(OCTAVES * 64);

/** Reads the quantiles off the merged cells, and clears them. */
function findRanks(octaves: number, count: number, out: Float64Array): void {
  const middle = count * 0.5;
  const tail = count * 0.95;
  const last = count * 0.99;
  let seen = 0;
  for (let bits = octaves; bits !== 0; bits &= bits - 1) {
    const octave = 31 - Math.clz32(bits & -bits);
    for (let i = 0; i < 64; i++) {
      const k = merged[(octave << 6) + i] as number;
      if (k === 0) continue;
      merged[(octave << 6) + i] = 0;
      const before = seen;
      seen += k;
      if (before < middle && seen >= middle) out[1] = middleOf(octave, i);
      if (before < tail && seen >= tail) out[2] = middleOf(octave, i);
      if (before < last && seen >= last) out[3] = middleOf(octave, i);
    }
  }
}

export const CELLS = OCTAVES * 64;

/** What several histograms say together. */
export function distil(histograms: readonly Histogram[]): Distilled {
  const cells = new Float64Array(CELLS);
  let sum = 0;
  let min = Infinity;
  let max = 0;
  for (const histogram of histograms) {
    histogram.addTo(cells);
    sum += histogram.measuredSum();
    if (histogram.min >= 0) min = Math.min(min, histogram.min);
    max = Math.max(max, histogram.max);
  }
  return distilCells(cells, sum, min, max);
}

export function distilCells(cells: Float64Array, sum: number, min: number, max: number): Distilled {
  let count = 0;
  for (let i = 0; i < cells.length; i++) count += cells[i] as number;
  return {
    count,
    mean: count === 0 ? NaN : sum / count,
    min: count === 0 ? NaN : min,
    max: count === 0 ? NaN : max,
    quantile: (q) => quantileOf(cells, count, q),
  };
}

function quantileOf(cells: Float64Array, count: number, q: number): number {
  let left = Math.max(1, Math.ceil(q * count));
  if (count === 0) return NaN;
  for (let i = 0; i < cells.length; i++) {
    left -= cells[i] as number;
    if (left <= 0) return middleOf(i >> 6, i & 63);
  }
  return NaN;
}
