// How many requests a dot stands for follows what there is to see.
import { expect, test } from "vitest";

import type { Simulation } from "../engine/simulation.ts";
import { DOT_COLUMNS, type Live } from "../engine/telemetry/views/live.ts";
import { DotRate } from "./dot-rate.ts";

function rate() {
  const shown: number[] = [];
  const simulation = { showDots: (every: number) => shown.push(every) } as unknown as Simulation;
  const rateOfDots = new DotRate();
  rateOfDots.begin(simulation);
  let wall = 1000;
  let now = 0;
  /** Half a second with so many rows in it, in which the run goes on (or stands). */
  const half = (rows: number, goes = true) => {
    if (goes) now += 500_000;
    const live = (count: number) => ({ now, dots: new Float64Array(count * DOT_COLUMNS) }) as Live;
    const start = rateOfDots.adjust(simulation, live(0), wall);
    wall += 500;
    return { start, end: rateOfDots.adjust(simulation, live(rows), wall) };
  };
  return { half, shown };
}

test("at first a dot is one request", () => {
  expect(rate().shown).toEqual([1]);
});

test("too many rows make it stand for more, in one step and by a power of two", () => {
  const { half, shown } = rate();
  expect(half(20).end).toBe(1);
  const every = half(1200).end;
  expect(every).toBeGreaterThan(1);
  expect(Number.isInteger(Math.log2(every))).toBe(true);
  expect(shown).toEqual([1, every]);
});

test("few rows bring it back, step by step, and never below one", () => {
  const { half } = rate();
  const most = half(120_000).end;
  const seen = Array.from({ length: 8 }, () => half(10).end);
  expect(seen[0]).toBeLessThan(most);
  expect(seen[0]).toBeGreaterThan(1);
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
});

test("silence changes nothing: a paused run keeps what a dot stands for", () => {
  const { half } = rate();
  const every = half(1200).end;
  expect(half(0, false).end).toBe(every);
});

test("a run that goes on without a dot to be seen brings it back as well", () => {
  const { half } = rate();
  const every = half(120_000).end;
  expect(half(0).end).toBeLessThan(every);
});
