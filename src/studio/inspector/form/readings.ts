// From what a person types to a value of a field, or a sentence that says what is expected. The field's own schema has the last word.
import * as v from "valibot";

import { parseDistribution } from "../../../engine/scenario/distribution-text.ts";
import type { TextProblem } from "../../../engine/scenario/duration-text.ts";
import { parseDuration, writeDuration } from "../../../engine/scenario/duration-text.ts";
import { explain } from "../../../engine/scenario/explain.ts";
import { type Field, leastOf } from "../../../engine/scenario/fields.ts";
import { fieldFault } from "../../../engine/scenario/shape.ts";
import { language, translate } from "../../i18n/language.ts";
import { grouped } from "./number-text.ts";

/** What a text was read as: a value (undefined: not written), or why it is refused. */
export type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

const taken = (value: unknown): Reading => ({ ok: true, value });
const refused = (why: string): Reading => ({ ok: false, why });

/** Nothing typed: as if it were not written, where that may be. */
function readEmpty(field: Field): Reading {
  return field.need === "required" ? refused(translate("inspector.refused.empty")) : taken(undefined);
}

/** The schema, after the sentences of the control found nothing wrong. */
function checked(field: Field, value: unknown): Reading {
  return v.safeParse(field.schema, value).success ? taken(value) : refused(translate("inspector.refused.other"));
}

export function readNumber(field: Field, typed: string): Reading {
  const text = typed.trim();
  if (text === "") return readEmpty(field);
  const percent = /^(.*)%$/.exec(text);
  const value = Number((percent?.[1] ?? text).replaceAll(/[,\s_]/g, "")) / (percent && field.unit === "share" ? 100 : 1);
  if (Number.isNaN(value)) return refused(translate("inspector.refused.number", { found: text }));
  return refusedNumber(field, value) ?? checked(field, value);
}

function refusedNumber(field: Field, value: number): Reading | null {
  const range = { min: grouped(field.min ?? 0), max: grouped(field.max ?? Infinity), found: grouped(value) };
  if (field.control !== "number" && !Number.isInteger(value)) return refused(translate("inspector.refused.whole", range));
  if (field.min !== undefined && value < field.min)
    return refused(field.max === undefined ? translate("inspector.refused.least", range) : translate("inspector.refused.below", range));
  if (field.max !== undefined && value > field.max) return refused(translate("inspector.refused.above", range));
  return null;
}

/** `unit`: what a number without a unit counts. */
export function readDuration(field: Field, typed: string, unit: string): Reading {
  const text = typed.trim().replaceAll(",", "").replaceAll("µs", "us");
  if (text === "") return readEmpty(field);
  const written = /[a-z]$/i.test(text) ? text.replaceAll(/\s/g, "") : `${text}${unit}`;
  const least = leastOf(field);
  const parsed = parseDuration(written, least);
  return parsed.ok ? taken(written) : refused(durationSentence(parsed.problems, least));
}
function durationSentence({ code, found }: TextProblem, least = 0): string {
  if (code === "unit") return translate("inspector.refused.duration.unit", { found });
  if (code === "negative") return translate("inspector.refused.duration.negative");
  if (code === "zero") return translate("inspector.refused.duration.zero");
  if (code === "too-short") return translate("inspector.refused.duration.short", { least: writeDuration(least) });
  if (code === "too-long") return translate("inspector.refused.duration.long");
  return translate("inspector.refused.duration.form");
}

export function readDistribution(field: Field, typed: string): Reading {
  const text = typed.trim();
  if (text === "") return readEmpty(field);
  const written = /^[0-9.]+$/.test(text) ? `${text}ms` : text;
  const parsed = parseDistribution(written);
  return parsed.ok ? checked(field, written) : refused(distributionSentence(parsed.problems));
}
function distributionSentence(problem: TextProblem): string {
  const { code, found } = problem;
  if (code === "unknown-distribution") return translate("inspector.refused.distribution.unknown", { found });
  if (code === "arguments") return translate("inspector.refused.distribution.arguments", { found });
  if (code === "range") return translate("inspector.refused.distribution.range", { found });
  if (code === "nesting") return translate("inspector.refused.distribution.nesting");
  if (code === "syntax" || code === "number" || code === "empty")
    return translate("inspector.refused.distribution.form", { at: problem.at + 1 });
  return durationSentence(problem);
}

export function readText(field: Field, text: string): Reading {
  if (text.trim() === "") return readEmpty(field);
  if (field.expression !== undefined || field.word === true) return readWritten(field, text.trim());
  if (v.safeParse(field.schema, text).success) return taken(text);
  return refused(
    field.control === "id" ? translate("inspector.refused.id") : translate("inspector.refused.text", { max: field.max ?? 40 }),
  );
}

/** What has a grammar: the engine says what is wrong with it. */
function readWritten(field: Field, text: string): Reading {
  const fault = fieldFault(field, text);
  return fault === null ? taken(text) : refused(explain(fault, language()));
}

export function readLimit(field: Field, typed: string): Reading {
  return typed.trim() === "unbounded" || typed.trim() === "∞" ? taken("unbounded") : readNumber(field, typed);
}

/** A number alone is a count, or of the unit that is shown; a number with a unit of time is a stretch of whole seconds. */
export function readExtent(field: Field, typed: string, unit: string): Reading {
  const text = typed.trim().replaceAll(/[,\s]/g, "");
  if (text === "") return readEmpty(field);
  const written = /^[0-9.]+$/.test(text) && unit !== "" ? `${text}${unit}` : text;
  const value = /[a-z]$/i.test(written) ? written : Number(written);
  return v.safeParse(field.schema, value).success
    ? taken(value)
    : refused(translate("inspector.refused.extent", { max: grouped(field.max ?? 0) }));
}

/** For a field's commit: hands on the value, or gives back the sentence. */
export function settle(reading: Reading, onChange: (value: unknown) => void): string | null {
  if (!reading.ok) return reading.why;
  onChange(reading.value);
  return null;
}
