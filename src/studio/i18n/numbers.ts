// Numbers as the studio shows them: three significant digits, the unit apart, so that it can be drawn smaller. "–" is: not known.
import { language } from "./language.ts";

export interface Quantity {
  readonly number: string;
  readonly unit: string;
}
export const UNKNOWN: Quantity = { number: "–", unit: "" };

const formats = new Map<string, Intl.NumberFormat>();
function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = `${language()} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) formats.set(key, (made = new Intl.NumberFormat(language() === "zh" ? "zh-CN" : "en", options)));
  return made.format(value);
}

/** As it is: amounts and differences, which may be negative. */
export const plain = (value: number): string => (Number.isFinite(value) ? format(value, { maximumFractionDigits: 2 }) : "–");
export const whole = (value: number): string => (Number.isFinite(value) ? format(value, { maximumFractionDigits: 0 }) : "–");

/** 58.4, 612, 12.3 k */
export function count(value: number): Quantity {
  if (!Number.isFinite(value)) return UNKNOWN;
  if (value >= 9_995) return { number: threeDigits(value / 1000), unit: "k" };
  return { number: value >= 999.5 ? whole(value) : threeDigits(value), unit: "" };
}
/** What is counted one by one: 0, 7, 812, 12.3 k */
export const tally = (value: number): Quantity => (value < 9_995 ? { number: whole(value), unit: "" } : count(value));
function threeDigits(value: number): string {
  if (value === 0) return "0";
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return format(value, { minimumFractionDigits: digits === 2 && value >= 0.995 ? 1 : digits, maximumFractionDigits: digits });
}

/** Microseconds as seconds to a tenth, for ages and countdowns: 0.3 s, 14.2 s, from a minute on 2:05. */
export function tenths(us: number): string {
  if (us >= 60e6) return duration(us).number;
  return `${format(Math.max(0, us) / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
}

/** Microseconds in the unit that reads best: 812 µs, 14 ms, 1.31 s, 2:05 min. */
export function duration(us: number): Quantity {
  if (!Number.isFinite(us)) return UNKNOWN;
  if (us < 1000) return { number: whole(us), unit: "µs" };
  if (us < 999_500)
    return { number: us < 9950 ? format(us / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : whole(us / 1000), unit: "ms" };
  if (us < 60e6)
    return {
      number: format(us / 1e6, { minimumFractionDigits: us < 9.995e6 ? 2 : 1, maximumFractionDigits: us < 9.995e6 ? 2 : 1 }),
      unit: "s",
    };
  return { number: clock(us).slice(0, -4), unit: "" };
}

/** 0.0 %, 3.1 %, 33 % */
export function percent(share: number): Quantity {
  if (!Number.isFinite(share)) return UNKNOWN;
  const value = share * 100;
  return { number: format(value, { minimumFractionDigits: value < 9.95 ? 1 : 0, maximumFractionDigits: value < 9.95 ? 1 : 0 }), unit: "%" };
}

/** Virtual time on the clock: 00:04:38.250, or 04:38.250 where hours are not asked for and there are none. */
export function clock(us: number, hours = false): string {
  const ms = Math.floor(us / 1000);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const rest = `${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
  return hours || ms >= 3_600_000 ? `${two(ms / 3_600_000)}:${rest}` : rest;
}
