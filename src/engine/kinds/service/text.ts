// The words of the service, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const serviceText: Text = {
  en: { label: "service", help: "", fields: {} },
  zh: { label: "service", help: "", fields: {} },
};
