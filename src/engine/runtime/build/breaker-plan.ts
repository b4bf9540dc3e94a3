// A breaker's settings from the document's words: durations in µs, a window as a number of calls or of seconds.
import { CONSECUTIVE, WINDOWED } from "../../policies/breaker/settings.ts";
import type { CompletedBreaker } from "../../scenario/breaker-fields.ts";
import type { BreakerPlan } from "../call/breakers.ts";
import { durationOf } from "./texts.ts";

export function breakerPlan(spec: CompletedBreaker): BreakerPlan {
  const { state, openFactor } = spec;
  const common = {
    state,
    openFactor,
    open: durationOf(spec.open),
    openMax: durationOf(spec.openMax),
    ignore: new Set<string>(spec.ignore),
  };
  if (spec.mode === "consecutive") return { ...CONSECUTIVE, ...common, failures: spec.failures };
  const { window, minimum, failureRate, slowRate, probes, automatic } = spec;
  return {
    ...WINDOWED,
    ...common,
    ...(typeof window === "number" ? { window } : { window: durationOf(window) / 1e6, timed: true }),
    minimum,
    failureRate,
    slowRate,
    probes,
    automatic,
    slowCall: durationOf(spec.slowCall),
    halfOpenMax: spec.halfOpenMax === undefined ? Infinity : durationOf(spec.halfOpenMax),
  };
}
