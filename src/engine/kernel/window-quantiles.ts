// p50, p95 and p99 of the open windows of one or several histograms, as if they were one. The counts by octave say in which octave a
// rank lies; only there cells are looked at. By nearest rank, in the middle of the cell.
import { BLOCK, type Histogram, middleOf, OCTAVES } from "./histogram.ts";

/** Records by octave of what is being read. */
const counts = new Float64Array(OCTAVES);

/** The shares of p50, p95 and p99, which are found in one walk. */
const SHARES = [0.5, 0.95, 0.99] as const;

// By places, not by iterators: a window is closed too seldom for its code to be compiled soon.

/** Of the open windows of several histograms together: count, p50, p95, p99 to out[0 … 3], NaN without data. Closes none. */
export function windowQuantiles(histograms: readonly Histogram[], out: Float64Array): void {
  const count = countAll(histograms);
  out.fill(NaN, 1, 4);
  out[0] = count;
  if (count === 0) return;
  let octave = -1;
  let cell = BLOCK - 1;
  let seen = 0;
  for (let q = 0; q < SHARES.length; q++) {
    const rank = count * (SHARES[q] as number);
    while (seen < rank) {
      if (++cell === BLOCK) {
        cell = 0;
        octave++;
        while (seen + (counts[octave] as number) < rank) seen += counts[octave++] as number;
      }
      seen += inCell(histograms, octave, cell);
    }
    out[q + 1] = middleOf(octave, cell);
  }
}

/** Settles their zeros, too. */
function countAll(histograms: readonly Histogram[]): number {
  let count = 0;
  counts.fill(0);
  for (let h = 0; h < histograms.length; h++) {
    const histogram = histograms[h] as Histogram;
    histogram.settleZeros();
    for (let octave = histogram.lowest; octave <= histogram.highest; octave++) {
      const here = histogram.countIn(octave);
      counts[octave]! += here;
      count += here;
    }
  }
  return count;
}

function inCell(histograms: readonly Histogram[], octave: number, cell: number): number {
  let count = 0;
  for (let h = 0; h < histograms.length; h++) {
    const histogram = histograms[h] as Histogram;
    if (histogram.countIn(octave) > 0) count += histogram.inCell(octave, cell);
  }
  return count;
}

/** Closes the windows of several histograms and says what they hold together; each knows its own p99 after. */
export function closeTogether(histograms: readonly Histogram[], out: Float64Array): void {
  if (histograms.length > 1)
    for (let h = 0; h < histograms.length; h++) {
      one[0] = histograms[h] as Histogram;
      windowQuantiles(one, out);
      one[0].windowP99 = out[3] as number;
    }
  windowQuantiles(histograms, out);
  if (histograms.length === 1) (histograms[0] as Histogram).windowP99 = out[3] as number;
  for (let h = 0; h < histograms.length; h++) (histograms[h] as Histogram).close();
}
const one: Histogram[] = [];
