// How counts are written: never more than three digits and a unit, or four digits.
import { expect, test } from "vitest";

import { count } from "./numbers.ts";

test.each([
  [7.8, "7.8 "],
  [612, "612 "],
  [9_994, "9,994 "],
  [9_995, "10.0 k"],
  [99_809, "99.8 k"],
  [100_000, "100 k"],
])("%d fits the narrow column of a card: %s", (value, written) => {
  const { number, unit } = count(value);
  expect(`${number} ${unit}`).toBe(written);
});
