// Names along a row of the timeline: none covers a bar or another name.
import fc from "fast-check";
import { expect, test } from "vitest";

import { labelsOf, type Named } from "./labels.ts";

const bar = (left: number, right: number, full = "100 % errors · Stock", short = "100 % errors"): Named => ({ left, right, full, short });
const moment = (at: number): Named => bar(at, at, "Kill · checkout-3", "Kill");
const place = (row: readonly Named[], now = NaN) => labelsOf(row, now, 800).map((label) => label && `${label.place}: ${label.text}`);

test("a name stands in its bar if that is long enough, else behind it, in short if there is no room for more", () => {
  expect(place([bar(0, 200)])).toEqual(["inside: 100 % errors · Stock"]);
  expect(place([bar(0, 50)])).toEqual(["after: 100 % errors · Stock"]);
  expect(place([bar(0, 20), bar(120, 320)])).toEqual(["after: 100 % errors", "inside: 100 % errors · Stock"]);
  expect(place([bar(0, 60), bar(70, 320)])).toEqual(["inside: 100 % errors · Stock", "inside: 100 % errors · Stock"]);
  expect(place([bar(0, 20), bar(30, 320)])).toEqual([null, "inside: 100 % errors · Stock"]);
});

test("a name that the line of now would cross stands before its bar, as at the end of the track, if it can", () => {
  expect(place([bar(30, 60)], 80)).toEqual(["after: 100 % errors"]);
  expect(place([moment(300)], 330)).toEqual(["before: Kill · checkout-3"]);
  expect(place([moment(300)], 290)).toEqual(["after: Kill · checkout-3"]);
  expect(place([bar(760, 790)])).toEqual(["before: 100 % errors · Stock"]);
});

test("no name covers a bar or another name", () => {
  const item = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 150 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), fc.integer({ min: 0, max: 800 }), (items, now) => {
      let at = 0;
      const row = items.map(([gap, long, isMoment]) => {
        const left = at + gap;
        at = isMoment ? left + 20 : left + long + 4;
        return isMoment ? moment(left) : bar(left, left + long + 4);
      });
      const taken = row.map(({ left, right }) => [left, right] as const);
      labelsOf(row, now, 1500).forEach((label, i) => {
        if (label === null || label.place === "inside") return;
        const { left, right } = row[i] as Named;
        const long = label.text.length * 6;
        const gap = left === right ? 13 : 6;
        const from = label.place === "after" ? right + gap : left - gap - long;
        for (const [a, b] of taken.filter((_, j) => j !== i)) expect(from + long <= a || from >= b).toBe(true);
        taken.push([from, from + long]);
      });
    }),
    { seed: 1, numRuns: 300 },
  );
});
