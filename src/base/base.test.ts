import { expect, test } from "vitest";

import { assert, known } from "./assert.ts";
import { exhaustive } from "./exhaustive.ts";
import { failure, type Result, success } from "./result.ts";

test("an assertion lets the true pass and names what was false", () => {
  expect(() => assert("text", "order")).not.toThrow();
  for (const wrong of [false, 0, "", null, undefined]) expect(() => assert(wrong, "order")).toThrow("assertion failed: order");
});

test("what is known is handed back, though it be zero, empty or false", () => {
  expect([known(0, "n"), known("", "s"), known(false, "b")]).toEqual([0, "", false]);
  expect(() => known(undefined, "the node")).toThrow("the node is missing");
  expect(() => known(null, "the node")).toThrow("the node is missing");
});

test("a value that no branch expects is named", () => {
  expect(() => exhaustive("purple" as never)).toThrow("unexpected value: purple");
});

test("a result is a value or its problems, and one can tell which", () => {
  const half = (n: number): Result<number, string[]> => (n % 2 === 0 ? success(n / 2) : failure([`${n} is odd`]));
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, problems: ["3 is odd"] });
});
