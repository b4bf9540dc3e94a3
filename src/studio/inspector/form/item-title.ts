// The line that stands for an item of a list: a sentence of the catalogue where it has one for such items, else its first values.
import type { Field } from "../../../engine/scenario/fields.ts";
import { useDocument } from "../../document/document-store.ts";
import { stepCount } from "../counted.ts";
import { effective, type Values } from "./control-props.ts";
import { grouped, spacedTime } from "./number-text.ts";
import { optionWords, wordsFor } from "./optional-words.ts";
import { thingName } from "./thing-names.ts";

export interface ItemTitle {
  readonly title: string;
  readonly detail: string;
}

export function useItemTitle(path: string, field: Field, value: Values): ItemTitle {
  const scenario = useDocument((state) => state.scenario);
  const tag = field.tag === undefined ? "" : String(value[field.tag]);
  const fields = field.fields ?? field.variants?.[tag] ?? {};
  const shown = Object.fromEntries(
    Object.entries(fields).map(([name, each]) => {
      const now = effective(each, value[name]);
      const reference = each.control === "reference" && each.refers !== "endpoint" && typeof now === "string";
      return [name, reference ? thingName(scenario, now) : plain(now, each.control)];
    }),
  );
  const base = `inspector.item.${path.replaceAll("[]", "")}${tag === "" ? "" : `.${tag}`}`;
  const steps = value["steps"];
  const detail = Array.isArray(steps) ? stepCount(steps.length) : (wordsFor(`${base}.detail`, shown) ?? "");
  const title = wordsFor(base, shown) ?? (tag === "" ? Object.values(shown).find((text) => text !== "") : optionWords(tag));
  return { title: title ?? path, detail: detail.replace(/\s*→\s*$/, "") };
}
/** Headers as "x-canary: yes"; other objects say nothing in a line. */
function plain(value: unknown, control?: string): string {
  if ((control === "headers" || control === "values") && typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, is]) => `${name}: ${String(is)}`)
      .join(", ");
  if (typeof value === "number") return grouped(value);
  return typeof value === "string" ? spacedTime(value) : "";
}
