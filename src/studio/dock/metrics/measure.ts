// The figures of the charts in words: at the crosshair to three digits, on an axis as short as it goes.
import { count, percent, plain, whole } from "../../i18n/numbers.ts";
import type { Measure } from "./chart-model.ts";

const short = (value: number): string => (value >= 10_000 ? `${Number((value / 1000).toPrecision(3))}k` : whole(value));

export function axisLabel(value: number, measure: Measure): string {
  if (measure === "share") return `${Number((value * 100).toPrecision(3))}%`;
  return value !== 0 && value < 1 ? String(Number(value.toPrecision(3))) : Number.isInteger(value) ? short(value) : String(value);
}

export function valueText(value: number | null, measure: Measure): string {
  if (value === null) return "–";
  if (measure === "share") {
    const { number, unit } = percent(value);
    return `${number} ${unit}`;
  }
  if (measure === "kept") return plain(value);
  const { number, unit } = count(value);
  return unit === "" ? number : `${number} ${unit}`;
}

/** The room that a value takes in the legend, in letters: it does not grow or shrink with the crosshair. */
export function valueRoom(top: number, measure: Measure): number {
  return measure === "share" ? 5 : Math.max(valueText(top, measure).length, top < 100 ? 4 : 3);
}
