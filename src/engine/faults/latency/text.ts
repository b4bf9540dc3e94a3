// The words of the fault latency, in every language.
import type { Text } from "../../kinds/spec.ts";

export const latencyText: Text = {
  en: { label: "latency", help: "", fields: {} },
  zh: { label: "latency", help: "", fields: {} },
};
