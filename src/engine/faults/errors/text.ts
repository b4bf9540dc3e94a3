// The words of the fault errors, in every language.
import type { Text } from "../../kinds/spec.ts";

export const errorsText: Text = {
  en: { label: "errors", help: "", fields: {} },
  zh: { label: "errors", help: "", fields: {} },
};
