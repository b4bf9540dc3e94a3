// A traffic surge: a client's load is several times itself for a while.
import { number } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const surge = defineFault({
  fault: "surge",
  on: ["node"],
  kinds: ["client"],
  instance: false,
  fields: { factor: number({ min: 0, max: 1000, unit: "factor", default: 3 }) },
  label: { en: "traffic surge", zh: "流量激增" },
});
