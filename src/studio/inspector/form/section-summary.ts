// A section in a few words, for when it is closed: a sentence of the catalogue with the section's values, else nothing.
import type { Field } from "../../../engine/scenario/fields.ts";
import { translate } from "../../i18n/language.ts";
import { effective, textOf, type Fields, type Values } from "./control-props.ts";
import { grouped, spacedTime } from "./number-text.ts";
import { optionWords, wordsFor } from "./optional-words.ts";

export function sectionSummary(name: string, fields: Fields, value: Values): string {
  const all = Object.entries(fields);
  const missing = all.length === 1 && all[0]?.[1].need === "none" && value[all[0][0]] === undefined;
  if (missing) return translate("inspector.none");
  return wordsFor(`inspector.summary.${name}`, valuesOf(fields, value)) ?? "";
}

/** The values as words, those of a group beside the others, of a list their number. */
function valuesOf(fields: Fields, value: Values): Readonly<Record<string, string | number>> {
  const found: Record<string, string | number> = {};
  for (const [name, field] of Object.entries(fields)) {
    const now = effective(field, value[name]);
    if (field.fields !== undefined) Object.assign(found, valuesOf(field.fields, (now ?? {}) as Values));
    else found[name] = shown(field, now, name);
  }
  return found;
}
function shown(field: Field, now: unknown, name: string): string | number {
  if (Array.isArray(now)) return now.length;
  if (field.tag !== undefined) return optionWords(textOf((now as Values | undefined)?.[field.tag]), name);
  if (field.control === "choice" || now === "unbounded") return optionWords(String(now), name);
  if (typeof now === "number") return grouped(now);
  return typeof now === "string" ? spacedTime(now) : translate("inspector.none");
}
