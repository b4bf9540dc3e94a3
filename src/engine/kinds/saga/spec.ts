// An orchestrator of sagas: one process that tells participants what to do, step by step, and what to undo when a step fails.
import { choice, distribution, duration, flag, group, integer, limit, list, reference, text } from "../../scenario/fields.ts";
import { ZONED } from "../../scenario/zones.ts";
import { defineKind } from "../spec.ts";

/** The type of an event. */
const EVENTS = list(text({ max: 80, required: true }), { default: [], max: 20 });
/** What a participant is told: a call over a drawn route, or a message to whoever subscribes, who answers by an event. */
const COMMAND = {
  call: reference({ refers: "callee" }),
  endpoint: reference({ refers: "endpoint" }),
  publish: text({ max: 80 }),
  topic: text({ max: 80 }),
  to: reference({ refers: "broker" }),
  reply: EVENTS,
  failed: EVENTS,
} as const;

const RETRY = {
  attempts: integer({ min: 1, max: 100, unit: "attempts", default: 3 }),
  backoff: choice(["none", "fixed", "exponential"], { default: "exponential" }),
  base: duration({ default: "1s" }),
  max: duration({ default: "60s" }),
  jitter: choice(["none", "full", "equal", "decorrelated"], { default: "none" }),
} as const;

export const saga = defineKind({
  kind: "saga",
  group: "control",
  ports: { callable: true, calls: ["endpoints", "topics"], offers: "endpoints", subscribes: true },
  fields: {
    version: text({ max: 40, default: "1.0.0" }),
    ...ZONED,
    sagas: list(
      group(
        {
          name: text({ max: 80, required: true }),
          event: text({ max: 80 }),
          answer: choice(["accepted", "end"], { default: "accepted" }),
          steps: list(
            group(
              {
                name: text({ max: 80 }),
                command: group(COMMAND, { required: true }),
                timeout: duration({ default: "10s", positive: true }),
                retry: group(RETRY, {}),
                compensation: group(
                  { ...COMMAND, timeout: duration({ default: "10s", positive: true }), retry: group(RETRY, { default: {} }) },
                  {},
                ),
              },
              { required: true },
            ),
            { default: [], max: 50 },
          ),
        },
        { required: true },
      ),
      { default: [], max: 50, section: "sagas" },
    ),
    durable: flag({ default: true, section: "sagas" }),
    idempotent: group({ window: duration({ default: "5m", positive: true }) }, { section: "idempotent" }),
    concurrency: integer({ min: 1, max: 100_000, unit: "slots", default: 16, section: "capacity" }),
    queue: limit({ max: 1e6, unit: "waiting", default: 1024, section: "capacity" }),
    time: distribution({ default: "0.5ms", section: "work" }),
    startup: duration({ default: "2s", section: "lifecycle" }),
  },
  label: { en: "saga", zh: "Saga 编排器" },
});
