// Where a moment and a value lie in a plot. Recharts draws the lines with the same margins, so what we draw behind and before them fits.
import type { Span } from "../dock-store.ts";
import { type ChartModel, floorOf, topOf } from "./chart-model.ts";

export const PAD = { top: 20, right: 12, bottom: 18, left: 38 } as const;
const WIDE_LEFT = 44;
const WIDE_RIGHT = 34;

export interface PlotScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly shown: Span;
  readonly x: (t: number) => number;
  readonly t: (x: number) => number;
  readonly y: (value: number) => number;
  readonly yRight: (value: number) => number;
}

export const leftPad = (model: ChartModel): number => (topOf(model) >= 1000 ? WIDE_LEFT : PAD.left);
export const rightPad = (model: ChartModel): number => (model.rightTicks === null ? PAD.right : WIDE_RIGHT);

export function plotScale(model: ChartModel, shown: Span, width: number, height: number): PlotScale {
  const left = leftPad(model);
  const right = width - rightPad(model);
  const top = PAD.top;
  const bottom = height - PAD.bottom;
  const low = floorOf(model);
  const high = topOf(model);
  const part = (value: number) => {
    if (!model.log) return (value - low) / (high - low);
    return Math.log(Math.max(value, low) / low) / Math.log(high / low);
  };
  const clamped = (share: number) => bottom - Math.min(1, Math.max(0, share)) * (bottom - top);
  return {
    left,
    right,
    top,
    bottom,
    shown,
    x: (t) => left + ((t - shown.from) / (shown.to - shown.from)) * (right - left),
    t: (x) => shown.from + ((x - left) / (right - left)) * (shown.to - shown.from),
    y: (value) => clamped(part(value)),
    yRight: (value) => clamped(value / (model.rightTicks?.at(-1) ?? 1)),
  };
}
