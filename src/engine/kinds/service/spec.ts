// A service: replicas with slots and a line each, endpoints and event handlers made of steps.
import { choice, distribution, duration, flag, group, integer, interval, limit, list, number, share, text } from "../../scenario/fields.ts";
import { steps } from "../../scenario/steps.ts";
import { SPREAD } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

export const service = defineKind({
  kind: "service",
  group: "compute",
  ports: { callable: true, calls: ["endpoints", "operations", "topics"], offers: "endpoints", subscribes: true },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    runtime: text({ max: 40 }),
    ...SPREAD,
    replicas: integer({ min: 1, max: 1000, unit: "replicas", default: 1, section: "capacity" }),
    concurrency: integer({ min: 1, max: 100_000, unit: "slots", default: 8, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 64, section: "capacity" }),
    discipline: choice(["fifo", "lifo"], { default: "fifo", section: "capacity" }),
    blocking: flag({ default: true, section: "capacity" }),
    time: distribution({ default: "exp(10ms)", section: "work" }),
    errorRate: share({ default: 0, section: "work" }),
    endpoints: list(group({ name: text({ max: 80, required: true }), steps: steps({ default: [] }) }, { required: true }), {
      default: [],
      max: 200,
      section: "endpoints",
    }),
    handlers: list(
      group(
        { event: text({ max: 80, required: true }), steps: steps({ default: [] }), errorRate: share({ default: 0 }) },
        { required: true },
      ),
      { default: [], max: 200, section: "handlers" },
    ),
    idempotent: group(
      { window: duration({ default: "5m", positive: true }), store: choice(["shared", "memory"], { default: "shared" }) },
      { section: "idempotent" },
    ),
    startup: duration({ default: "2s", section: "lifecycle" }),
    shutdown: duration({ default: "5s", section: "lifecycle" }),
    shed: group(
      {
        maxInFlight: limit({ max: 1e6, unit: "waiting", default: 32 }),
        reserve: share({ default: 0 }),
        delay: duration({ positive: true }),
        interval: duration({ default: "100ms", positive: true }),
      },
      { section: "shed" },
    ),
    autoscale: group(
      {
        min: integer({ min: 1, max: 1000, unit: "replicas", default: 1 }),
        max: integer({ min: 1, max: 1000, unit: "replicas", default: 10 }),
        target: number({ min: 0.01, max: 1, unit: "share", default: 0.7 }),
        of: choice(["working", "busy"], { default: "working" }),
        sync: interval({ default: "15s" }),
        tolerance: share({ default: 0.1 }),
        stabilisation: duration({ default: "300s" }),
      },
      { section: "autoscale" },
    ),
    memory: group(
      {
        base: integer({ min: 0, max: 1e6, unit: "megabytes", default: 128 }),
        perRequest: number({ min: 0, max: 10_000, unit: "megabytes", default: 1 }),
        limit: integer({ min: 1, max: 1e7, unit: "megabytes" }),
        restart: flag({ default: true }),
      },
      { default: {}, section: "memory" },
    ),
    health: group(
      {
        interval: interval({ default: "10s" }),
        timeout: duration({ default: "1s", positive: true }),
        through: choice(["beside", "queue"], { default: "beside" }),
        time: distribution({ default: "0ms" }),
        unhealthyAfter: integer({ min: 1, max: 100, unit: "probes", default: 3 }),
        healthyAfter: integer({ min: 1, max: 100, unit: "probes", default: 1 }),
        restartAfter: integer({ min: 1, max: 100, unit: "probes" }),
      },
      { default: {}, section: "health" },
    ),
  },
  configurable: ["concurrency", "errorRate", "time"],
  label: { en: "service", zh: "服务" },
});
