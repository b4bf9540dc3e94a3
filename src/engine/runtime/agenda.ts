// What happens at a moment, before the events of that moment: windows close, the warm-up ends, faults end, entries of the
// timeline and of the log take effect, in this order; within one rank in the order in which they were put here.

export const RANK = { window: 0, measure: 1, end: 2, timeline: 3, log: 4 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

export interface Item {
  readonly at: number;
  readonly rank: Rank;
  readonly apply: () => void;
}

export class Agenda {
  private items: Item[] = [];
  /** Infinity when there is nothing to come. */
  nextAt = Infinity;

  add(item: Item): void {
    let i = this.items.length;
    while (i > 0 && comesLater(this.items[i - 1] as Item, item)) i--;
    this.items.splice(i, 0, item);
    this.nextAt = (this.items[0] as Item).at;
  }

  remove(item: Item): void {
    this.items = this.items.filter((other) => other !== item);
    this.nextAt = this.items[0]?.at ?? Infinity;
  }

  /** Everything that is due then, also what is added meanwhile for the same moment. */
  fire(at: number): void {
    while (this.nextAt <= at) {
      const item = this.items.shift() as Item;
      this.nextAt = this.items[0]?.at ?? Infinity;
      item.apply();
    }
  }

  /** The next moment at which a person's entry takes effect or ends. */
  get nextActAt(): number {
    return this.items.find((item) => item.rank >= RANK.end)?.at ?? Infinity;
  }
}
const comesLater = (a: Item, b: Item): boolean => a.at > b.at || (a.at === b.at && a.rank > b.rank);
