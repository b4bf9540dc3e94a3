// A cache by real keys: what it keeps, for how long, and how often it hits: against closed forms.
import { describe, expect, it } from "vitest";

import { pow } from "../kernel/math.ts";
import { RandomStream } from "../kernel/random-stream.ts";
import { ZipfKeys } from "../runtime/traffic/zipf-keys.ts";
import { lruHitRatio } from "../testing/theory.ts";
import { KeyedCache } from "./keyed-cache.ts";

const cache = (capacity: number, ttl = Infinity, policy: "lru" | "lfu" = "lru") => new KeyedCache({ capacity, ttl, policy });
const held = (of: KeyedCache, keys: readonly number[], now = 0) => keys.filter((key) => of.has(1, key, now));

/** Asks for so many keys of Zipf's law, filling at every miss. @returns the share of hits of those after the warm-up */
function hitRatio(of: KeyedCache, keys: number, zipf: number, asked: number, seed = 1): number {
  const random = new RandomStream(seed, "keys");
  const draws = new ZipfKeys(keys, zipf);
  for (let i = 0; i < 2 * asked; i++) {
    if (i === asked) of.hits = of.misses = 0;
    const key = draws.draw(random);
    if (of.find(1, key, i) < 0) of.put(1, key, i);
  }
  return of.hits / (of.hits + of.misses);
}

describe("a cache by keys", () => {
  it("tells the same key apart in different spaces", () => {
    const two = cache(10);
    two.put(1, 7, 0);
    expect([two.find(1, 7, 0) >= 0, two.find(2, 7, 0) >= 0, two.find(1, 8, 0) >= 0]).toEqual([true, false, false]);
    expect([two.hits, two.misses]).toEqual([1, 2]);
  });

  it("evicts the key used longest ago (lru)", () => {
    const three = cache(3);
    for (const key of [1, 2, 3]) three.put(1, key, 0);
    three.find(1, 1, 0);
    three.put(1, 4, 0);
    expect([held(three, [1, 2, 3, 4]), three.evictions, three.size]).toEqual([[1, 3, 4], 1, 3]);
  });

  it("evicts the key used least often (lfu), however recently", () => {
    const three = cache(3, Infinity, "lfu");
    for (const key of [1, 2, 3]) three.put(1, key, 0);
    for (const key of [1, 1, 3]) three.find(1, key, 0);
    three.put(1, 4, 0);
    three.put(1, 5, 0);
    expect([held(three, [1, 2, 3, 4, 5]), three.evictions]).toEqual([[1, 3, 5], 2]);
  });

  it("keeps an entry for its time to live since it was put there, to the microsecond, whoever asks for it", () => {
    const short = cache(10, 1000);
    short.put(1, 1, 500);
    expect([short.find(1, 1, 1499) >= 0, short.find(1, 1, 1500) >= 0, short.expirations, short.size]).toEqual([true, false, 1, 0]);
    short.put(1, 1, 2000);
    short.put(1, 1, 2900);
    expect([short.find(1, 1, 3500) >= 0, short.since(short.find(1, 1, 3500))]).toEqual([true, 2900]);
  });

  it("throws out what is over before it evicts what is good", () => {
    const full = cache(2, 1000);
    full.put(1, 1, 0);
    full.put(1, 2, 600);
    full.find(1, 1, 700); // the one used last, and the first to be over
    full.put(1, 3, 1100);
    expect([held(full, [1, 2, 3], 1100), full.expirations, full.evictions]).toEqual([[2, 3], 1, 0]);
  });

  it("never holds more than its capacity, and no array of it grows beyond that", () => {
    for (const policy of ["lru", "lfu"] as const) {
      const small = cache(10, 50, policy);
      let greatest = 0;
      for (let i = 0; i < 100_000; i++) {
        if (small.find(1, i % 37, i) < 0) greatest = Math.max(greatest, small.put(1, i % 37, i));
      }
      expect([small.size <= 10, greatest]).toEqual([true, 9]);
    }
  });

  it("goes on with what it holds under other settings; a smaller one evicts", () => {
    const edited = cache(4);
    for (const key of [1, 2, 3, 4]) edited.put(1, key, key);
    edited.find(1, 1, 5);
    edited.configure({ capacity: 3, ttl: Infinity, policy: "lru" }, 6);
    expect(held(edited, [1, 2, 3, 4], 6)).toEqual([1, 3, 4]);
    edited.configure({ capacity: 3, ttl: Infinity, policy: "lfu" }, 7);
    edited.find(1, 1, 7);
    edited.put(1, 5, 8);
    expect(held(edited, [1, 3, 4, 5], 8)).toEqual([1, 4, 5]);
    edited.configure({ capacity: 3, ttl: 4, policy: "lfu" }, 8);
    expect(held(edited, [1, 4, 5], 8)).toEqual([5]);
    edited.clear();
    expect([edited.size, edited.put(1, 9, 9) >= 0, held(edited, [5, 9], 9)]).toEqual([0, true, [9]]);
  });

  it("forgets a key that is taken out", () => {
    const one = cache(4);
    one.put(1, 1, 0);
    expect([one.remove(1, 1), one.remove(1, 1), one.has(1, 1, 0)]).toEqual([true, false, false]);
  });
});

describe("hits", () => {
  it("where everything fits, each key misses once", () => {
    const all = cache(1000);
    const random = new RandomStream(3, "keys");
    const draws = new ZipfKeys(1000, 0.8);
    for (let i = 0; i < 200_000; i++) {
      const key = draws.draw(random);
      if (all.find(1, key, i) < 0) all.put(1, key, i);
    }
    expect(all.misses).toBe(all.size);
  });

  it.each([
    [1000, 100, 0.8],
    [10_000, 500, 0.99],
    [10_000, 2000, 0.99],
    [5000, 1000, 0],
  ])("of %d keys in %d places under Zipf %d follow Che's approximation within a hundredth (lru)", (keys, capacity, zipf) => {
    const measured = hitRatio(cache(capacity), keys, zipf, 300_000);
    expect(Math.abs(measured - lruHitRatio(keys, capacity, zipf))).toBeLessThan(0.01);
  });

  it("of a cache that counts are the weight of the most popular keys (lfu): more than of one that remembers recency", () => {
    const [keys, capacity, zipf] = [10_000, 500, 0.99] as const;
    const lfu = hitRatio(cache(capacity, Infinity, "lfu"), keys, zipf, 600_000);
    const weight = (n: number) => Array.from({ length: n }, (_, k) => pow(k + 1, -zipf)).reduce((sum, w) => sum + w, 0);
    const best = weight(capacity) / weight(keys);
    expect(lfu).toBeLessThanOrEqual(best + 0.003);
    expect(lfu).toBeGreaterThan(lruHitRatio(keys, capacity, zipf) + 0.02);
  });
});
