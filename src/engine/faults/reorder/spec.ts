// Reordering: some messages are overtaken by those that were published after them.
import { share, text } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const reorder = defineFault({
  fault: "reorder",
  on: ["node"],
  kinds: ["broker"],
  instance: false,
  fields: { rate: share({ default: 0.1 }), topic: text({ max: 80 }) },
  label: { en: "reordering", zh: "乱序" },
});
