// Label and help of a field by its path. A variant's name may be left out of the path in the catalogue: "load|ramp.over" is also "load.over".
// What every thing has (name, id, when an act happens) has its words in the inspector's own catalogue.
import { type Language, useLanguage } from "../../i18n/language.ts";
import { wordsFor } from "./optional-words.ts";
import { type Owner, useOwner } from "./owner.ts";

export interface FieldWords {
  readonly label: string;
  readonly help: string;
}

export function fieldWords(owner: Owner, language: Language, path: string): FieldWords {
  const { fields } = owner.text[language];
  const found = fields[path.replaceAll("|", ".")] ?? fields[path.replaceAll(/\|[^.[]+/g, "")];
  return found ?? common(path);
}
function common(path: string): FieldWords {
  const name = path.replaceAll("|", ".");
  return {
    label: wordsFor(`inspector.field.${name}`) ?? path.split(/[.|]/).at(-1) ?? path,
    help: wordsFor(`inspector.field.${name}.help`) ?? "",
  };
}

export function useFieldWords(): (path: string) => FieldWords {
  const owner = useOwner();
  const language = useLanguage();
  return (path) => fieldWords(owner, language, path);
}
