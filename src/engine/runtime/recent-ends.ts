// What came to an instance and how it ended, over the windows of the last few seconds: what its row in a table says, over the same
// stretch as its node's card.

/** Rates and shares of now are over so many windows of a second. */
export const RECENT = 3;

export class RecentEnds {
  /** Windows that are counted: fewer while it is new. */
  windows = 0;
  arrivals = 0;
  ok = 0;
  bad = 0;
  private readonly growths = new Float64Array(3 * RECENT);
  private readonly last = new Float64Array(3);

  /** A window ends: takes the readings of the instance's counters at its end. */
  close(arrivals: number, ok: number, bad: number): void {
    this.growths.copyWithin(3, 0, 3 * (RECENT - 1));
    this.growths[0] = arrivals - (this.last[0] as number);
    this.growths[1] = ok - (this.last[1] as number);
    this.growths[2] = bad - (this.last[2] as number);
    this.last[0] = arrivals;
    this.last[1] = ok;
    this.last[2] = bad;
    this.windows = Math.min(RECENT, this.windows + 1);
    this.arrivals = this.sum(0);
    this.ok = this.sum(1);
    this.bad = this.sum(2);
  }

  private sum(of: number): number {
    let sum = 0;
    for (let i = of; i < this.growths.length; i += 3) sum += this.growths[i] as number;
    return sum;
  }
}
