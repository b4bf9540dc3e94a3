// p50, p95 and p99 of the open windows of one or several histograms, as if they were one. The counts by octave say in which octave a
// rank lies; only there cells are looked at. By nearest rank, in the middle of the cell.
import { type Histogram, middleOf, OCTAVES } from "./histogram.ts";

/** Records by octave of what is being read. */
const counts = new Float64Array(OCTAVES);

/** Of the open windows of several histograms together: count, p50, p95, p99 to out[0 … 3], NaN without data. Closes none. */
export function windowQuantiles(histograms: readonly Histogram[], out: Float64Array): void {
  const count = countAll(histograms);
  out[0] = count;
  if (count === 0) {
    out.fill(NaN, 1, 4);
    return;
  }
  out[1] = find(histograms, count * 0.5);
  out[2] = find(histograms, count * 0.95);
  out[3] = find(histograms, count * 0.99);
}

function countAll(histograms: readonly Histogram[]): number {
  let count = 0;
  counts.fill(0);
  for (let i = 0; i < histograms.length; i++) {
    const histogram = histograms[i] as Histogram;
    histogram.settleZeros();
    for (let octave = histogram.lowest; octave <= histogram.highest; octave++) {
      const here = histogram.countIn(octave);
      counts[octave]! += here;
      count += here;
    }
  }
  return count;
}

/** The duration at which so many are reached; NaN for none. By places, not by iterators: a window is closed too seldom to be compiled soon. */
function find(histograms: readonly Histogram[], rank: number): number {
  if (rank === 0) return NaN;
  let octave = 0;
  let seen = 0;
  while (octave < OCTAVES - 1 && seen + (counts[octave] as number) < rank) seen += counts[octave++] as number;
  for (let i = 0; i < 64; i++) {
    for (let h = 0; h < histograms.length; h++) {
      const histogram = histograms[h] as Histogram;
      if (histogram.countIn(octave) > 0) seen += histogram.inCell(octave, i);
    }
    if (seen >= rank) return middleOf(octave, i);
  }
  return middleOf(octave, 63);
}

/** Closes the windows of several histograms and says what they hold together; each knows its own p99 after. */
export function closeTogether(histograms: readonly Histogram[], out: Float64Array): void {
  if (histograms.length > 1) for (const histogram of histograms) histogram.windowP99 = p99Of(histogram);
  windowQuantiles(histograms, out);
  if (histograms.length === 1) (histograms[0] as Histogram).windowP99 = out[3] as number;
  for (let i = 0; i < histograms.length; i++) (histograms[i] as Histogram).close();
}

function p99Of(histogram: Histogram): number {
  one[0] = histogram;
  return find(one, countAll(one) * 0.99);
}
const one: Histogram[] = [];
