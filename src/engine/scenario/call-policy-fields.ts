// What a caller may do about its calls besides trying again: send them twice, answer them itself, and hold back its own tries.
import { choices, duration, group, integer, number, variants } from "./fields.ts";

/** What a fallback may answer to: the names of `retry.on`, and the overall deadline. */
export const FALLBACK_ON = ["5xx", "reset", "connect", "timeout", "deadline", "rejected", "408", "429"] as const;

export const CALL_POLICIES = {
  hedge: group(
    { after: duration({ default: "50ms", positive: true }), most: integer({ min: 1, max: 10, unit: "attempts", default: 1 }) },
    { section: "hedge" },
  ),
  fallback: group(
    { on: choices(FALLBACK_ON, { default: ["5xx", "reset", "connect", "timeout", "deadline", "rejected", "429"] }) },
    { section: "fallback" },
  ),
  rateLimit: group(
    {
      rate: number({ min: 0.001, max: 1e6, unit: "perSecond", default: 100 }),
      burst: integer({ min: 1, max: 1e6, unit: "tokens", default: 10 }),
      wait: duration({ default: "0ms" }),
    },
    { section: "rateLimit" },
  ),
  bulkhead: group(
    {
      maxInFlight: integer({ min: 1, max: 100_000, unit: "calls", default: 20 }),
      queue: integer({ min: 0, max: 1e6, unit: "waiting", default: 0 }),
      wait: duration({ default: "0ms" }),
    },
    { section: "bulkhead" },
  ),
  concurrencyLimit: variants(
    "kind",
    {
      gradient: {
        initial: integer({ min: 1, max: 100_000, unit: "calls", default: 20 }),
        min: integer({ min: 1, max: 100_000, unit: "calls", default: 1 }),
        max: integer({ min: 1, max: 100_000, unit: "calls", default: 200 }),
        queue: integer({ min: 0, max: 10_000, unit: "calls", default: 4 }),
        tolerance: number({ min: 1, max: 10, unit: "factor", default: 1.5 }),
        smoothing: number({ min: 0.01, max: 1, unit: "share", default: 0.2 }),
        window: integer({ min: 10, max: 100_000, unit: "calls", default: 600 }),
      },
      fixed: { limit: integer({ min: 1, max: 100_000, unit: "calls", default: 20 }) },
    },
    { section: "concurrencyLimit" },
  ),
} as const;
