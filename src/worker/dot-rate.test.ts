// How many requests a dot stands for follows what there is to see.
import { expect, test } from "vitest";

import type { Simulation } from "../engine/simulation.ts";
import { DOT_COLUMNS, type Live } from "../engine/telemetry/live.ts";
import { DotRate } from "./dot-rate.ts";

function rate() {
  const shown: number[] = [];
  const simulation = { showDots: (every: number) => shown.push(every) } as unknown as Simulation;
  const rateOfDots = new DotRate();
  rateOfDots.begin(simulation);
  let wall = 1000;
  /** Half a second with so many rows in it. */
  const half = (rows: number) => {
    const live = (count: number) => ({ dots: new Float64Array(count * DOT_COLUMNS) }) as Live;
    const start = rateOfDots.adjust(simulation, live(0), wall);
    wall += 500;
    return { start, end: rateOfDots.adjust(simulation, live(rows), wall) };
  };
  return { half, shown };
}

test("at first a dot is one request", () => {
  expect(rate().shown).toEqual([1]);
});

test("too many rows make it stand for more, in powers of two and at once for as many as are needed", () => {
  const { half, shown } = rate();
  expect(half(100).end).toBe(1);
  expect(half(1200).end).toBe(16);
  expect(shown).toEqual([1, 16]);
});

test("few rows bring it back, half by half, and never below one", () => {
  const { half } = rate();
  half(1200);
  const seen = [1, 2, 3, 4, 5, 6].map(() => half(10).end);
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
});

test("silence changes nothing: a paused run keeps what a dot stands for", () => {
  const { half } = rate();
  half(1200);
  expect(half(0).end).toBe(16);
});
