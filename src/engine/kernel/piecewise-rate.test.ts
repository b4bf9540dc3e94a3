// A rate over time and the inverse of its integral: whatever the polyline, the two undo each other.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PiecewiseRate } from "./piecewise-rate.ts";

const S = 1e6;
/** Corners at rising times, jumps among them, and stretches of rate 0. */
const corners = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1, 3, 50, 1000)), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    let time = 0;
    return steps.map(([gap, rate], i): [number, number] => [(time += i === 0 ? 0 : gap * S), rate]);
  });
const at = fc.integer({ min: 0, max: 200 * S });
const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= 1e-9 * scale;

const counterexample = (property: fc.IProperty<unknown>, seed: number): unknown =>
  fc.check(property, { seed, numRuns: 1000 }).counterexample;

describe("the time of an expected number", () => {
  it.each([false, true])("is undone by the expected number until a time (periodic: %s)", (periodic) => {
    const undone = fc.property(corners, fc.double({ min: 0, max: 5000, noNaN: true }), (polyline, mass) => {
      fc.pre(!periodic || polyline.at(-1)![0] > 0);
      const rate = new PiecewiseRate(polyline, periodic);
      const when = rate.when(mass);
      return when === Infinity ? rate.until(1e9 * S) <= mass : near(rate.until(when), mass, 1 + mass);
    });
    expect(counterexample(undone as fc.IProperty<unknown>, 1)).toBeNull();
  });

  it("undoes it wherever the rate is above 0, and skips the stretch where it is 0", () => {
    const undone = fc.property(corners, at, (polyline, time) => {
      const rate = new PiecewiseRate(polyline);
      const back = rate.when(rate.until(time));
      if (rate.at(time) > 1e-3) return Math.abs(back - time) <= 1;
      return near(rate.until(Math.min(back, 1e12)), rate.until(time), 1 + rate.until(time));
    });
    expect(counterexample(undone as fc.IProperty<unknown>, 2)).toBeNull();
  });
});

describe("a rate", () => {
  it("that is constant expects so many a second", () => {
    const rate = new PiecewiseRate([[0, 250]]);
    expect([rate.at(0), rate.at(9 * S), rate.until(4 * S), rate.when(1000)]).toEqual([250, 250, 1000, 4 * S]);
  });

  it("that rises evenly expects half the product, and stays at its last height", () => {
    const rate = new PiecewiseRate([
      [0, 0],
      [10 * S, 100],
    ]);
    expect(rate.at(5 * S)).toBeCloseTo(50, 9);
    expect(rate.until(10 * S)).toBeCloseTo(500, 9);
    expect(rate.until(20 * S)).toBeCloseTo(1500, 9);
    expect(rate.when(500) / S).toBeCloseTo(10, 9);
    expect(rate.when(125) / S).toBeCloseTo(5, 9);
  });

  it("that jumps has the new height from that moment on", () => {
    const rate = new PiecewiseRate([
      [0, 10],
      [2 * S, 10],
      [2 * S, 100],
    ]);
    expect([rate.at(2 * S - 1), rate.at(2 * S)].map((height) => Math.round(height))).toEqual([10, 100]);
    expect(rate.until(3 * S)).toBeCloseTo(120, 9);
  });

  it("that is periodic repeats itself for ever, and expects the same of each period", () => {
    const wave = new PiecewiseRate(
      [
        [0, 0],
        [5 * S, 100],
        [10 * S, 0],
      ],
      true,
    );
    for (const t of [1, 4, 7, 9.5]) {
      expect(wave.at((1000 + t) * S)).toBeCloseTo(wave.at(t * S), 6);
      expect(wave.until((1000 + t) * S)).toBeCloseTo(100 * 500 + wave.until(t * S), 4);
    }
    expect(wave.when(50_000 + 250) / S).toBeCloseTo(1005, 6);
  });

  it("below 0 counts as 0, and one that is 0 for good never brings another", () => {
    const rate = new PiecewiseRate([
      [0, -5],
      [S, -5],
      [S, 10],
      [2 * S, 10],
      [2 * S, 0],
    ]);
    expect([rate.at(0), rate.until(S)]).toEqual([0, 0]);
    expect(rate.until(100 * S)).toBeCloseTo(10, 9);
    expect(rate.when(10.1)).toBe(Infinity);
    expect(rate.when(0.001)).toBeGreaterThanOrEqual(S);
    expect(new PiecewiseRate([[0, 0]]).when(1)).toBe(Infinity);
    expect(
      new PiecewiseRate(
        [
          [0, 0],
          [S, 0],
        ],
        true,
      ).when(1),
    ).toBe(Infinity);
  });
});
