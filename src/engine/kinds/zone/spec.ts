// A zone: a group on the canvas and a fault domain. It has no instances; those of the nodes in it have it as their place.
import { distribution } from "../../scenario/fields.ts";
import { defineKind } from "../spec.ts";

export const zone = defineKind({
  kind: "zone",
  group: "grouping",
  ports: { callable: false, calls: [] },
  fields: {
    within: distribution({ default: "0ms", section: "network" }),
    between: distribution({ default: "1ms", section: "network" }),
  },
  label: { en: "zone", zh: "可用区" },
});
