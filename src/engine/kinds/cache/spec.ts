// A cache: answers what it holds by the request's real key; the rest it asks its source for, or says that it does not have it.
import { choice, distribution, duration, flag, integer, limit, text } from "../../scenario/fields.ts";
import { SPREAD } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const cache = defineKind({
  kind: "cache",
  group: "data",
  ports: { callable: true, calls: ["endpoints", "operations"], offers: "operations" },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...SPREAD,
    capacity: integer({ min: 1, max: 10_000_000, unit: "keys", default: 1000, section: "keys" }),
    ttl: duration({ positive: true, usual: "s", section: "keys" }),
    policy: choice(["lru", "lfu"], { default: "lru", section: "keys" }),
    coalesce: flag({ default: false, section: "keys" }),
    replicas: integer({ min: 1, max: 1000, unit: "replicas", default: 1, section: "capacity" }),
    concurrency: integer({ min: 1, max: 100_000, unit: "slots", default: 16, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 1024, section: "capacity" }),
    time: distribution({ default: "exp(0.2ms)", section: "work" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  label: { en: "cache", zh: "缓存" },
});
