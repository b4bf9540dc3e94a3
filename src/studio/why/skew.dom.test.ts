// A wrong clock in words: whether it is fast or slow, and by how much.
import { expect, test } from "vitest";

import { translate } from "../i18n/language.ts";
import { skewWords } from "./skew.ts";

test("a clock is fast or slow by so much", () => {
  expect([skewWords(500_000, translate), skewWords(-2_000_000, translate)]).toEqual(["clock 500 ms fast", "clock 2.00 s slow"]);
});
