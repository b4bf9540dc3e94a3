// Expressions over what is kept: what reads, how, and where it does not.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseCondition, parseInvariant } from "./invariant-text.ts";

const invariant = (text: string) => {
  const parsed = parseInvariant(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const refused = (text: string) => {
  const parsed = parseInvariant(text);
  return parsed.ok ? null : [parsed.problems.code, parsed.problems.at, parsed.problems.found];
};
const term = (name: string, factor: number, at: number, state: string | null = null) => ({ name, factor, at, state });

describe("an invariant", () => {
  it("compares sums of counters, entities and numbers", () => {
    expect(invariant("stock >= 0")).toEqual({
      sort: "compare",
      left: { constant: 0, terms: [term("stock", 1, 0)] },
      op: ">=",
      right: { constant: 0, terms: [] },
      within: 0,
    });
    expect(invariant("2*(a - order.paid) + 3 == -b * 4 within 5s")).toEqual({
      sort: "compare",
      left: { constant: 3, terms: [term("a", 2, 3), term("order", -2, 7, "paid")] },
      op: "==",
      right: { constant: -0, terms: [term("b", -4, 27)] },
      within: 5e6,
    });
  });
  it("says how each entity ends, within a minute where nothing is said", () => {
    expect(invariant("every order ends completed or compensated")).toEqual({
      sort: "ends",
      entity: { name: "order", at: 6 },
      states: [
        { name: "completed", at: 17 },
        { name: "compensated", at: 30 },
      ],
      within: 6e7,
    });
    expect(invariant("every order ends removed within 250ms")).toMatchObject({ within: 250_000 });
  });
  it.each([
    ["", ["expressionEmpty", 0, ""]],
    ["stock", ["expressionSyntax", 5, ""]],
    ["stock >=", ["expressionFactor", 8, ""]],
    ["stock => 0", ["expressionSyntax", 6, "="]],
    ["stock >= 0 and more", ["expressionSyntax", 11, "and"]],
    ["a * b > 1", ["expressionProduct", 2, "*"]],
    ["(a > 1", ["expressionSyntax", 3, ">"]],
    ["a.1 > 1", ["expressionSyntax", 2, "1"]],
    ["every order completes", ["expressionSyntax", 12, "completes"]],
    ["every order ends done within", ["expressionDuration", 28, ""]],
    ["a > 1 within 5", ["expressionDuration", 13, "5"]],
    ["a > 1 within 5 s", ["expressionDuration", 13, "5"]],
    ["a ≥ 1", ["expressionSyntax", 2, "≥"]],
  ])("says where %j does not read", (text, problem) => {
    expect(refused(text)).toEqual(problem);
  });
  it("reads or refuses any text, with a place in it", () => {
    const words = fc.constantFrom(
      "every",
      "ends",
      "or",
      "within",
      "5s",
      "a",
      "b.c",
      "(",
      ")",
      "*",
      "+",
      "-",
      "==",
      "<",
      "1",
      " ",
      "..",
      "é",
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    const places = fc
      .sample(texts, { seed: 3, numRuns: 500 })
      .flatMap((text) => [parseInvariant(text), parseCondition(text)].map((parsed) => (parsed.ok ? 0 : text.length - parsed.problems.at)));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  });
});

it("a condition compares, or asks in which state an entity is", () => {
  expect(parseCondition("stock - reserved > 0")).toMatchObject({ ok: true, value: { sort: "compare", op: ">" } });
  expect(parseCondition("order is not paid or none")).toMatchObject({
    ok: true,
    value: { sort: "is", isNot: true, entity: { name: "order" }, states: [{ name: "paid" }, { name: "none" }] },
  });
  expect(parseCondition("2 * order is paid")).toMatchObject({ ok: false });
  expect(parseCondition("order.paid is paid")).toMatchObject({ ok: false });
  expect(parseCondition("every order ends paid")).toMatchObject({ ok: false });
});
