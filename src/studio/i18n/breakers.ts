// Circuit breakers in words: their states, and why one changed.
import { BREAKER_REASONS, BREAKER_STATES, type BreakerReason, type BreakerState } from "../../engine/telemetry/views/breakers.ts";
import type { Translate } from "./language.ts";
import { duration, percent, type Quantity } from "./numbers.ts";

const text = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();

/** What a transition says of itself, in the log and in the inspector. */
export interface BreakerWhy {
  readonly reason: string | number | undefined;
  readonly part: number;
  readonly of: number;
  readonly threshold: number;
}

export function breakerReason({ reason, part, of, threshold }: BreakerWhy, words: Translate): string {
  if (!BREAKER_REASONS.some((known) => known === reason)) return "–";
  const time = text(duration(part));
  return words(`breaker.reason.${reason as BreakerReason}`, { part, of, threshold: text(percent(threshold)), time });
}

export const breakerState = (state: unknown, words: Translate): string =>
  BREAKER_STATES.some((known) => known === state) ? words(`breaker.state.${state as BreakerState}`) : "–";
