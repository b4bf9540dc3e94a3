// Held against a Map: whatever is added and removed in whatever order is found, and nothing else is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PairIndex } from "./pair-index.ts";

describe("an index of pairs", () => {
  it("finds what a map would find, through additions, removals and growth", () => {
    const pair = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -40, max: 40 }));
    const law = fc.property(fc.array(fc.tuple(pair, fc.boolean()), { maxLength: 400 }), (script) => {
      const index = new PairIndex();
      const map = new Map<string, number>();
      for (const [[a, b], adds] of script) {
        const at = index.find(a, b);
        if (at !== (map.get(`${a} ${b}`) ?? -1)) return false;
        if (at >= 0 && !adds) {
          index.remove(at);
          map.delete(`${a} ${b}`);
        } else if (at < 0 && adds) map.set(`${a} ${b}`, index.add(a, b));
      }
      return index.size === map.size && new Set(map.values()).size === map.size;
    });
    expect(fc.check(law, { seed: 1, numRuns: 500 }).counterexample).toBeNull();
  });

  it("gives freed numbers again: numbers stay below the most pairs that were there at once", () => {
    const index = new PairIndex();
    let greatest = 0;
    for (let i = 0; i < 100_000; i++) {
      greatest = Math.max(greatest, index.add(i, -i));
      if (i >= 10) index.remove(index.find(i - 10, 10 - i));
    }
    expect([greatest, index.size]).toEqual([10, 10]);
  });

  it("is empty after it was cleared", () => {
    const index = new PairIndex();
    index.add(1, 2);
    index.clear();
    expect([index.find(1, 2), index.size, index.add(3, 4)]).toEqual([-1, 0, 0]);
  });
});
