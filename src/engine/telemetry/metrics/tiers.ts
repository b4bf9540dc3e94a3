// Windows of a second, of which ten make one of ten seconds, of which six make one of a minute: so many of each width are kept and no
// more than the memory given; the oldest detail goes first.
const KEPT = 600;
const GROUPS = [1, 10, 6] as const;
const LEAST = 60;

export interface Stretch {
  /** µs. */
  readonly start: number;
  readonly width: number;
}

export class Tiers<R extends Stretch> {
  /** By width, the finest first; each oldest first. */
  private readonly tiers: R[][] = GROUPS.map(() => []);
  private readonly pending: R[][] = GROUPS.map(() => []);
  private readonly merge: (rows: readonly R[]) => R;
  private readonly bytesOf: (row: R) => number;
  private readonly mostBytes: number;
  private bytes = 0;

  /** @param merge several windows, one behind the other, as one */
  constructor(merge: (rows: readonly R[]) => R, bytesOf: (row: R) => number = () => 0, mostBytes = Infinity) {
    this.merge = merge;
    this.bytesOf = bytesOf;
    this.mostBytes = mostBytes;
  }

  add(row: R): void {
    this.put(0, row);
  }

  private put(tier: number, row: R): void {
    const rows = this.tiers[tier] as R[];
    rows.push(row);
    this.bytes += this.bytesOf(row);
    if (rows.length > KEPT) this.drop(tier);
    while (this.bytes > this.mostBytes && rows.length > LEAST) this.drop(tier);
    const group = GROUPS[tier + 1];
    if (group === undefined) return;
    const pending = this.pending[tier] as R[];
    pending.push(row);
    if (pending.length < group) return;
    this.put(tier + 1, this.merge(pending));
    this.pending[tier] = [];
  }

  private drop(tier: number): void {
    this.bytes -= this.bytesOf((this.tiers[tier] as R[]).shift() as R);
  }

  /** The newest window of a second; undefined: there is none. */
  get newest(): R | undefined {
    return (this.tiers[0] as R[]).at(-1);
  }

  /** The newest windows of a second, the newest last. */
  latest(count: number): readonly R[] {
    return (this.tiers[0] as R[]).slice(-count);
  }

  /** Windows that cover the stretch, oldest first, in the finest detail that is still kept; none overlaps another. */
  between(from: number, to: number): readonly R[] {
    const chosen: R[] = [];
    let until = to;
    for (const rows of this.tiers) {
      const fitting = rows.filter((row) => row.start < to && row.start + row.width > from && row.start + row.width <= until + 1);
      if (fitting.length === 0) continue;
      chosen.unshift(...fitting);
      until = (fitting[0] as R).start;
      if (until <= from) break;
    }
    return chosen;
  }

  /** Virtual time of the oldest window of a second; 0 when nothing was dropped. */
  get detailSince(): number {
    return (this.tiers[0] as R[])[0]?.start ?? 0;
  }
}
