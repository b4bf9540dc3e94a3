// The words of the client, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const clientText: Text = {
  en: { label: "client", help: "", fields: {} },
  zh: { label: "client", help: "", fields: {} },
};
