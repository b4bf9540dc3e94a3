// What histograms say of a whole run when somebody asks: count, mean, extremes, quantiles. Cells are read once, then forgotten.
import { type Histogram, middleOf, OCTAVES } from "./histogram.ts";

/** What a histogram says of a stretch of time; quantiles by nearest rank, mid-cell but never
 * beyond the extremes, NaN without data. Times in µs. */
export interface Distilled {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  quantile(q: number): number;
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

/** @param min and max: exact, or bounds where they are not known */
export function distilCells(cells: Float64Array, sum: number, min: number, max: number): Distilled {
  let count = 0;
  for (let i = 0; i < cells.length; i++) count += cells[i] as number;
  return {
    count,
    mean: count === 0 ? NaN : sum / count,
    min: count === 0 ? NaN : min,
    max: count === 0 ? NaN : max,
    quantile: (q) => Math.min(max, Math.max(min, quantileOf(cells, count, q))),
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
