// A route's circuit breaker as the document writes it. Defaults: of `consecutive` five failures and a minute, of `window` resilience4j's.
import { choice, choices, type Completed, duration, extent, flag, integer, number, share, variants } from "./fields.ts";

/** What a breaker may be told to leave out of its counts, in the names of `retry.on`. */
export const BREAKER_IGNORES = ["5xx", "reset", "connect", "timeout"] as const;

const OPEN = { open: duration({ default: "60s", positive: true }) } as const;
const COMMON = {
  openFactor: number({ min: 1, max: 100, unit: "factor", default: 1 }),
  openMax: duration({ default: "10m", positive: true }),
  ignore: choices(BREAKER_IGNORES, { default: [] }),
  state: choice(["normal", "disabled", "metrics-only", "forced-open"], { default: "normal" }),
} as const;

export const BREAKER_MODES = {
  consecutive: { failures: integer({ min: 1, max: 10_000, unit: "calls", default: 5 }), ...OPEN, ...COMMON },
  window: {
    window: extent({ max: 10_000, unit: "calls", default: 100 }),
    minimum: integer({ min: 1, max: 10_000, unit: "calls", default: 100 }),
    failureRate: share({ default: 0.5 }),
    slowCall: duration({ default: "60s", positive: true }),
    slowRate: share({ default: 1 }),
    ...OPEN,
    probes: integer({ min: 1, max: 10_000, unit: "calls", default: 10 }),
    halfOpenMax: duration({ positive: true, usual: "s" }),
    automatic: flag({ default: false }),
    ...COMMON,
  },
} as const;

export const breakerField = variants("mode", BREAKER_MODES, { section: "breaker" });
export type CompletedBreaker = {
  [K in keyof typeof BREAKER_MODES]: { readonly mode: K } & Completed<(typeof BREAKER_MODES)[K]>;
}[keyof typeof BREAKER_MODES];
