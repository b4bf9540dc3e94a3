// Which language is shown: the chosen one, else the system's, of those that there are.
import { setLanguage, type Language } from "../i18n/language.ts";
import { view, viewStore, type ViewState } from "./view-store.ts";

export const shownLanguage = (chosen: ViewState["language"], system: string): Language =>
  chosen === "system" ? (/^zh\b/i.test(system) ? "zh" : "en") : chosen;

/** Resolves when the first words are there; later choices are followed. */
export async function followLanguage(system: () => string): Promise<void> {
  const show = () => setLanguage(shownLanguage(view().language, system()));
  viewStore.subscribe((state, before) => {
    if (state.language !== before.language) void show();
  });
  await show();
}
