// A message broker: topics with partitions. Producers reach it by calls; a route that leaves it is a subscription of a service.
import { distribution, duration, group, integer, limit, list, text } from "../../scenario/fields.ts";
import { FIRST_TOPIC } from "../../scenario/topics.ts";
import { ZONED } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const broker = defineKind({
  kind: "broker",
  group: "data",
  ports: { callable: true, calls: ["endpoints"], offers: "topics" },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...ZONED,
    topics: list(
      group(
        {
          name: text({ max: 80, required: true }),
          partitions: integer({ min: 1, max: 1000, unit: "partitions", default: 1 }),
          retention: duration({ positive: true, usual: "s" }),
          bound: integer({ min: 1, max: 10_000_000, unit: "messages" }),
        },
        { required: true },
      ),
      { default: [{ name: FIRST_TOPIC }], least: 1, max: 200, section: "topics" },
    ),
    publish: distribution({ default: "exp(0.5ms)", section: "work" }),
    concurrency: integer({ min: 1, max: 100_000, unit: "slots", default: 16, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 1024, section: "capacity" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  label: { en: "broker", zh: "消息代理" },
});
