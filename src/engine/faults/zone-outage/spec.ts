// A zone is lost: everything in it crashes, or nothing passes its border.
import { choice } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const zoneOutage = defineFault({
  fault: "zone-outage",
  on: ["zone"],
  instance: false,
  fields: { how: choice(["crash", "cut-off"], { default: "crash" }) },
  label: { en: "zone outage", zh: "可用区故障" },
});
