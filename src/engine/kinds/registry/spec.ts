// A service registry: where instances register, and where callers look for them. No route leads to it: everyone knows its address.
import { distribution, duration, flag, interval, text } from "../../scenario/fields.ts";
import { ZONED } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const registry = defineKind({
  kind: "registry",
  group: "control",
  ports: { callable: false, calls: [], beside: true },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...ZONED,
    heartbeat: interval({ default: "5s", section: "leases" }),
    lease: duration({ default: "15s", positive: true, section: "leases" }),
    sweep: interval({ default: "5s", section: "leases" }),
    selfPreservation: flag({ default: false, section: "leases" }),
    refresh: interval({ default: "5s", section: "callers" }),
    latency: distribution({ default: "1ms", section: "network" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  label: { en: "registry", zh: "注册中心" },
});
