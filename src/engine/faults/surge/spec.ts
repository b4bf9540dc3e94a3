// A traffic surge: a client's load is several times itself for a while.
import { number } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";
import { surgeText } from "./text.ts";

export const surge = defineFault({
  fault: "surge",
  on: ["node"],
  kinds: ["client"],
  instance: false,
  fields: { factor: number({ min: 0, max: 1000, unit: "factor", default: 3 }) },
  text: surgeText,
});
