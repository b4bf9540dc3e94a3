// The language that is shown, and how a key becomes words. English is in the first load; another language is fetched when it is chosen.
import { useSyncExternalStore } from "react";

import { en, type Key } from "./en.ts";
import { fill } from "./fill.ts";
import { loadFormWords } from "./form-words.ts";

export const LANGUAGES = { en: "English", zh: "简体中文" } as const;
export type Language = keyof typeof LANGUAGES;

type Placeholders<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholders<Rest> : never;
type Values<K extends Key> = { readonly [P in Placeholders<(typeof en)[K]>]: string | number };
type Arguments<K extends Key> = [Placeholders<(typeof en)[K]>] extends [never] ? [] : [values: Values<K>];
export type Translate = <K extends Key>(key: K, ...values: Arguments<K>) => string;

interface Shown {
  readonly language: Language;
  readonly words: Readonly<Record<Key, string>>;
  /** Another function in another language, so that what a component remembers of its words is made anew. */
  readonly translate: Translate;
}
const shownAs = (shownLanguage: Language, words: Shown["words"]): Shown => ({
  language: shownLanguage,
  words,
  translate: (key, ...[values]) => fill(words[key], values),
});
let shown = shownAs("en", en);
const listeners = new Set<() => void>();

/** Switches without a reload; resolves when the words are there, with those of forms where forms are shown. */
export async function setLanguage(language: Language): Promise<void> {
  const words = language === "en" ? en : (await import("./zh.ts")).zh;
  if (formsAreShown) await loadFormWords(language);
  shown = shownAs(language, words);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const listener of listeners) listener();
}

export const language = (): Language => shown.language;

let formsAreShown = false;
/** From now on the words of forms are there in whichever language is shown. */
export async function showForms(): Promise<void> {
  formsAreShown = true;
  for (let loaded: Language | null = null; loaded !== language();) {
    loaded = language();
    await loadFormWords(loaded);
  }
}
/** A room that draws forms, fetched together with their words: none is drawn without them, and what fails is the room. */
export const withFormWords = async <R>(room: Promise<R>): Promise<R> => (await Promise.all([room, showForms()]))[0];

export const translate: Translate = (key, ...values) => shown.translate(key, ...values);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** Words for a component: it is drawn anew when the language changes. */
export function useWords(): Translate {
  return useSyncExternalStore(subscribe, words);
}
const words = (): Translate => shown.translate;
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}
