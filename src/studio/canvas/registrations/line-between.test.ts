import { expect, test } from "vitest";

import { lineBetween } from "./line-between.ts";

const box = (x: number, y: number) => ({ x, y, w: 100, h: 50 });

test("goes from edge to edge", () => {
  expect(lineBetween(box(0, 0), box(300, 0))).toBe("M100 25L300 25");
  expect(lineBetween(box(0, 0), box(0, 200))).toBe("M50 50L50 200");
  expect(lineBetween(box(0, 0), box(200, 100))).toBe("M100 50L200 100");
});
test("is nothing where the boxes touch or lie over each other", () => {
  expect([lineBetween(box(0, 0), box(0, 0)), lineBetween(box(0, 0), box(40, 10)), lineBetween(box(0, 0), box(100, 0))]).toEqual([
    "",
    "",
    "",
  ]);
});
