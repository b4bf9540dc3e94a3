// A kind's and an act's word in the language that is shown.
import { kindSpec } from "../../engine/kinds/specs.ts";
import { useLanguage } from "../i18n/language.ts";
import { wordsFor } from "./form/optional-words.ts";

export function useKindLabel(): (kind: string) => string {
  const shown = useLanguage();
  return (kind) => kindSpec(kind)?.label[shown] ?? kind;
}
export const actLabel = (act: string): string => wordsFor(`inspector.act.${act}`) ?? act;
