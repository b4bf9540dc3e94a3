// Durations as people write them, "250us" to "1h", to whole microseconds. Total: any text parses or says why not.
import { failure, type Result, success } from "../../base/result.ts";

export interface TextProblem {
  /** Which sentence of the catalogue explains it. */
  readonly code:
    | "empty"
    | "number"
    | "unit"
    | "negative"
    | "zero"
    | "too-short"
    | "too-long"
    | "unknown-distribution"
    | "arguments"
    | "range"
    | "syntax"
    | "nesting";
  /** Where in the text, in characters from its beginning. */
  readonly at: number;
  readonly found: string;
  /** In the notation of the format: `uniform(low, high)`, `> 0`. */
  readonly expected?: string;
  readonly suggestion?: string;
}

const MICROSECONDS: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, m: 6e7, h: 3.6e9 };
/** A year: what lies beyond is a slip of the finger, and sums of it would leave the exact range of a double. */
const LONGEST = 365 * 24 * 3.6e9;
/** Longer texts are no duration; it also bounds the work of the pattern below. */
const MOST_CHARACTERS = 60;

/** @param least whole µs that it must have  @returns whole microseconds, rounded */
export function parseDuration(text: string, least = 0): Result<number, TextProblem> {
  const problem = (code: TextProblem["code"], at = 0, found = text.slice(0, 40)) => failure({ code, at, found });
  if (text.length > MOST_CHARACTERS) return problem("number");
  if (text.trim() === "") return problem("empty");
  const parts = /^\s*(-?[0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)\s*([a-zµ]*)\s*$/i.exec(text);
  if (!parts) return problem("number");
  const [, digits = "", unit = ""] = parts;
  const scale = Object.hasOwn(MICROSECONDS, unit) ? MICROSECONDS[unit] : undefined;
  if (scale === undefined) return problem("unit", text.indexOf(unit, digits.length), unit);
  const exact = Number(digits) * scale;
  if (exact < 0) return problem("negative");
  if (!(exact <= LONGEST)) return problem("too-long");
  const whole = Math.round(exact) + 0;
  if (whole < least) return problem(whole === 0 ? "zero" : "too-short");
  return success(whole);
}

/** Like parseDuration, but keeps the fraction of a microsecond: the parameter of a distribution is not itself a draw. */
export function parseExactDuration(text: string): Result<number, TextProblem> {
  const parsed = parseDuration(text);
  if (!parsed.ok) return parsed;
  const [, digits = "", unit = ""] = /^\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  return success(Number(digits) * (MICROSECONDS[unit] ?? 1));
}

/** The shortest text that parses back to so many microseconds: 1500000 → "1.5s". */
export function writeDuration(us: number): string {
  for (const [unit, scale] of [
    ["h", 3.6e9],
    ["m", 6e7],
    ["s", 1e6],
    ["ms", 1e3],
  ] as const) {
    const amount = us / scale;
    if (us >= scale && Math.round(amount * 100) === amount * 100) return `${amount}${unit}`;
  }
  return `${us}us`;
}
