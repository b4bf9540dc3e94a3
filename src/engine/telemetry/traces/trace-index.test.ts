// The index finds what is there, and nothing else, while the oldest go and new ones come.
import { expect, it } from "vitest";

import { TraceIndex } from "./trace-index.ts";

/** Traces 0, 1, 2 … of which the newest `most` are there; those of one remainder have the same word. */
function kept(most: number, words: number) {
  const store = {
    dropped: 0,
    count: 0,
    asked: 0,
    at(number: number) {
      if (number < this.dropped || number >= this.dropped + this.count) throw new Error(`${number} is not there`);
      this.asked++;
      return number;
    },
    keep(howMany: number) {
      const all = this.dropped + this.count + howMany;
      this.count = Math.min(most, all);
      this.dropped = all - this.count;
    },
  };
  const index = new TraceIndex<number>(store, (trace) => trace % words);
  return { store, find: (trace: number) => index.find(trace % words, (other) => other === trace) };
}

it("finds each that is there, and none that is gone or has not come", () => {
  const { find, store } = kept(10, 1e9);
  for (const more of [3, 4, 8, 50, 1]) {
    store.keep(more);
    const there = Array.from({ length: store.count }, (_, i) => store.dropped + i);
    expect(there.map(find)).toEqual(there);
    expect([store.dropped - 1, store.dropped + store.count].map(find)).toEqual([undefined, undefined]);
  }
});

it("tells apart those of one word, also when the newest of them is another", () => {
  const { find, store } = kept(10, 3);
  store.keep(25);
  expect([15, 16, 20, 24].map(find)).toEqual([15, 16, 20, 24]);
  expect([14, 25, 1].map(find)).toEqual([undefined, undefined, undefined]);
});

it("finds no trace by what is no id", () => {
  const { store } = kept(10, 1);
  store.keep(5);
  expect(new TraceIndex(store, (trace) => trace).find(NaN, () => true)).toBeUndefined();
});

it("looks at each trace once to know its word, and at one more to find it", () => {
  const { find, store } = kept(20_000, 1e9);
  for (let i = 0; i < 100; i++) {
    store.keep(1000);
    expect(find(store.dropped + 1)).toBe(store.dropped + 1);
  }
  expect(store.asked).toBeLessThan(2.5 * 100_000);
});
