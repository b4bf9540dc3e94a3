// Where a trace lies in the scatter: time to the right, duration upwards on a log scale. Numbers in, numbers and paths out.
import type { TraceRow } from "../../../engine/telemetry/views/records.ts";
import type { Span } from "../dock-store.ts";
import { logTicks } from "../metrics/ticks.ts";

export interface ScatterScale {
  readonly shown: Span;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** ms, decades and threes. */
  readonly ticks: readonly number[];
  readonly x: (t: number) => number;
  readonly y: (us: number) => number;
  readonly t: (x: number) => number;
  readonly us: (y: number) => number;
}
const PAD = { left: 40, right: 12, top: 22, bottom: 20 } as const;

/** A grid that holds all durations, at most six lines, in ms. */
export function durationTicks(rows: readonly TraceRow[]): readonly number[] {
  let min = Infinity;
  let max = 0;
  for (const { duration } of rows) {
    if (duration < min) min = duration;
    if (duration > max) max = duration;
  }
  return logTicks(Math.max(min === Infinity ? 10_000 : min, 100) / 1000, Math.max(max, 1000) / 1000);
}

export function scatterScale(shown: Span, ticks: readonly number[], width: number, height: number): ScatterScale {
  const { left, top } = PAD;
  const right = width - PAD.right;
  const bottom = height - PAD.bottom;
  const low = Math.log((ticks[0] ?? 1) * 1000);
  const high = Math.log((ticks.at(-1) ?? 1000) * 1000);
  return {
    shown,
    left,
    right,
    top,
    bottom,
    ticks,
    x: (t) => left + ((t - shown.from) / (shown.to - shown.from)) * (right - left),
    y: (us) => bottom - Math.min(1, Math.max(0, (Math.log(Math.max(us, 1)) - low) / (high - low))) * (bottom - top),
    t: (x) => shown.from + ((x - left) / (right - left)) * (shown.to - shown.from),
    us: (y) => Math.exp(low + ((bottom - y) / (bottom - top)) * (high - low)),
  };
}

const R = 2.4;
const C = 2.5;
const fixed = (value: number) => value.toFixed(1);
/** One path for all circles and one for all crosses: two elements instead of a thousand. */
export function scatterPaths(rows: readonly TraceRow[], scale: ScatterScale): { readonly ok: string; readonly failed: string } {
  let ok = "";
  let failed = "";
  for (const row of rows) {
    if (row.startedAt < scale.shown.from || row.startedAt > scale.shown.to) continue;
    const x = scale.x(row.startedAt);
    const y = scale.y(row.duration);
    if (row.outcome === "ok") ok += `M${fixed(x - R)} ${fixed(y)}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0`;
    else failed += `M${fixed(x - C)} ${fixed(y - C)}l5 5m0-5l-5 5`;
  }
  return { ok, failed };
}

const NEAR_PX = 9;
/** The trace under the pointer, if there is one. */
export function nearestTrace(rows: readonly TraceRow[], scale: ScatterScale, x: number, y: number): TraceRow | null {
  let best: TraceRow | null = null;
  let least = NEAR_PX * NEAR_PX;
  for (const row of rows) {
    const dx = scale.x(row.startedAt) - x;
    const dy = scale.y(row.duration) - y;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = row;
    }
  }
  return best;
}
export const tickName = (ms: number): string => (ms >= 1000 ? `${ms / 1000}s` : ms >= 1 ? `${ms}ms` : `${ms * 1000}µs`);
