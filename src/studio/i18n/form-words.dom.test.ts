import { afterEach, expect, test } from "vitest";

import { formWords } from "./form-words.ts";
import { language, setLanguage, showForms } from "./language.ts";

afterEach(() => setLanguage("en"));

test("the words of forms are there in the language that is shown, whichever was asked for while they were fetched", async () => {
  await Promise.all([showForms(), setLanguage("zh")]);
  expect(language()).toBe("zh");
  expect(formWords("zh").kinds.service.fields["replicas"]?.label).toBe("副本数");
});

test("where forms are shown a language is not switched to before their words are there", async () => {
  await showForms();
  await setLanguage("zh");
  expect(formWords(language()).route.fields["timeout"]?.label).toBe("超时");
});
