// The time axis of a waterfall: µs of the run to pixels and back, with about five round ticks. Room is kept for the figures at the right.
import { duration } from "../../i18n/numbers.ts";
import type { Span } from "../dock-store.ts";

export const LABEL_ROOM = 64;
export interface TimeScale {
  readonly shown: Span;
  readonly width: number;
  /** Where the shown stretch ends; figures stand behind it. */
  readonly right: number;
  readonly x: (t: number) => number;
  readonly t: (x: number) => number;
}
export function timeScale(shown: Span, width: number): TimeScale {
  const right = Math.max(10, width - LABEL_ROOM);
  const long = Math.max(1, shown.to - shown.from);
  return {
    shown,
    width,
    right,
    x: (t) => 1 + ((t - shown.from) / long) * (right - 1),
    t: (x) => shown.from + ((Math.min(right, Math.max(1, x)) - 1) / (right - 1)) * long,
  };
}

/** Moments after `start` at a round step, at most `most` of them between from and to. */
export function offsetTicks(start: number, { from, to }: Span, most = 5): readonly number[] {
  const long = Math.max(1, to - from);
  const decade = 10 ** Math.floor(Math.log10(long / most));
  const step = [1, 2, 2.5, 3, 5, 10].map((digit) => digit * decade).find((size) => long / size < most) ?? 10 * decade;
  const first = Math.ceil((from - start) / step - 1e-9);
  const last = Math.floor((to - start) / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => start + (first + index) * step);
}

/** 0, 300 ms, 1.2 s: as short as it goes. */
export function offsetName(us: number): string {
  const rounded = Math.round(us * 10) / 10;
  if (rounded === 0) return "0";
  if (Math.abs(rounded) < 1000) return `${rounded} µs`;
  if (Math.abs(rounded) < 1e6) return `${Number((rounded / 1000).toFixed(Math.abs(rounded) < 1e5 ? 2 : 1))} ms`;
  return `${Number((rounded / 1e6).toPrecision(4))} s`;
}

/** 1.242 s where three digits would hide what a trace is compared by; else as everywhere. */
export function tookText(us: number): { readonly number: string; readonly unit: string } {
  if (us >= 1e6 && us < 10e6) return { number: (us / 1e6).toFixed(3), unit: "s" };
  return duration(us);
}
