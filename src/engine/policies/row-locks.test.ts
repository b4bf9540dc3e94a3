// A lock by key: one holder a key, the others in the order in which they came, and no key in the way of another.
import { expect, it } from "vitest";

import { RowLocks } from "./row-locks.ts";

const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];

it("is had by one at a time; who comes later stands in line, first come first served", () => {
  const locks = new RowLocks<{ readonly name: string }>();
  expect([locks.acquire(7, a), locks.acquire(7, b), locks.acquire(7, c)]).toEqual([true, false, false]);
  expect([locks.locked, locks.waiting]).toEqual([1, 2]);
  expect(locks.release(7)).toBe(b);
  expect([locks.holds(7, a), locks.holds(7, b)]).toEqual([false, true]);
  expect(locks.release(7)).toBe(c);
  expect(locks.release(7)).toBeNull();
  expect([locks.locked, locks.waiting]).toEqual([0, 0]);
  expect(locks.acquire(7, b)).toBe(true);
});

it("another key is another lock", () => {
  const locks = new RowLocks<{ readonly name: string }>();
  expect([locks.acquire(1, a), locks.acquire(2, b), locks.acquire(1, c)]).toEqual([true, true, false]);
  expect(locks.release(2)).toBeNull();
  expect(locks.holds(1, a)).toBe(true);
});
