// By how much a clock is wrong, in words.
import type { Translate } from "../i18n/language.ts";
import { duration } from "../i18n/numbers.ts";

/** @param skew µs by which it is fast; negative: slow */
export function skewWords(skew: number, words: Translate): string {
  const { number, unit } = duration(Math.abs(skew));
  const by = `${number} ${unit}`.trim();
  return words(skew > 0 ? "clock.fast" : "clock.slow", { by });
}
