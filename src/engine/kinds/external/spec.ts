// A service of somebody else: its inside is unknown, it answers in its own time, errs now and then, and takes so many calls.
import { choice, distribution, duration, group, integer, share } from "../../scenario/fields.ts";
import { defineKind } from "../spec.ts";

export const external = defineKind({
  kind: "external",
  group: "compute",
  ports: { callable: true, calls: [], offers: "endpoints" },
  fields: {
    time: distribution({ default: "lognormal(p50=80ms, p99=400ms)", section: "work" }),
    errorRate: share({ default: 0, section: "work" }),
    quota: group(
      {
        limit: integer({ min: 1, max: 1e9, unit: "calls", default: 1000 }),
        per: duration({ default: "1m", positive: true }),
        as: choice(["window", "bucket"], { default: "window" }),
      },
      { section: "quota" },
    ),
  },
  label: { en: "external", zh: "外部服务" },
});
