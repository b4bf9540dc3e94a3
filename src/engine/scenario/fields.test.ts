// The vocabulary of fields: what each accepts, and which of the three needs it has.
import { describe, expect, it } from "vitest";

import { initialValue, initialVariant, written } from "./field-values.ts";
import {
  choice,
  choices,
  distribution,
  duration,
  type Field,
  flag,
  group,
  headers,
  id,
  integer,
  interval,
  limit,
  list,
  number,
  share,
  text,
  variants,
} from "./fields.ts";
import { fieldFault } from "./shape.ts";

const code = (field: Field, value: unknown): string | null => fieldFault(field, value)?.code ?? null;
const codes = (field: Field, values: readonly unknown[]): (string | null)[] => values.map((value) => code(field, value));

describe("a field", () => {
  it("says what is wrong with a value", () => {
    expect(codes(integer({ min: 1, max: 9 }), [1, 9, 0, 10, 1.5, "1", null, Number.NaN])).toEqual([
      null,
      null,
      "tooSmall",
      "tooLarge",
      "notWhole",
      "notNumber",
      "notNumber",
      "notNumber",
    ]);
    expect(codes(number({ min: 0, max: 1 }), [0.5, -0.1, Infinity])).toEqual([null, "tooSmall", "notNumber"]);
    expect(codes(share({}), [0, 1, 1.01, -1, "5%"])).toEqual([null, null, "notShare", "notShare", "notShare"]);
    expect(codes(limit({ max: 5 }), [0, 5, "unbounded", 6, -1, 1.5, "five", true])).toEqual([
      null,
      null,
      null,
      "tooLarge",
      "tooSmall",
      "notWhole",
      "notLimit",
      "notLimit",
    ]);
    expect(codes(flag({}), [true, "true", 1])).toEqual([null, "notFlag", "notFlag"]);
    expect(codes(text({ max: 2 }), ["ab", "abc", 5])).toEqual([null, "tooLong", "notText"]);
    expect(codes(id({}), ["a-1", "A", "", "a".repeat(41)])).toEqual([null, "badId", "badId", "badId"]);
    expect(codes(choice(["red", "blue"], {}), ["red", "rod", "green", 1, "recovery"])).toEqual([
      null,
      "notOneOfNear",
      "notOneOf",
      "notOneOf",
      "notYet",
    ]);
    expect(codes(choices(["a", "b"], {}), [[], ["a", "b"], ["c"], ["a", "a", "a"], "a"])).toEqual([
      null,
      null,
      "notOneOf",
      "tooMany",
      "notList",
    ]);
    expect(codes(duration({ positive: true }), ["1ms", "0s", "1", "", "1 parsec", "-1s", "99999h", 7])).toEqual([
      null,
      "durationZero",
      "durationUnit",
      "durationEmpty",
      "durationUnit",
      "durationNegative",
      "durationTooLong",
      "durationBare",
    ]);
    expect(codes(interval({}), ["10ms", "9999us", "1us", "0s"])).toEqual([null, "durationTooShort", "durationTooShort", "durationZero"]);
    expect(codes(distribution({}), ["exp(4ms)", "4", "exp()", {}])).toEqual([null, "durationUnit", "distributionDuration", "notText"]);
    expect(codes(headers({}), [{ a: "b" }, { a: 1 }, []])).toEqual([null, "notText", "notObject"]);
    expect(codes(list(flag({}), { max: 1, least: 1 }), [[true], [], [true, true], {}])).toEqual([null, "tooFew", "tooMany", "notList"]);
    expect(
      codes(variants("use", { a: {}, b: { n: share({ required: true }) } }, {}), [{ use: "a" }, { use: "b" }, { use: "c" }, {}, []]),
    ).toEqual([null, "missing", "notOneOf", "missing", "notObject"]);
  });
  it("suggests for a bare number a duration that it accepts", () => {
    for (const field of [duration({}), duration({ positive: true }), interval({}), distribution({})])
      for (const bare of [7, 0, -1, 1e300, 0.0001]) {
        const suggestion = fieldFault(field, bare)?.values["suggestion"];
        expect([bare, suggestion, fieldFault(field, suggestion)]).toEqual([bare, expect.any(String), null]);
      }
    expect(fieldFault(duration({}), 7)?.values["suggestion"]).toBe("7ms");
  });
  it("may be left out, is absent by meaning, or must be written", () => {
    expect([share({ default: 1 }), share({}), share({ required: true })].map((field) => field.need)).toEqual([
      "default",
      "none",
      "required",
    ]);
  });
});

describe("values", () => {
  const shape = variants(
    "kind",
    {
      a: { x: share({ default: 0.5 }), y: flag({ default: false }) },
      b: { x: share({ required: true }), z: duration({ required: true }) },
    },
    { default: { kind: "a" } },
  );
  it("are written without what is the default", () => {
    expect(written(shape, { kind: "a", x: 0.5, y: false })).toBeUndefined();
    expect(written(shape, { kind: "a", y: true, x: 0.5 })).toEqual({ kind: "a", y: true });
    expect(written(group({ x: share({ default: 1 }) }, {}), { x: 1 })).toEqual({});
  });
  it("keep what two variants have in common when one becomes the other", () => {
    expect(initialVariant(shape, "b", { kind: "a", x: 0.9, y: true })).toEqual({ kind: "b", x: 0.9, z: "1s" });
  });
  it("start valid", () => {
    for (const field of [
      shape,
      integer({ min: 3, max: 9 }),
      duration({ positive: true }),
      distribution({}),
      limit({ max: 9 }),
      list(flag({}), { max: 9, least: 2 }),
      choice(["x"], {}),
      choices(["x"], {}),
      headers({}),
    ]) {
      expect([field.control, code(field, initialValue(field))]).toEqual([field.control, null]);
    }
  });
});
