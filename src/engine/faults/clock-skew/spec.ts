// Clock skew: the clocks of a node's instances are wrong. Only what they write down is: spans and log records.
import { duration, flag } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const clockSkew = defineFault({
  fault: "clock-skew",
  on: ["node"],
  instance: true,
  fields: { by: duration({ positive: true, default: "500ms" }), behind: flag({ default: false }) },
  label: { en: "clock skew", zh: "时钟偏移" },
});
