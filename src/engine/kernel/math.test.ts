// The engine's own mathematics against the platform's, which may differ in the last bits only, and against published values.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cosineOfTurn, exp, log, logOnePlus, normalQuantile, pow, sineOfTurn } from "./math.ts";

const TOLERANCE = 1e-14;
const off = (said: number, truth: number): number => (said === truth ? 0 : Math.abs(said - truth) / Math.abs(truth));
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
function agree(seed: number, at: fc.Arbitrary<number>, ours: (x: number) => number, theirs: (x: number) => number): void {
  fc.assert(
    fc.property(at, (x) => off(ours(x), theirs(x)) < TOLERANCE),
    { seed, numRuns: 5000 },
  );
}

describe("within 1e-14 of the truth:", () => {
  it("the logarithm, of every magnitude and near 1", () => {
    agree(1, real(Number.MIN_VALUE, Number.MAX_VALUE), log, Math.log);
    agree(2, real(0.5, 2), log, Math.log);
    agree(3, real(-0.29, 0.41), logOnePlus, Math.log1p);
    expect([log(0), log(1), log(Infinity), log(-1), log(NaN)]).toEqual([-Infinity, 0, Infinity, NaN, NaN]);
  });

  it("the exponential", () => {
    agree(4, real(-700, 709), exp, Math.exp);
    agree(5, real(-1, 1), exp, Math.exp);
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(NaN)]).toEqual([1, 0, Infinity, NaN]);
  });

  it("powers", () => {
    fc.assert(
      fc.property(real(1e-3, 1e3), real(-4, 4), (x, y) => off(pow(x, y), x ** y) < TOLERANCE),
      { seed: 6, numRuns: 5000 },
    );
    expect([pow(0, 2), pow(0, 0), pow(0, -1), pow(5, 0)]).toEqual([0, 1, Infinity, 1]);
  });

  it("sine and cosine of a turn, also after millions of turns", () => {
    const turns = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 777);
    expect(turns.filter((turn) => Math.abs(sineOfTurn(turn) - Math.sin(2 * Math.PI * turn)) > TOLERANCE)).toEqual([]);
    expect(turns.filter((turn) => Math.abs(cosineOfTurn(turn) - Math.cos(2 * Math.PI * turn)) > TOLERANCE)).toEqual([]);
    for (let eighth = 0; eighth < 8; eighth++) expect(sineOfTurn(2 ** 40 + eighth / 8)).toBe(sineOfTurn(eighth / 8));
    expect([0, 0.25, 0.5, 0.75].map((turn) => Math.round(sineOfTurn(turn) * 1e15) + 0)).toEqual([0, 1e15, 0, -1e15]);
  });

  it.each([
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.999, 3.090232306167813],
    [0.9999, 3.719016485455709],
    [1 - 1e-6, 4.753424308817088],
    [1e-6, -4.753424308822899],
    [1e-10, -6.361340902404056],
  ])("the normal quantile of %d", (p, quantile) => {
    expect(off(normalQuantile(p), quantile)).toBeLessThan(TOLERANCE);
  });

  it("the normal quantile is odd about a half and never falls", () => {
    expect(normalQuantile(0.5)).toBe(0);
    const shares = Array.from({ length: 1023 }, (_, i) => (i + 1) / 1024);
    expect(shares.filter((p) => normalQuantile(p) + normalQuantile(1 - p) !== 0)).toEqual([]);
    expect(shares.filter((p) => normalQuantile(p) <= normalQuantile(p - 0.5 / 1024))).toEqual([]);
  });
});
