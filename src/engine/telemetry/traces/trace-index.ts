// Finds a kept trace without looking at all of them, by the first word of its id. It is filled when somebody asks, so that a run
// whose traces nobody opens pays nothing; and it holds numbers, not traces, so that those which are dropped go.
/** Traces in the order in which they were kept, the first being number 0: those from `dropped` on are there. */
export interface Numbered<T> {
  readonly dropped: number;
  readonly count: number;
  at(number: number): T;
}

export class TraceIndex<T> {
  private readonly kept: Numbered<T>;
  private readonly wordOf: (trace: T) => number;
  /** Of each word the newest trace. */
  private readonly newest = new Map<number, number>();
  private filledTo = 0;

  constructor(kept: Numbered<T>, wordOf: (trace: T) => number) {
    this.kept = kept;
    this.wordOf = wordOf;
  }

  /** The newest trace of the word that fits. */
  find(word: number, fits: (trace: T) => boolean): T | undefined {
    this.fill();
    // Nearly always the first is the one. Two of one word are rare, and then the older ones are looked at in turn.
    for (let number = this.newest.get(word) ?? -1; number >= this.kept.dropped; number--) {
      const trace = this.kept.at(number);
      if (fits(trace)) return trace;
    }
    return undefined;
  }

  private fill(): void {
    const { count, dropped } = this.kept;
    if (this.newest.size > 2 * count + 1000) {
      this.newest.clear();
      this.filledTo = dropped;
    }
    for (let number = Math.max(this.filledTo, dropped); number < dropped + count; number++)
      this.newest.set(this.wordOf(this.kept.at(number)), number);
    this.filledTo = dropped + count;
  }
}
