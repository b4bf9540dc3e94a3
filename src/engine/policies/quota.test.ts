// Both quotas, to the microsecond: how many pass in a window, and when the next one does.
import { expect, it } from "vitest";

import { BucketQuota, WindowQuota } from "./quota.ts";

it("a window lets so many through, the first of the next window is the first of another so many", () => {
  const quota = new WindowQuota(3, 1000);
  expect([0, 1, 998, 999, 999].map((at) => quota.take(at))).toEqual([true, true, true, false, false]);
  expect(quota.left(999)).toBe(0);
  expect(quota.left(1000)).toBe(3);
  expect([1000, 1001, 1002, 1003].map((at) => quota.take(at))).toEqual([true, true, true, false]);
});

it("a window that nobody used gives nothing to a later one", () => {
  const quota = new WindowQuota(2, 1000);
  expect([5000, 5000, 5000].map((at) => quota.take(at))).toEqual([true, true, false]);
});

it("at the edge of two windows twice as many pass, as with every fixed window", () => {
  const quota = new WindowQuota(5, 1000);
  const passed = [...Array(20).keys()].filter((i) => quota.take(i < 10 ? 999 : 1000)).length;
  expect(passed).toBe(10);
});

it("a bucket gives a token back every per ÷ limit, and never holds more than the limit", () => {
  const quota = new BucketQuota(4, 1000);
  expect([0, 0, 0, 0, 0].map((at) => quota.take(at))).toEqual([true, true, true, true, false]);
  expect([249, 250, 251, 500].map((at) => quota.take(at))).toEqual([false, true, false, true]);
  expect(quota.left(100_000)).toBe(4);
});
