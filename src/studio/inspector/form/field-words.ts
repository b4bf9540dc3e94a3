// Label and help of a field by its path. A variant's name may be left out of the path in the catalogue: "load|ramp.over" is also "load.over".
import { identityText } from "../../../engine/scenario/words.ts";
import { type Language, useLanguage } from "../../i18n/language.ts";
import { type Owner, useOwner } from "./owner.ts";

export interface FieldWords {
  readonly label: string;
  readonly help: string;
}

export function fieldWords(owner: Owner, language: Language, path: string): FieldWords {
  const { fields } = owner.text[language];
  const found = fields[path.replaceAll("|", ".")] ?? fields[path.replaceAll(/\|[^.[]+/g, "")] ?? identityText[language].fields[path];
  return found ?? { label: path.split(/[.|]/).at(-1) ?? path, help: "" };
}

export function useFieldWords(): (path: string) => FieldWords {
  const owner = useOwner();
  const language = useLanguage();
  return (path) => fieldWords(owner, language, path);
}
