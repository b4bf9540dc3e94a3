// Words that only some values have: the name of an option, the two sides of a flag, the summary of a section. Without one the value speaks for itself.
import { en, type Key } from "../../i18n/en.ts";
import { translate, type Translate } from "../../i18n/language.ts";

export function wordsFor(key: string, values: Readonly<Record<string, string | number>> = {}): string | null {
  if (!Object.hasOwn(en, key)) return null;
  return (translate as (key: Key, values: Readonly<Record<string, string | number>>) => string)(key as Key, values);
}
/** @param path of its field, where the same word means something else elsewhere */
export const optionWords = (option: string, path = ""): string =>
  wordsFor(`inspector.option.${path}|${option}`) ?? wordsFor(`inspector.option.${option}`) ?? option;

/** What stands in a field that is left out: what holds then, else that there is none. */
export const leftOutWords = (path: string, words: Translate): string => wordsFor(`inspector.leftOut.${path}`) ?? words("inspector.none");

/** Words that stand closer together, so that they fit beside a label. */
const LONG = 17;
export const isLong = (options: readonly { readonly label: string }[]): boolean => options.map(({ label }) => label).join("").length > LONG;
