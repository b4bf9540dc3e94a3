// Duplicates: the broker delivers messages twice.
import { share, text } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const duplicate = defineFault({
  fault: "duplicate",
  on: ["node"],
  kinds: ["broker"],
  instance: false,
  fields: { rate: share({ default: 0.1 }), topic: text({ max: 80 }) },
  label: { en: "duplicates", zh: "重复投递" },
});
