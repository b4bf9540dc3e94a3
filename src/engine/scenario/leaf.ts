// A single value against its field: what is wrong with it, as a code and values. Groups and lists are walked by shape.ts.
import * as v from "valibot";

import { distributionFault } from "./distribution-fault.ts";
import { parseDuration, type TextProblem, writeDuration } from "./duration-text.ts";
import { type Field, leastOf, SETTING_NAME } from "./fields.ts";
import { parseCondition, parseInvariant } from "./invariant-text.ts";
import { comesLater } from "./later.ts";
import { nearest } from "./nearest.ts";
import { isJson } from "./places.ts";
import { type Fault, type ProblemCode, shown } from "./problem.ts";

/** What is wrong with a value that is neither group nor list, or null. */
export function leafFault(field: Field, value: unknown): Fault | null {
  if (field.control === "duration") return durationFault(value, leastOf(field));
  if (field.control === "distribution") return typeof value === "string" ? distributionFault(value) : durationFault(value, 0);
  if (field.control === "choice")
    return typeof value === "string" && field.also?.test(value) ? null : choiceFault(value, field.options ?? [], field.alsoAs);
  if (field.control === "extent") return extentFault(field, value);
  // A list is an object to valibot.
  if (field.control === "values") return valuesFault(value);
  if (field.control === "headers" && Array.isArray(value)) return { code: "notObject", values: { found: shown(value) } };
  const checked = v.safeParse(field.schema, value);
  if (!checked.success && field.unit === "share" && field.min === 0 && field.max === 1)
    return { code: "notShare", values: { found: shown(value) } };
  if (!checked.success && field.word && typeof value === "string") return { code: "badWord", values: { found: shown(value) } };
  if (!checked.success) return fromIssue(checked.issues[0], value);
  return field.expression === undefined ? null : expressionFault(field.expression, String(value));
}

function expressionFault(kind: "invariant" | "condition", text: string): Fault | null {
  const parsed = kind === "invariant" ? parseInvariant(text) : parseCondition(text);
  if (parsed.ok) return null;
  const { at, code, expected, found } = parsed.problems;
  return { code, values: code === "expressionEmpty" ? {} : { at: at + 1, expected, found: shown(found) } };
}

/** Names to numbers, flags and texts; the first that is none of these is named. */
function valuesFault(value: unknown): Fault | null {
  if (!isJson(value)) return { code: "notObject", values: { found: shown(value) } };
  for (const [name, one] of Object.entries(value)) {
    if (!SETTING_NAME.test(name)) return { code: "badSettingName", values: { found: shown(name) } };
    const isPlain = typeof one === "boolean" || (typeof one === "number" && Number.isFinite(one)) || typeof one === "string";
    if (!isPlain) return { code: "notPlainValue", values: { name, found: shown(one) } };
    if (typeof one === "string" && one.length > LONGEST_VALUE)
      return { code: "tooLong", values: { max: LONGEST_VALUE, found: one.length } };
  }
  return null;
}
const LONGEST_VALUE = 200;

type Issue = { readonly type: string; readonly requirement?: unknown };
const CODES: Readonly<Record<string, ProblemCode>> = {
  string: "notText",
  number: "notNumber",
  finite: "notNumber",
  boolean: "notFlag",
  array: "notList",
  object: "notObject",
  record: "notObject",
  integer: "notWhole",
  min_value: "tooSmall",
  max_value: "tooLarge",
  min_length: "emptyText",
  regex: "badId",
  union: "notLimit",
};
function fromIssue(issue: Issue, value: unknown): Fault {
  const bound = String(issue.requirement);
  if (issue.type === "max_length" && typeof value === "string") return { code: "tooLong", values: { max: bound, found: value.length } };
  const code = Object.hasOwn(CODES, issue.type) ? CODES[issue.type] : undefined;
  return {
    code: code ?? "badValue",
    values: { found: shown(value), ...(code === "tooSmall" ? { min: bound } : code === "tooLarge" ? { max: bound } : {}) },
  };
}

const DURATION: Readonly<Partial<Record<TextProblem["code"], ProblemCode>>> = {
  empty: "durationEmpty",
  number: "durationNumber",
  unit: "durationUnit",
  negative: "durationNegative",
  zero: "durationZero",
  "too-short": "durationTooShort",
  "too-long": "durationTooLong",
};
export function durationFault(value: unknown, least: number): Fault | null {
  if (typeof value === "number" && Number.isFinite(value))
    return { code: "durationBare", values: { found: value, suggestion: withUnit(value, least) } };
  if (typeof value !== "string") return { code: "notText", values: { found: shown(value) } };
  const parsed = parseDuration(value, least);
  if (parsed.ok) return null;
  return {
    code: DURATION[parsed.problems.code] ?? "durationNumber",
    values: { text: shown(value), found: parsed.problems.found, least: writeDuration(least) },
  };
}

/** The number in ms, as it was most likely meant; where that would be refused too, what is taken. */
function withUnit(value: number, least: number): string {
  const text = `${value}ms`;
  return parseDuration(text, least).ok ? text : writeDuration(Math.max(least, 4000));
}

function extentFault(field: Field, value: unknown): Fault | null {
  if (v.safeParse(field.schema, value).success) return null;
  return { code: "notExtent", values: { max: String(field.max), found: shown(value) } };
}

/** A word of a closed list; one that the format has but this version lacks is told apart from a slip. */
export function choiceFault(value: unknown, options: readonly string[], alsoAs?: string): Fault | null {
  if (typeof value === "string" && options.includes(value)) return null;
  const values = { found: shown(value), options: [...options, ...(alsoAs === undefined ? [] : [alsoAs])].join(", ") };
  if (typeof value !== "string") return { code: "notOneOf", values };
  if (comesLater(value)) return { code: "notYet", values };
  const suggestion = nearest(value, options);
  return suggestion === undefined ? { code: "notOneOf", values } : { code: "notOneOfNear", values: { ...values, suggestion } };
}
