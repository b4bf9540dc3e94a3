// Laws of a route's stroke.
import { expect, test } from "vitest";

import { liveRoute } from "../../testing/live-numbers.ts";
import { retries, toneOf, widthOf } from "./stroke.ts";

test("the width is the logarithm of the rate, between 1.2 and 5", () => {
  expect([40, 400, 4000].map((rate) => Math.round(widthOf(rate) * 10) / 10)).toEqual([1.7, 2.9, 4.1]);
  expect([0, Number.NaN, 0.5, 10].map(widthOf)).toEqual([1.2, 1.2, 1.2, 1.2]);
  expect(widthOf(1e9)).toBe(5);
});
test("colour tells the share of errors: grey, amber from 1 %, brick from 10 %", () => {
  expect([0, 0.0099, 0.01, 0.0999, 0.1, 1, Number.NaN].map(toneOf)).toEqual(["quiet", "quiet", "warn", "warn", "bad", "bad", "quiet"]);
});
test("a second stroke stands for retries that are worth telling", () => {
  expect([undefined, liveRoute(), liveRoute({ tries: 1.04 }), liveRoute({ tries: 1.6 })].map(retries)).toEqual([null, null, null, 1.6]);
});
