// The words of the fault crash, in every language.
import type { Text } from "../../kinds/spec.ts";

export const crashText: Text = {
  en: { label: "crash", help: "", fields: {} },
  zh: { label: "crash", help: "", fields: {} },
};
