// The words of forms: help, and every field's label and help. Each language is fetched by itself, beside the inspector.
import { known } from "../../base/assert.ts";
import type { FormWords } from "../../engine/words/form-words.ts";
import type { Language } from "./language.ts";

const loaded = new Map<Language, FormWords>();

export async function loadFormWords(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  loaded.set(language, language === "en" ? (await import("../../engine/words/en.ts")).en : (await import("../../engine/words/zh.ts")).zh);
}

/** Whoever asks stands in a room that was fetched with them: language.ts, `withFormWords`. */
export const formWords = (language: Language): FormWords => known(loaded.get(language), `the words of forms in ${language}`);
