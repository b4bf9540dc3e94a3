import fc from "fast-check";
import { expect, test } from "vitest";

import { offsetName, offsetTicks } from "../traces/time-scale.ts";
import { logTicks, roundTicks, timeLabel, timeTicks } from "./ticks.ts";

test("an axis from 0 has four or five ticks, the last holds the greatest value", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (max) => {
      const ticks = roundTicks(max, 0);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeGreaterThanOrEqual(4);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(max * (1 - 1e-9));
    }),
    { seed: 7 },
  );
});

test("ticks are round numbers", () => {
  expect(roundTicks(92, 4)).toEqual([0, 25, 50, 75, 100]);
  expect(roundTicks(1392, 4)).toEqual([0, 500, 1000, 1500]);
  expect(roundTicks(0.57, 0.1)).toEqual([0, 0.2, 0.4, 0.6]);
});

test("a quiet axis reaches to its least top, also where nothing is known", () => {
  expect(roundTicks(0, 4)).toEqual([0, 1, 2, 3, 4]);
  expect(roundTicks(Number.NaN, 0.1).at(-1)).toBe(0.1);
});

test("a log axis stands on ones and threes around what it holds", () => {
  expect(logTicks(60, 1400)).toEqual([30, 100, 300, 1000, 3000]);
  expect(logTicks(1, 1e6)).toEqual([1, 100, 10_000, 1_000_000]);
  expect(logTicks(5, 5)).toEqual([3, 10]);
});

test("moments stand at round steps, as many as fit", () => {
  expect(timeTicks(198.25e6, 278.25e6, 5.6).map((t) => timeLabel(t))).toEqual(["03:30", "03:45", "04:00", "04:15", "04:30"]);
  expect(timeTicks(10e6, 11e6, 5).map((t) => timeLabel(t, true))).toEqual(["00:10", "00:10.2", "00:10.4", "00:10.6", "00:10.8", "00:11"]);
});

test("an hour is written before the minutes", () => {
  expect(timeLabel(3_725e6)).toBe("1:02:05");
});

test("the ticks of a trace are counted from its beginning", () => {
  expect(offsetTicks(500, { from: 500, to: 1_242_500 }).map((t) => offsetName(t - 500))).toEqual([
    "0",
    "250 ms",
    "500 ms",
    "750 ms",
    "1 s",
  ]);
});
