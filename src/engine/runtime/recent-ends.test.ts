// The last three windows count, and no older one.
import { expect, test } from "vitest";

import { RecentEnds } from "./recent-ends.ts";

test("counts are of the last three windows, of fewer while it is new", () => {
  const recent = new RecentEnds();
  recent.close(10, 9, 1);
  expect([recent.windows, recent.arrivals, recent.ok, recent.bad]).toEqual([1, 10, 9, 1]);
  recent.close(20, 19, 1);
  recent.close(30, 29, 1);
  expect([recent.windows, recent.arrivals, recent.ok, recent.bad]).toEqual([3, 30, 29, 1]);
  recent.close(35, 34, 1);
  expect([recent.windows, recent.arrivals, recent.ok, recent.bad]).toEqual([3, 25, 25, 0]);
});
