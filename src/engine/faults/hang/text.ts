// The words of the fault hang, in every language.
import type { Text } from "../../kinds/spec.ts";

export const hangText: Text = {
  en: { label: "hang", help: "", fields: {} },
  zh: { label: "hang", help: "", fields: {} },
};
