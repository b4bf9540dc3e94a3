import { expect, test } from "vitest";

import { fit } from "./find-command.ts";

const fits = (typed: string, ...names: string[]) => fit(typed, names);

test("what begins so comes before what has it within, and a name before a keyword", () => {
  const order = [
    fits("un", "Undo"),
    fits("do", "Show or do"),
    fits("nd", "Undo"),
    fits("play", "Run", "Run", "play"),
    fits("lay", "Run", "Run", "play"),
    fits("sl", "Speed: low", "x"),
  ];
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
});

test("scattered letters are no find", () => {
  expect(fits("undo", "Speed: slow motion", "Speed: slow motion", "speed", "down")).toBe(0);
});

test("either language's words are found, in any order", () => {
  expect(fits("最快", "Speed: as fast as possible", "Speed: as fast as possible", "max", "最快")).toBeGreaterThan(0);
  expect(fits("file save", "Save to a file")).toBeGreaterThan(0);
  expect(fits("", "anything")).toBe(1);
});
