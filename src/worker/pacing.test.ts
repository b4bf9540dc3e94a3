// How far a slice may go, and what speed is said to be reached.
import { expect, test } from "vitest";

import { Pace } from "./pacing.ts";

test("virtual time goes as wall time times the speed", () => {
  const pace = new Pace(2, 1000, 0);
  expect(pace.allowed(1010, 0)).toBe(20_000);
  expect(pace.allowed(1020, 20_000)).toBe(40_000);
});

test("slow motion adds up fractions of a microsecond", () => {
  const pace = new Pace(0.0001, 0, 0);
  let virtual = 0;
  for (let wall = 1; wall <= 100; wall++) virtual = Math.max(virtual, pace.allowed(wall, virtual));
  expect(virtual).toBeGreaterThanOrEqual(9);
  expect(virtual).toBeLessThanOrEqual(10);
});

test("as fast as possible has no bound", () => {
  expect(new Pace("max", 0, 0).allowed(1, 5)).toBe(Infinity);
});

test("what a slice could not do is not owed", () => {
  const pace = new Pace(1000, 0, 0);
  pace.allowed(10, 0);
  // Only a tenth of what was asked has been done: the next slice begins from there.
  expect(pace.allowed(20, 1_000_000)).toBe(1_000_000 + 10_000_000);
});

test("time that passed elsewhere is owed for 50 ms at most", () => {
  const pace = new Pace(1, 0, 0);
  expect(pace.allowed(60_000, 0)).toBe(50_000);
});

test("another speed counts from where the run is", () => {
  const pace = new Pace("max", 0, 0);
  pace.allowed(10, 0);
  pace.set(1, 7_000_000);
  expect(pace.allowed(20, 7_000_000)).toBe(7_010_000);
});

test("the reached speed is measured over the last half second", () => {
  const pace = new Pace("max", 0, 0);
  expect(pace.reached(0, 0)).toBe(0);
  expect(pace.reached(20, 1_000_000)).toBe(0);
  expect(pace.reached(100, 1_000_000)).toBe(10);
  let virtual = 1_000_000;
  for (let wall = 200; wall <= 2000; wall += 100) expect(pace.reached(wall, (virtual += 300_000))).toBeGreaterThan(0);
  expect(pace.reached(2100, virtual + 300_000)).toBeCloseTo(3, 6);
});
