// Added latency: on a route once per try, on the way there; on a node it lengthens the work while slot or connection is held.
import { distribution } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const latency = defineFault({
  fault: "latency",
  on: ["node", "route", "zone"],
  instance: true,
  fields: { delay: distribution({ default: "300ms" }) },
  label: { en: "added latency", zh: "附加延迟" },
});
