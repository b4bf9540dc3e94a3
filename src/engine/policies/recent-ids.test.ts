// Ids within a window: to the microsecond, and in bounded memory.
import { expect, it } from "vitest";

import { RecentIds } from "./recent-ids.ts";

it("remembers an id for its window, to the microsecond, and tells both of its words", () => {
  const ids = new RecentIds(1000);
  ids.add(7, -1, 100);
  expect([ids.has(7, -1, 1099), ids.has(7, -1, 1100), ids.has(-1, 7, 100), ids.has(7, 0, 100)]).toEqual([true, false, false, false]);
});

it("keeps the time at which an id came first, and takes it again after its window", () => {
  const ids = new RecentIds(1000);
  ids.add(1, 1, 0);
  ids.add(1, 1, 500);
  expect(ids.has(1, 1, 1000)).toBe(false);
  ids.add(1, 1, 1000);
  expect(ids.has(1, 1, 1999)).toBe(true);
});

it("forgets what is over: a stream of ids takes the memory of one window", () => {
  const ids = new RecentIds(1000);
  for (let i = 0; i < 100_000; i++) ids.add(i, i * 3, i * 10);
  expect(ids.size).toBe(100);
  expect([ids.has(99_999, 299_997, 999_990), ids.has(99_000, 297_000, 999_990)]).toEqual([true, false]);
});

it("a window that is changed holds for what is remembered already", () => {
  const ids = new RecentIds(1000);
  ids.add(1, 1, 0);
  ids.window = 100;
  expect(ids.has(1, 1, 200)).toBe(false);
  ids.add(2, 2, 200);
  expect(ids.size).toBe(1);
});
