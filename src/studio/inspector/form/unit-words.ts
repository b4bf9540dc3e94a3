// The word in the suffix of a number, in the language that is shown.
import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";

export function useUnit(field: Field): string {
  const words = useWords();
  return field.unit === undefined || field.unit === "" ? "" : words(`unit.${field.unit}`);
}
