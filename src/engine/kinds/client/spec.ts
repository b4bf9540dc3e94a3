// Traffic: where requests come from, how many, and what they ask for.
import { choice, distribution, duration, group, integer, list, number, reference, text, variants } from "../../scenario/fields.ts";
import { ZONED } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

const MOST = 1e6;
const rate = { min: 0, max: MOST, unit: "perSecond" } as const;

export const LOADS = {
  constant: { rate: number({ ...rate, default: 10 }) },
  ramp: {
    from: number({ ...rate, default: 10 }),
    to: number({ ...rate, default: 500 }),
    over: duration({ default: "2m", positive: true }),
  },
  steps: {
    steps: list(group({ at: duration({ required: true }), rate: number({ ...rate, required: true }) }, { required: true }), {
      required: true,
      least: 1,
      max: 500,
    }),
  },
  spike: {
    base: number({ ...rate, default: 100 }),
    peak: number({ ...rate, default: 800 }),
    at: duration({ default: "60s" }),
    for: duration({ default: "20s", positive: true }),
  },
  wave: {
    mean: number({ ...rate, default: 200 }),
    amplitude: number({ ...rate, default: 150 }),
    period: duration({ default: "2m", positive: true }),
  },
  closed: { users: integer({ min: 1, max: 1e6, unit: "users", default: 50 }), think: distribution({ default: "exp(1s)" }) },
} as const;

export const client = defineKind({
  kind: "client",
  group: "traffic",
  ports: { callable: false, calls: ["endpoints"] },
  fields: {
    ...ZONED,
    load: variants("shape", LOADS, { default: { shape: "constant", rate: 10 }, section: "traffic" }),
    arrivals: choice(["poisson", "even"], { default: "poisson", section: "traffic" }),
    patience: distribution({ section: "traffic" }),
    requests: list(
      group(
        {
          path: text({ max: 200, default: "/" }),
          method: choice(["GET", "POST", "PUT", "PATCH", "DELETE"], { default: "GET" }),
          weight: number({ min: 0, max: MOST, default: 1 }),
          priority: choice(["normal", "critical"], { default: "normal" }),
          to: reference({ refers: "callee" }),
          endpoint: reference({ refers: "endpoint" }),
          key: group(
            { keys: integer({ min: 1, max: 1e7, unit: "keys", default: 10_000 }), zipf: number({ min: 0, max: 10, default: 0.99 }) },
            {},
          ),
        },
        { required: true },
      ),
      { default: [{}], least: 1, max: 200, section: "requests" },
    ),
  },
  label: { en: "client", zh: "客户端" },
});
