// How a route is drawn from its numbers: the width tells the rate, the colour the share of errors, a second stroke the retries.
import type { RouteLive } from "../../run/run-store.ts";

const THINNEST = 1.2;
const WIDEST = 5;
/** Logarithmic: 40/s is 1.7 px, 400/s 2.9, 4,000/s 4.1. */
export function widthOf(rate: number): number {
  return rate > 0 ? Math.max(THINNEST, Math.min(WIDEST, 1.2 * Math.log10(rate) - 0.2)) : THINNEST;
}

export type RouteTone = "quiet" | "warn" | "bad";
export const toneOf = (errorShare: number): RouteTone => (errorShare >= 0.1 ? "bad" : errorShare >= 0.01 ? "warn" : "quiet");

/** The second stroke lies this far below the first. */
export const RETRY_OFFSET = 8.5;
const WORTH_TELLING = 1.05;
/** Tries a call, in tenths; null: hardly any retries. */
export const retries = (live: RouteLive | undefined): number | null =>
  live !== undefined && live.tries >= WORTH_TELLING ? Math.round(live.tries * 10) / 10 : null;
