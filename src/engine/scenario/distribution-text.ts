// Distributions as people write them, "exp(4ms)" or "bimodal(0.95: exp(4ms), 0.05: 200ms)". Total: any text parses or says
// where and why not. What they draw is the kernel's; what they look like is describe-distribution.ts.
import { known } from "../../base/assert.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { constant, type Distribution, empirical, mixture } from "../kernel/distribution.ts";
import { buildShape, SHAPES, usageOf } from "./distribution-shapes.ts";
import { parseExactDuration, type TextProblem } from "./duration-text.ts";
import { nearest } from "./nearest.ts";

const LONGEST_TEXT = 20_000;
const MOST_VALUES = 1000;
export const DEEPEST_MIXTURE = 4;
const WEIGHTS_SLACK = 1e-6;

export const DISTRIBUTION_NAMES: readonly string[] = [...SHAPES.keys(), "bimodal", "empirical"];

export function parseDistribution(text: string): Result<Distribution, TextProblem> {
  if (text.length > LONGEST_TEXT) return failure({ code: "too-long", at: 0, found: text.slice(0, 40) });
  if (text.trim() === "") return failure({ code: "empty", at: 0, found: "" });
  const cursor: Cursor = { text, at: 0 };
  const parsed = readDistribution(cursor, 0);
  if (parsed !== undefined && !ended(cursor)) syntax(cursor, "end of text");
  return cursor.problem ? failure(cursor.problem) : success(known(parsed, "the parsed distribution"));
}

/** Where the reading is; the first problem stops it. */
interface Cursor {
  readonly text: string;
  at: number;
  problem?: TextProblem;
}
function fail(cursor: Cursor, code: TextProblem["code"], at: number, found: string, more: Partial<TextProblem> = {}): undefined {
  cursor.problem ??= { code, at, found: found.slice(0, 40), ...more };
  return undefined;
}
function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at++;
}
function ended(cursor: Cursor): boolean {
  skipSpace(cursor);
  return cursor.at >= cursor.text.length;
}
const syntax = (cursor: Cursor, expected: string): undefined =>
  fail(cursor, "syntax", cursor.at, cursor.text.charAt(cursor.at), { expected });
/** Reads the sign if it is next. */
function reads(cursor: Cursor, sign: string): boolean {
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) !== sign) return false;
  cursor.at++;
  return true;
}
/** What stands before the next sign, and where it begins. */
function word(cursor: Cursor): { readonly text: string; readonly at: number } {
  skipSpace(cursor);
  const at = cursor.at;
  while (cursor.at < cursor.text.length && !"(),:=".includes(cursor.text.charAt(cursor.at))) cursor.at++;
  return { text: cursor.text.slice(at, cursor.at).trimEnd(), at };
}

function readDistribution(cursor: Cursor, depth: number): Distribution | undefined {
  const name = word(cursor);
  if (cursor.text.charAt(cursor.at) !== "(") return readConstant(cursor, name);
  if (!DISTRIBUTION_NAMES.includes(name.text)) return unknownName(cursor, name);
  cursor.at++;
  if (name.text === "bimodal") return readMixture(cursor, name.at, depth);
  return name.text === "empirical" ? readEmpirical(cursor) : readShape(cursor, name);
}
function readConstant(cursor: Cursor, name: { readonly text: string; readonly at: number }): Distribution | undefined {
  if (/^[a-z]/i.test(name.text)) {
    const usage = usageOf(name.text);
    return usage === undefined ? unknownName(cursor, name) : fail(cursor, "arguments", name.at, name.text, { expected: usage });
  }
  const us = durationAt(cursor, name);
  return us === undefined ? undefined : constant(us);
}
function unknownName(cursor: Cursor, { text, at }: { readonly text: string; readonly at: number }): undefined {
  const suggestion = nearest(text, DISTRIBUTION_NAMES);
  return fail(cursor, "unknown-distribution", at, text, suggestion === undefined ? {} : { suggestion });
}
function durationAt(cursor: Cursor, { text, at }: { readonly text: string; readonly at: number }): number | undefined {
  const parsed = parseExactDuration(text);
  return parsed.ok ? parsed.value : fail(cursor, parsed.problems.code, at + parsed.problems.at, parsed.problems.found);
}

interface Argument {
  readonly name?: string;
  readonly text: string;
  readonly at: number;
}
function readShape(cursor: Cursor, name: { readonly text: string; readonly at: number }): Distribution | undefined {
  const given = readArguments(cursor);
  if (given === undefined) return undefined;
  const built = buildShape(name.text, given);
  if (built.ok) return built.value;
  const { code, at, found, expected } = built.problems;
  return fail(cursor, code, at < 0 ? name.at : at, found, expected === undefined ? {} : { expected });
}
function readArguments(cursor: Cursor): Argument[] | undefined {
  const given: Argument[] = [];
  do {
    const first = word(cursor);
    given.push(reads(cursor, "=") ? { name: first.text, ...word(cursor) } : first);
  } while (reads(cursor, ","));
  return reads(cursor, ")") ? given : syntax(cursor, ", )");
}

function readEmpirical(cursor: Cursor): Distribution | undefined {
  const start = cursor.at;
  const values: number[] = [];
  do {
    const value = durationAt(cursor, word(cursor));
    if (value === undefined) return undefined;
    values.push(value);
  } while (reads(cursor, ","));
  if (!reads(cursor, ")")) return syntax(cursor, ", )");
  return values.length <= MOST_VALUES
    ? empirical(values)
    : fail(cursor, "range", start, String(values.length), { expected: `≤ ${MOST_VALUES}` });
}

function readMixture(cursor: Cursor, start: number, depth: number): Distribution | undefined {
  if (depth >= DEEPEST_MIXTURE) return fail(cursor, "nesting", start, "bimodal");
  const weights: number[] = [];
  const parts: Distribution[] = [];
  do {
    const weight = readWeight(cursor);
    const part = weight === undefined ? undefined : readDistribution(cursor, depth + 1);
    if (weight === undefined || part === undefined) return undefined;
    weights.push(weight);
    parts.push(part);
  } while (reads(cursor, ","));
  if (!reads(cursor, ")")) return syntax(cursor, ", )");
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > WEIGHTS_SLACK) return fail(cursor, "range", start, String(sum), { expected: "0.95 + 0.05 = 1" });
  return mixture(
    weights.map((weight) => weight / sum),
    parts,
  );
}
function readWeight(cursor: Cursor): number | undefined {
  const { text, at } = word(cursor);
  if (!/^[0-9]*\.?[0-9]{1,20}$/.test(text.slice(0, 40)))
    return fail(cursor, "arguments", at, text, { expected: known(usageOf("bimodal"), "its usage") });
  const weight = Number(text);
  if (!(weight >= 0 && weight <= 1)) return fail(cursor, "range", at, text, { expected: "0 … 1" });
  return reads(cursor, ":") ? weight : syntax(cursor, ":");
}
