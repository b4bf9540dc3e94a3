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

test("a word that goes with a count is bent by it", () => {
  const sentence = "{count} [count:trace|traces] [count:is|are] kept of {seen}";
  const said = (count: number | string) => fill(sentence, { count, seen: 1 });
  expect([said(1), said(0), said(21), said("1")]).toEqual([
    "1 trace is kept of 1",
    "0 traces are kept of 1",
    "21 traces are kept of 1",
    "1 trace is kept of 1",
  ]);
});
