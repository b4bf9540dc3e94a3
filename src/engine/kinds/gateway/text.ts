// The words of the gateway, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const gatewayText: Text = {
  en: { label: "gateway", help: "", fields: {} },
  zh: { label: "gateway", help: "", fields: {} },
};
