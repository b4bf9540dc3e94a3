// Every distribution of the format against its closed form, over 200,000 draws: the mean within four of its standard errors, and
// the share of draws below the median and the 99th percentile within four of theirs.
import { describe, expect, it } from "vitest";

import {
  constant,
  type Distribution,
  draw,
  empirical,
  erlang,
  exponential,
  lognormal,
  lognormalByMoments,
  lognormalByPercentiles,
  mixture,
  normal,
  pareto,
  uniform,
  weibull,
} from "./distribution.ts";
import { RandomStream } from "./random-stream.ts";

const N = 200_000;
function drawn(of: Distribution, n = N): Float64Array {
  const random = new RandomStream(11, "test");
  return Float64Array.from({ length: n }, () => draw(of, random));
}

/** How many standard errors the mean is off. */
function meanOff(values: Float64Array, mean: number): number {
  const average = values.reduce((sum, x) => sum + x, 0) / N;
  const variance = values.reduce((sum, x) => sum + (x - average) ** 2, 0) / (N - 1);
  return Math.abs(average - mean) / Math.sqrt(variance / N);
}
/** How many standard errors the share of draws up to x is off. */
function shareOff(values: Float64Array, x: number, q: number): number {
  const below = values.filter((value) => value <= x).length / N;
  return Math.abs(below - q) / Math.sqrt((q * (1 - q)) / N);
}

const Z99 = 2.326347874;
const ms = 1000;
// Quantiles of erlang(3, 1): 2.674060 and 8.405947, over the shape. Γ(1 + 1 / 0.7) = 1.265823506.
it.each([
  ["exp(4ms)", exponential(4 * ms), 4 * ms, 4 * ms * Math.LN2, 4 * ms * Math.log(100)],
  ["uniform(1ms, 9ms)", uniform(ms, 9 * ms), 5 * ms, 5 * ms, 8.92 * ms],
  ["normal(20ms, 5ms)", normal(20 * ms, 5 * ms), 20 * ms, 20 * ms, (20 + 5 * Z99) * ms],
  [
    "lognormal(p50=4ms, p99=40ms)",
    lognormalByPercentiles(4 * ms, 40 * ms),
    4 * ms * Math.exp((Math.log(10) / Z99) ** 2 / 2),
    4 * ms,
    40 * ms,
  ],
  [
    "lognormal(mean=6ms, sd=8ms)",
    lognormalByMoments(6 * ms, 8 * ms),
    6 * ms,
    (6 * ms) / Math.sqrt(1 + (8 / 6) ** 2),
    ((6 * ms) / Math.sqrt(1 + (8 / 6) ** 2)) * Math.exp(Z99 * Math.sqrt(Math.log(1 + (8 / 6) ** 2))),
  ],
  ["lognormal by mu and sigma", lognormal(8, 0.5), Math.exp(8 + 0.125), Math.exp(8), Math.exp(8 + 0.5 * Z99)],
  ["erlang(3, 6ms)", erlang(3, 6 * ms), 6 * ms, 2 * ms * 2.67406, 2 * ms * 8.405947],
  ["pareto(min=1ms, shape=2.5)", pareto(ms, 2.5), (2.5 / 1.5) * ms, ms * 2 ** 0.4, ms * 100 ** 0.4],
  [
    "weibull(shape=0.7, scale=5ms)",
    weibull(0.7, 5 * ms),
    5 * ms * 1.265823506,
    5 * ms * Math.LN2 ** (1 / 0.7),
    5 * ms * Math.log(100) ** (1 / 0.7),
  ],
])("%s has its mean, median and 99th percentile", (_name, of, mean, p50, p99) => {
  const values = drawn(of);
  expect(meanOff(values, mean)).toBeLessThan(4);
  expect(shareOff(values, p50, 0.5)).toBeLessThan(4);
  expect(shareOff(values, p99, 0.99)).toBeLessThan(4);
});

describe("a draw", () => {
  it("of a constant is the constant, rounded to whole µs", () => {
    expect(new Set(drawn(constant(4000.4), 100))).toEqual(new Set([4000]));
  });

  it("of a mixture comes from each part as often as its weight says", () => {
    const values = drawn(mixture([0.95, 0.05], [exponential(4 * ms), constant(200 * ms)]));
    const expected = 0.05 + 0.95 * Math.exp(-50);
    const slow = values.filter((value) => value >= 200 * ms).length / N;
    expect(Math.abs(slow - expected) / Math.sqrt((0.05 * 0.95) / N)).toBeLessThan(4);
    expect(meanOff(values, 0.95 * 4 * ms + 0.05 * 200 * ms)).toBeLessThan(4);
  });

  it("of an empirical distribution is one of the values, each as likely", () => {
    const values = drawn(empirical([1000, 2000, 2000, 9000]));
    expect(new Set(values)).toEqual(new Set([1000, 2000, 9000]));
    for (const [value, share] of [
      [1000, 0.25],
      [2000, 0.5],
      [9000, 0.25],
    ] as const)
      expect(Math.abs(values.filter((x) => x === value).length / N - share) / Math.sqrt((share * (1 - share)) / N)).toBeLessThan(4);
  });

  it("of a normal distribution below 0 is 0", () => {
    const values = drawn(normal(0, 5 * ms));
    expect(values.every((value) => value >= 0)).toBe(true);
    expect(shareOff(values, 0, 0.5)).toBeLessThan(4);
  });

  it("is whole µs and never negative, and a heavy tail is cut at a year", () => {
    const all = [uniform(0, 3), normal(1, 5), lognormal(0, 2), pareto(1, 0.1), weibull(0.1, 1000), erlang(2, 3), exponential(0.3)];
    const isSound = (value: number) => Number.isInteger(value) && value >= 0 && value <= 365 * 24 * 3.6e9;
    expect(all.filter((of) => !drawn(of, 10_000).every(isSound))).toEqual([]);
    expect(Math.max(...drawn(pareto(1, 0.1), 10_000))).toBe(365 * 24 * 3.6e9);
  });
});
