// Each order is held against the slow obvious one: a list that is sorted anew at every step.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type EvictionOrder, FrequencyOrder, RecencyOrder } from "./eviction-order.ts";

/** Entries with the number and the moment of their uses; the first in the order goes first. */
class Naive {
  private readonly known = new Map<number, { count: number; at: number }>();
  private moment = 0;
  private readonly byCount: boolean;
  constructor(byCount: boolean) {
    this.byCount = byCount;
  }
  add(entry: number): void {
    this.known.set(entry, { count: 1, at: this.moment++ });
  }
  use(entry: number): void {
    this.known.set(entry, { count: this.known.get(entry)!.count + 1, at: this.moment++ });
  }
  remove(entry: number): void {
    this.known.delete(entry);
  }
  has(entry: number): boolean {
    return this.known.has(entry);
  }
  get first(): number {
    const rank = ({ count, at }: { count: number; at: number }) => (this.byCount ? count * 1e6 : 0) + at;
    const [first] = [...this.known].toSorted(([, a], [, b]) => rank(a) - rank(b));
    return first === undefined ? -1 : first[0];
  }
}

const agrees = (make: () => EvictionOrder, byCount: boolean) =>
  fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })), { maxLength: 300 }), (script) => {
    const order = make();
    const naive = new Naive(byCount);
    return script.every(([entry, what]) => {
      if (!naive.has(entry)) {
        order.add(entry);
        naive.add(entry);
      } else if (what === 0) {
        order.remove(entry);
        naive.remove(entry);
      } else {
        order.use(entry);
        naive.use(entry);
      }
      return order.first === naive.first;
    });
  });

describe("the order in which a cache evicts", () => {
  it("least recently used names the entry whose last use is longest ago", () => {
    expect(
      fc.check(
        agrees(() => new RecencyOrder(), false),
        { seed: 1, numRuns: 300 },
      ).counterexample,
    ).toBeNull();
  });
  it("least frequently used names the entry used least often, of several the one whose last use is longest ago", () => {
    expect(
      fc.check(
        agrees(() => new FrequencyOrder(), true),
        { seed: 1, numRuns: 300 },
      ).counterexample,
    ).toBeNull();
  });
});
