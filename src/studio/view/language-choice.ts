// Which language is shown: the chosen one, else the system's, of those that there are.
import { setLanguage, translate, type Language } from "../i18n/language.ts";
import { toast } from "../widgets/toast.tsx";
import { view, viewStore, type ViewState } from "./view-store.ts";

export const shownLanguage = (chosen: ViewState["language"], system: string): Language =>
  chosen === "system" ? (/^zh\b/i.test(system) ? "zh" : "en") : chosen;

/** Resolves when the first words are there; later choices are followed, and one whose words cannot be had is told of. */
export async function followLanguage(system: () => string): Promise<void> {
  const show = () => setLanguage(shownLanguage(view().language, system()));
  viewStore.subscribe((state, before) => {
    if (state.language !== before.language) show().catch(failed);
  });
  await show();
}

const failed = (error: unknown): void =>
  toast({ mark: "failing", title: translate("frame.noLanguage"), text: error instanceof Error ? error.message : String(error) });
