// Laws of right-angled lines.
import { expect, test } from "vitest";

import { beside, lengthOf, middle, pointAt, type Polyline, rounded, track, along, cut } from "./polyline.ts";

const STEP: Polyline = [
  [0, 0],
  [40, 0],
  [40, 60],
  [100, 60],
];

test("corners are rounded by 7, or by half of a shorter straight", () => {
  expect(rounded(STEP)).toBe("M0 0L33 0Q40 0 40 7L40 53Q40 60 47 60L100 60");
  expect(
    rounded([
      [0, 0],
      [10, 0],
      [10, 6],
      [50, 6],
    ]),
  ).toBe("M0 0L7 0Q10 0 10 3L10 3Q10 6 13 6L50 6");
});

test("a straight line has no corners", () => {
  expect(
    rounded([
      [0, 5],
      [90, 5],
    ]),
  ).toBe("M0 5L90 5");
});

test("a share of the way is a share of the length", () => {
  expect(lengthOf(STEP)).toBe(160);
  expect(pointAt(STEP, 0)).toEqual([0, 0]);
  expect(pointAt(STEP, 0.5)).toEqual([40, 40]);
  expect(pointAt(STEP, 1)).toEqual([100, 60]);
  expect(pointAt(STEP, 7)).toEqual([100, 60]);
});

test("the track of a line begins and ends with it and is no longer", () => {
  const line = track(STEP);
  expect([line[0], line.at(-1)]).toEqual([STEP[0], STEP.at(-1)]);
  expect(lengthOf(line)).toBeLessThan(lengthOf(STEP));
  expect(lengthOf(line)).toBeGreaterThan(lengthOf(STEP) - 20);
});

test("beside is below where the line runs to the right, and stays parallel around corners", () => {
  expect(
    beside(
      [
        [0, 0],
        [50, 0],
      ],
      8,
    ),
  ).toEqual([
    [0, 8],
    [50, 8],
  ]);
  expect(beside(STEP, 8)).toEqual([
    [0, 8],
    [32, 8],
    [32, 68],
    [100, 68],
  ]);
});

test("words stand in the middle of the longest straight, level ones first", () => {
  expect(middle(STEP)).toEqual([70, 60]);
});

test("a line is cut in two at a point of one of its straights, and nowhere else", () => {
  const [before, after] = cut(STEP, [70, 60]);
  expect(before).toEqual([...STEP.slice(0, 3), [70, 60]]);
  expect(after).toEqual([[70, 60], ...STEP.slice(3)]);
  expect(lengthOf(before) + lengthOf(after)).toBeCloseTo(lengthOf(STEP), 6);
  expect(cut(STEP, [70, 61])).toEqual([STEP, []]);
  expect(along({ from: [0, 0], to: [40, 0] }, 0.25)).toEqual([10, 0]);
});
