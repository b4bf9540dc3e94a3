import { expect, test } from "vitest";

import { RandomStream } from "../kernel/random-stream.ts";
import { shareOf } from "./share-of.ts";

const FOUR = ["a", "b", "c", "d"];
const stream = (name = "fault") => new RandomStream(1, name);

test("a share of instances is a whole number of them, at least one", () => {
  expect(shareOf(FOUR, 1, stream())).toEqual(FOUR);
  expect(shareOf(FOUR, 0.5, stream())).toHaveLength(2);
  expect(shareOf(FOUR, 0.01, stream())).toHaveLength(1);
  expect(shareOf(FOUR, 0, stream())).toEqual([]);
  expect(shareOf([], 1, stream())).toEqual([]);
});

test("each is chosen as often as the others", () => {
  const counts = new Map(FOUR.map((one) => [one, 0]));
  for (let i = 0; i < 4000; i++) for (const one of shareOf(FOUR, 0.25, stream(`fault ${i}`))) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
