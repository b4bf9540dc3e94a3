// What a breaker is set to, in whole µs and shares; the two sets of defaults. Sources: the class breaker.ts.
import { CountWindow } from "./count-window.ts";
import { FailureRow } from "./failure-row.ts";
import type { Limits, Tally } from "./tally.ts";
import { TimeWindow } from "./time-window.ts";

export interface BreakerSettings {
  readonly mode: "consecutive" | "window";
  /** What it does about its verdicts: normally it acts on them. */
  readonly state: "normal" | "disabled" | "metrics-only" | "forced-open";
  /** How long it stays open, µs; each further opening in a row so many times longer, at most `openMax`. */
  readonly open: number;
  readonly openFactor: number;
  readonly openMax: number;
  /** Of mode `consecutive`: failures in a row. */
  readonly failures: number;
  /** Of mode `window`: so many outcomes, or with `perSecond` the outcomes of so many seconds. */
  readonly window: number;
  readonly timed: boolean;
  readonly minimum: number;
  readonly failureRate: number;
  /** µs; a call that takes longer is slow. */
  readonly slowCall: number;
  readonly slowRate: number;
  readonly probes: number;
  /** µs in half-open after which it opens again; Infinity: it waits for its probes for ever. */
  readonly halfOpenMax: number;
  /** It becomes half-open by itself, not only when it is asked. */
  readonly automatic: boolean;
}

const BOTH = { state: "normal", openFactor: 1, openMax: 600e6, halfOpenMax: Infinity, automatic: false, timed: false } as const;

/** Five failures in a row open it for a minute; then one trial at a time. */
export const CONSECUTIVE: BreakerSettings = {
  ...BOTH,
  mode: "consecutive",
  failures: 5,
  open: 60e6,
  window: 1,
  minimum: 1,
  failureRate: 1,
  slowCall: Infinity,
  slowRate: 1,
  probes: 1,
};
/** resilience4j's defaults. */
export const WINDOWED: BreakerSettings = {
  ...BOTH,
  mode: "window",
  failures: 5,
  open: 60e6,
  window: 100,
  minimum: 100,
  failureRate: 0.5,
  slowCall: 60e6,
  slowRate: 1,
  probes: 10,
};

/** What counts while it is closed. */
export function tallyOf({ mode, window, timed, failures }: BreakerSettings): Tally {
  if (mode === "consecutive") return new FailureRow(failures);
  return timed ? new TimeWindow(window) : new CountWindow(window);
}
/** A count window can hold no more than its size: more is never waited for. */
export function limitsOf(settings: BreakerSettings): Limits {
  const { mode, timed, window, minimum, failureRate, slowRate, failures } = settings;
  if (mode === "consecutive") return { minimum: failures, failureRate: 1, slowRate: Infinity };
  return { minimum: timed ? minimum : Math.min(minimum, window), failureRate, slowRate };
}
/** Half-open it decides as soon as min(minimum, probes) outcomes are in. */
export function trialLimitsOf(settings: BreakerSettings): Limits {
  const { mode, minimum, failureRate, slowRate, probes } = settings;
  if (mode === "consecutive") return { minimum: 1, failureRate: 1, slowRate: Infinity };
  return { minimum: Math.min(minimum, probes), failureRate, slowRate };
}
export const trialsOf = ({ mode, probes }: BreakerSettings): number => (mode === "consecutive" ? 1 : probes);
