// What a histogram says, held against the sorted samples: counts, sums and extremes exactly, quantiles within 1 %.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { distil } from "./distilled.ts";
import { cellOf, type Histogram, HistogramPool } from "./histogram.ts";
import { closeTogether } from "./window-quantiles.ts";

/** Whole µs of every magnitude from 0 to 71 minutes. */
const magnitude = fc.integer({ min: 0, max: 31 }).chain((bits) => fc.integer({ min: 0, max: 2 ** bits }));
const samples = fc.array(magnitude, { minLength: 1, maxLength: 400 });
const QUANTILES = [0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

const nearestRank = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1]!;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isWithinOnePercent = (said: number, truth: number): boolean => Math.abs(said - truth) <= 0.01 * truth;

/** What the histograms say that the values do not bear out. */
function untruths(histograms: readonly Histogram[], values: readonly number[]): string[] {
  const said = distil(histograms);
  const exact = { count: values.length, mean: sum(values) / values.length, min: Math.min(...values), max: Math.max(...values) };
  return [
    ...(["count", "mean", "min", "max"] as const).filter((key) => said[key] !== exact[key]),
    ...QUANTILES.filter((q) => !isWithinOnePercent(said.quantile(q), nearestRank(values, q))).map((q) => `quantile ${q}`),
    ...QUANTILES.filter((q) => said.quantile(q) < exact.min || said.quantile(q) > exact.max).map(
      (q) => `quantile ${q} beyond the extremes`,
    ),
  ];
}
const check = <T>(seed: number, property: fc.IProperty<T>): void => fc.assert(property, { seed, numRuns: 200 });

describe("a histogram", () => {
  it("gives count, mean, min and max exactly and every quantile by nearest rank within 1 %", () => {
    check(
      1,
      fc.property(samples, (values) => {
        const histogram = new HistogramPool().make();
        for (const value of values) histogram.record(value);
        expect(untruths([histogram], values)).toEqual([]);
      }),
    );
  });

  it("says the same of several together", () => {
    check(
      2,
      fc.property(samples, samples, (one, other) => {
        const pool = new HistogramPool();
        const [a, b] = [pool.make(), pool.make()];
        for (const value of one) a.record(value);
        for (const value of other) b.record(value);
        expect(untruths([a], one)).toEqual([]);
        expect(untruths([a, b], [...one, ...other])).toEqual([]);
      }),
    );
  });

  it("adds its windows up to its total, and gives each window's own quantiles", () => {
    check(
      3,
      fc.property(samples, samples, (first, second) => {
        const histogram = new HistogramPool().make();
        const out = new Float64Array(4);
        for (const values of [first, second]) {
          for (const value of values) histogram.record(value);
          closeTogether([histogram], out);
          expect(out[0]).toBe(values.length);
          expect([0.5, 0.95, 0.99].filter((q, i) => !isWithinOnePercent(out[i + 1]!, nearestRank(values, q)))).toEqual([]);
        }
        expect(untruths([histogram], [...first, ...second])).toEqual([]);
        closeTogether([histogram], out);
        expect([...out]).toEqual([0, NaN, NaN, NaN]);
      }),
    );
  });

  it("closes together with others, and they say what they hold together", () => {
    check(
      5,
      fc.property(fc.array(fc.array(magnitude, { maxLength: 60 }), { minLength: 1, maxLength: 4 }), fc.nat(3), (parts, zeros) => {
        const pool = new HistogramPool();
        const histograms = parts.map((values) => {
          const histogram = pool.make();
          for (const value of values) histogram.record(value);
          return histogram;
        });
        histograms[0]!.zeros = zeros;
        const all = [...parts.flat(), ...Array<number>(zeros).fill(0)];
        const out = new Float64Array(4);
        closeTogether(histograms, out);
        expect(out[0]).toBe(all.length);
        const quantiles = [0.5, 0.95, 0.99].map((q) => (all.length === 0 ? NaN : nearestRank(all, q)));
        expect(
          quantiles.filter((truth, i) => (truth !== truth ? out[i + 1]! === out[i + 1]! : !isWithinOnePercent(out[i + 1]!, truth))),
        ).toEqual([]);
        expect(all.length === 0 ? [] : untruths(histograms, all)).toEqual([]);
        closeTogether(histograms, out);
        expect([...out]).toEqual([0, NaN, NaN, NaN]);
      }),
    );
  });

  it("counts what is excluded in its window, and leaves it out of all that it says in the end", () => {
    check(
      4,
      fc.property(samples, samples, (excluded, counted) => {
        const histogram = new HistogramPool().make();
        const out = new Float64Array(4);
        for (const value of excluded) histogram.recordExcluded(value);
        closeTogether([histogram], out);
        expect(out[0]).toBe(excluded.length);
        for (const value of counted) histogram.record(value);
        expect(untruths([histogram], counted)).toEqual([]);
      }),
    );
  });

  it("takes zeros that were only counted for records of 0", () => {
    const histogram = new HistogramPool().make();
    histogram.zeros = 3;
    histogram.record(10);
    expect(untruths([histogram], [0, 0, 0, 10])).toEqual([]);
    histogram.close();
    histogram.zeros = 1;
    expect(untruths([histogram], [0, 0, 0, 0, 10])).toEqual([]);
  });

  it("keeps apart the histograms of one pool, however many, and their octaves", () => {
    const pool = new HistogramPool();
    const many = Array.from({ length: 100 }, () => pool.make());
    many.forEach((histogram, i) => {
      for (let octave = 0; octave < 28; octave++) histogram.record(2 ** octave + i);
    });
    many.forEach((histogram, i) => {
      const values = Array.from({ length: 28 }, (_, octave) => 2 ** octave + i);
      expect(untruths([histogram], values)).toEqual([]);
    });
  });

  it("counts what is longer than 71 minutes as that in its quantiles, and exactly in mean, min and max", () => {
    const histogram = new HistogramPool().make();
    const day = 24 * 3.6e9;
    histogram.record(0);
    histogram.record(day);
    const said = distil([histogram]);
    expect([said.count, said.mean, said.min, said.max]).toEqual([2, day / 2, 0, day]);
    expect(said.quantile(1) / 60e6).toBeCloseTo(71.5, 0);
  });

  it("says nothing where there was nothing", () => {
    const said = distil([new HistogramPool().make()]);
    expect([said.count, said.mean, said.min, said.max, said.quantile(0.5)]).toEqual([0, NaN, NaN, NaN, NaN]);
  });

  it("has cells that follow one another without a gap, exact below 128 µs", () => {
    const cells = Array.from({ length: 100_000 }, (_, us) => cellOf(us));
    expect(cells.slice(0, 128)).toEqual(cells.slice(0, 128).map((_, us) => us));
    expect(new Set(cells.slice(1).map((cell, i) => cell - cells[i]!))).toEqual(new Set([0, 1]));
  });
});
