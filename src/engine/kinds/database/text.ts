// The words of the database, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const databaseText: Text = {
  en: { label: "database", help: "", fields: {} },
  zh: { label: "database", help: "", fields: {} },
};
