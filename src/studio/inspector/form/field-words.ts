// Label and help of a field by its path. A variant's name may be left out of the path in the catalogue: "load|ramp.over" is also "load.over".
import type { FormWords } from "../../../engine/words/form-words.ts";
import { formWords } from "../../i18n/form-words.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useOwner } from "./owner.ts";

export const useFormWords = (): FormWords => formWords(useLanguage());

export interface FieldWords {
  readonly label: string;
  readonly help: string;
}

export function useFieldWords(): (path: string) => FieldWords {
  const { fields } = useOwner().words;
  const { identity } = useFormWords();
  return (path) =>
    fields[path.replaceAll("|", ".")] ??
    fields[path.replaceAll(/\|[^.[]+/g, "")] ??
    identity.fields[path] ?? { label: path.split(/[.|]/).at(-1) ?? path, help: "" };
}
