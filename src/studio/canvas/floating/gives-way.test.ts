// The small map hides no card that can be seen without it.
import { expect, test } from "vitest";

import { givesWay } from "./gives-way.ts";

const card = (left: number, top: number) => ({ left, top, right: left + 150, bottom: top + 96 });

test("the map gives way to a card below it when everything is in view", () => {
  expect(givesWay([card(20, 380), card(400, 40)], 790, 483)).toBe(true);
});

test("it stays where nothing is below it, and where something is out of view", () => {
  expect(givesWay([card(20, 100), card(400, 380)], 790, 483)).toBe(false);
  expect(givesWay([card(20, 380), card(700, 40)], 790, 483)).toBe(false);
  expect(givesWay([], 790, 483)).toBe(false);
});
