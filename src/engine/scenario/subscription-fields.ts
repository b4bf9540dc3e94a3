// What a subscription says, a route from a broker to a service: which topic, for which group, and how messages are delivered.
import { choice, duration, group, integer, interval, text } from "./fields.ts";

export const SUBSCRIPTION = {
  topic: text({ max: 80, section: "subscription" }),
  group: text({ max: 80, section: "subscription" }),
  delivery: choice(["at-least-once", "at-most-once"], { default: "at-least-once", section: "subscription" }),
  ordering: choice(["partition", "none"], { default: "partition", section: "subscription" }),
  prefetch: integer({ min: 1, max: 100_000, unit: "messages", default: 10, section: "subscription" }),
  ackTimeout: duration({ default: "30s", positive: true, section: "redelivery" }),
  redelivery: group(
    {
      backoff: choice(["none", "fixed", "exponential"], { default: "exponential" }),
      base: duration({ default: "100ms" }),
      max: duration({ default: "10s" }),
      jitter: choice(["none", "full", "equal"], { default: "none" }),
    },
    { default: {}, section: "redelivery" },
  ),
  maxDeliveries: integer({ min: 1, max: 1000, unit: "attempts", section: "redelivery" }),
  deadLetter: text({ max: 80, section: "redelivery" }),
  session: interval({ default: "10s", section: "group" }),
  maxPoll: interval({ default: "20s", section: "group" }),
  rebalance: duration({ default: "1s", section: "group" }),
} as const;
