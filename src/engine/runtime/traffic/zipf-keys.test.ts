// Keys by Zipf's law, against the exact probabilities by χ² and against the bounds.
import { describe, expect, it } from "vitest";

import { RandomStream } from "../../kernel/random-stream.ts";
import { ZipfKeys } from "./zipf-keys.ts";

const N = 200_000;
function counts(n: number, s: number): Float64Array {
  const keys = new ZipfKeys(n, s);
  const random = new RandomStream(1, "users/key");
  const seen = new Float64Array(n);
  for (let i = 0; i < N; i++) seen[keys.draw(random)]!++;
  return seen;
}

describe("keys", () => {
  it.each([0, 0.5, 0.99, 1, 1.5, 3])("have the popularity 1 / (rank + 1)^%d", (s) => {
    const seen = counts(20, s);
    const weights = Array.from(seen, (_, k) => 1 / (k + 1) ** s);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const chi = weights.reduce((sum, weight, k) => sum + (seen[k]! - (N * weight) / total) ** 2 / ((N * weight) / total), 0);
    expect(chi).toBeLessThan(43.8); // 99.9 % of 19 degrees of freedom
  });

  it("lie between 0 and n − 1, also of ten million, also of one", () => {
    const random = new RandomStream(2, "users/key");
    for (const [n, s] of [
      [1, 0.99],
      [2, 10],
      [1e7, 0.5],
      [1e7, 0.99],
      [1e7, 1],
      [1e7, 0],
    ] as const) {
      const keys = new ZipfKeys(n, s);
      const drawn = Array.from({ length: 20_000 }, () => keys.draw(random));
      expect(drawn.filter((key) => !Number.isInteger(key) || key < 0 || key >= n)).toEqual([]);
    }
  });

  it("of many are as likely as the law says to be among the most popular", () => {
    const keys = new ZipfKeys(10_000, 0.99);
    const random = new RandomStream(3, "users/key");
    let [popular, all] = [0, 0];
    for (let k = 1; k <= 10_000; k++) {
      all += k ** -0.99;
      if (k <= 100) popular = all;
    }
    const share = popular / all;
    let seen = 0;
    for (let i = 0; i < N; i++) if (keys.draw(random) < 100) seen++;
    expect(Math.abs(seen / N - share) / Math.sqrt((share * (1 - share)) / N)).toBeLessThan(4);
  });
});
