// Poison messages: those that no consumer can handle, however often they come.
import { share, text } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const poison = defineFault({
  fault: "poison",
  on: ["node"],
  kinds: ["broker", "service"],
  instance: false,
  onDeliveries: true,
  fields: { rate: share({ default: 0.01 }), event: text({ max: 80 }) },
  label: { en: "poison messages", zh: "毒消息" },
});
