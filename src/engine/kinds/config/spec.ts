// A configuration server: documents of settings, a service each, which instances hold a view of. No route leads to it: everyone knows its address.
import { choice, distribution, duration, flag, group, interval, list, reference, text, values } from "../../scenario/fields.ts";
import { ZONED } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const config = defineKind({
  kind: "config",
  group: "control",
  ports: { callable: false, calls: [], beside: true },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...ZONED,
    documents: list(
      group({ service: reference({ refers: "configurable", required: true }), values: values({ default: {} }) }, { required: true }),
      {
        default: [],
        max: 200,
        section: "documents",
      },
    ),
    validate: flag({ default: true, section: "documents" }),
    mode: choice(["push", "poll"], { default: "push", section: "delivery" }),
    delay: distribution({ default: "1s", section: "delivery" }),
    poll: interval({ default: "15s", section: "delivery" }),
    latency: distribution({ default: "1ms", section: "network" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  label: { en: "config", zh: "配置中心" },
});
