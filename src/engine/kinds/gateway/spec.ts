// An API gateway: routes by path, middleware in order, then the call of the service that the path belongs to.
import {
  choice,
  choices,
  distribution,
  duration,
  flag,
  group,
  headers,
  integer,
  limit,
  list,
  number,
  reference,
  share,
  text,
  variants,
} from "../../scenario/fields.ts";
import { SPREAD } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
/** Of a token bucket. */
const BUCKET = {
  rate: number({ min: 0.001, max: 1e6, unit: "perSecond", default: 500 }),
  burst: integer({ min: 1, max: 1e6, unit: "tokens", default: 100 }),
} as const;

export const MIDDLEWARE = {
  auth: { reject: share({ default: 0 }), time: distribution({ default: "1ms" }) },
  "rate-limit": { ...BUCKET, per: choice(["gateway", "client", "path"], { default: "gateway" }) },
  cache: {
    capacity: integer({ min: 1, max: 1e6, unit: "entries", default: 1000 }),
    ttl: duration({ positive: true, default: "10s" }),
    policy: choice(["lru", "lfu"], { default: "lru" }),
    methods: choices(METHODS, { default: ["GET"] }),
  },
  coalesce: { methods: choices(METHODS, { default: ["GET"] }) },
  logging: { level: choice(["info", "warn", "error"], { default: "info" }) },
  headers: { set: headers({ default: { "x-tenant": "a" } }), share: share({ default: 1 }) },
  "load-shed": { maxInFlight: integer({ min: 1, max: 1e6, unit: "calls", default: 200 }) },
} as const;

export const gateway = defineKind({
  kind: "gateway",
  group: "traffic",
  ports: { callable: true, calls: ["endpoints"], offers: "endpoints" },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...SPREAD,
    routes: list(
      group(
        {
          path: text({ max: 200, default: "/" }),
          service: reference({ refers: "callee", required: true }),
          endpoint: reference({ refers: "endpoint" }),
          weight: number({ min: 0, max: 1e6, default: 1 }),
          headers: headers({}),
          limit: group(BUCKET, {}),
        },
        { required: true },
      ),
      { default: [], max: 200, section: "routing" },
    ),
    middleware: list(variants("use", MIDDLEWARE, { required: true }), { default: [], max: 20, section: "middleware" }),
    replicas: integer({ min: 1, max: 1000, unit: "replicas", default: 1, section: "capacity" }),
    concurrency: integer({ min: 1, max: 100_000, unit: "slots", default: 32, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 1024, section: "capacity" }),
    time: distribution({ default: "0.2ms", section: "capacity" }),
    blocking: flag({ default: false, section: "capacity" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
    shutdown: duration({ default: "5s", section: "lifecycle" }),
  },
  configurable: ["concurrency"],
  label: { en: "gateway", zh: "网关" },
});
