// Values in sentences, and the spaces beside them.
import { expect, test } from "vitest";

import { fill } from "./fill.ts";

test("a value that is missing leaves its place; a space between two words stays", () => {
  expect(fill("{a} of {b}", { a: 3 })).toBe("3 of {b}");
  expect(fill("{a} {b}", { a: "x", b: "y" })).toBe("x y");
});

test("between Chinese and Chinese there is no space, between Chinese and Latin there is", () => {
  const sentence = "{whom} 上的 {what}，从 {from} 起";
  expect(fill(sentence, { whom: "Store", what: "挂起", from: "00:10" })).toBe("Store 上的挂起，从 00:10 起");
  expect(fill(sentence, { whom: "仓库", what: "+300 ms", from: "00:10" })).toBe("仓库上的 +300 ms，从 00:10 起");
});
