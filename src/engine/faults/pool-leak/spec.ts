// A pool leak: now and then an operation does not give its connection back, until there are none left.
import { share } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const poolLeak = defineFault({
  fault: "pool-leak",
  on: ["node"],
  kinds: ["database"],
  instance: true,
  fields: { rate: share({ default: 0.05 }) },
  label: { en: "pool leak", zh: "连接池泄漏" },
});
