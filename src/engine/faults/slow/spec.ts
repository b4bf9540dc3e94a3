// A slow CPU: all work of the instances takes so many times as long.
import { number } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const slow = defineFault({
  fault: "slow",
  on: ["node"],
  instance: true,
  onWork: true,
  fields: { factor: number({ min: 1, max: 1000, unit: "factor", default: 4 }) },
  label: { en: "slow CPU", zh: "CPU 变慢" },
});
