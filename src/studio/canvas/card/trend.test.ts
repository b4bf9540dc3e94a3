// Laws of the small trend line.
import { expect, test } from "vitest";

import { drawTrend } from "./trend.tsx";

test("a gap in what was measured is a gap in the line", () => {
  const { line } = drawTrend([1, 2, Number.NaN, 3, 4]);
  expect(line.match(/M/g)).toHaveLength(2);
});
test("the dot stands at the last value that is known", () => {
  expect(drawTrend([1, 2, 3]).last![0]).toBe(46);
  expect(drawTrend([Number.NaN, Number.NaN]).last).toBeNull();
  expect(drawTrend([]).line).toBe("");
});
test("zero lies on the floor", () => {
  expect(drawTrend([0, 0]).last![1]).toBe(12.5);
});
