// A database: a pool of connections, each held for one operation, and a line of those who wait for one. The first instance is the
// primary, the others are read replicas, which have each write some time later. Writes may lock the row of their key.
import { distribution, duration, flag, group, integer, limit, list, text, word } from "../../scenario/fields.ts";
import { MOST_AMOUNT } from "../../scenario/steps.ts";
import { SPREAD } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const database = defineKind({
  kind: "database",
  group: "data",
  ports: { callable: true, calls: [], offers: "operations" },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...SPREAD,
    connections: integer({ min: 1, max: 100_000, unit: "connections", default: 16, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 256, section: "capacity" }),
    read: distribution({ default: "exp(2ms)", section: "work" }),
    write: distribution({ default: "exp(4ms)", section: "work" }),
    locks: flag({ default: false, section: "work" }),
    replicas: integer({ min: 1, max: 100, unit: "replicas", default: 1, section: "replication" }),
    lag: distribution({ default: "100ms", section: "replication" }),
    counters: list(
      group({ name: word({ required: true }), initial: integer({ min: -MOST_AMOUNT, max: MOST_AMOUNT, default: 0 }) }, { required: true }),
      {
        default: [],
        max: 50,
        section: "state",
      },
    ),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  configurable: ["connections"],
  label: { en: "database", zh: "数据库" },
});
