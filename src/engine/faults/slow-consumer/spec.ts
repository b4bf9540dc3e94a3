// A slow consumer: what it does with messages takes so many times as long, its other work as ever.
import { number } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const slowConsumer = defineFault({
  fault: "slow-consumer",
  on: ["node"],
  kinds: ["service"],
  instance: true,
  onWork: true,
  onDeliveries: true,
  fields: { factor: number({ min: 1, max: 1000, unit: "factor", default: 4 }) },
  label: { en: "slow consumer", zh: "消费者变慢" },
});
