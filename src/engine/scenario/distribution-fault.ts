// The problem of a distribution's text as a code of the catalogue, with the place counted from 1 as people count.
import { DEEPEST_MIXTURE, DISTRIBUTION_NAMES, parseDistribution } from "./distribution-text.ts";
import type { TextProblem } from "./duration-text.ts";
import { type Fault, type ProblemCode, shown } from "./problem.ts";

const OWN: Readonly<Partial<Record<TextProblem["code"], ProblemCode>>> = {
  empty: "distributionEmpty",
  "unknown-distribution": "distributionUnknown",
  arguments: "distributionArguments",
  range: "distributionRange",
  syntax: "distributionSyntax",
  nesting: "distributionNesting",
};
/** A plain duration says what is wrong with it as a duration does. */
const PLAIN: Readonly<Partial<Record<TextProblem["code"], ProblemCode>>> = {
  number: "durationNumber",
  unit: "durationUnit",
  negative: "durationNegative",
  "too-long": "durationTooLong",
  zero: "durationZero",
};

export function distributionFault(text: string): Fault | null {
  const parsed = parseDistribution(text);
  if (parsed.ok) return null;
  const { code, at, found, expected = "", suggestion } = parsed.problems;
  const values = { text: shown(text), at: at + 1, expected };
  const plain = PLAIN[code];
  if (plain !== undefined && !text.includes("(")) return { code: plain, values: { ...values, found } };
  const named = { ...values, found: shown(found), options: DISTRIBUTION_NAMES.join(", "), max: DEEPEST_MIXTURE };
  if (suggestion !== undefined) return { code: "distributionUnknownNear", values: { ...named, suggestion } };
  if (code === "empty" && text.trim() !== "") return { code: "distributionDuration", values: named };
  return { code: OWN[code] ?? "distributionDuration", values: named };
}
