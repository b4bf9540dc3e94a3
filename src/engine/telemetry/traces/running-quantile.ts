// The running quantile of a stream of durations, by a log-linear count of all so far: what tail sampling calls slow.
import { CELLS } from "../../kernel/distilled.ts";
import { cellOf } from "../../kernel/histogram.ts";

/** Before so many, nothing is known to be slow. */
const FIRST = 1000;
/** The threshold is looked up anew after so many. */
const EVERY = 256;

export class RunningQuantile {
  private readonly counts = new Float64Array(CELLS);
  private count = 0;
  private readonly tail: number;
  private threshold = Infinity;

  /** @param tail the share that is slow */
  constructor(tail: number) {
    this.tail = tail;
  }

  /** Counts a duration in µs and says whether it is among the slowest. */
  isSlow(us: number): boolean {
    const cell = cellOf(us);
    this.counts[cell]!++;
    const slow = cell > this.threshold;
    if (++this.count >= FIRST && this.count % EVERY === 0) this.threshold = this.find();
    return slow;
  }

  private find(): number {
    let left = this.tail * this.count;
    for (let cell = CELLS - 1; cell >= 0; cell--) {
      left -= this.counts[cell] as number;
      if (left < 0) return cell;
    }
    return Infinity;
  }
}
