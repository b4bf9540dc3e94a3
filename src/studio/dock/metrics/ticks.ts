// Where the lines of a grid stand: round numbers from 0, round moments, decades. Numbers in, numbers out.

/** Four or five round ticks from 0; the last is the top of the axis. `least` is the top of a quiet chart. */
export function roundTicks(max: number, least: number): readonly number[] {
  const top = Number.isFinite(max) ? Math.max(max, least) : least;
  const decade = 10 ** Math.floor(Math.log10(top / 4));
  const step = [1, 2, 2.5, 5, 10].map((digit) => digit * decade).find((size) => Math.ceil(tidy(top / size)) <= 4) ?? 10 * decade;
  return Array.from({ length: Math.ceil(tidy(top / step)) + 1 }, (_, index) => tidy(index * step));
}
/** 0.30000000000000004 is 0.3: products of round numbers are round. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Powers of ten that hold min to max, with the threes between as long as that makes no more than six; the ends bound the axis. */
export function logTicks(min: number, max: number): readonly number[] {
  const low = Math.floor(Math.log10(Math.max(min, 1e-3)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(max, 1e-3))));
  const decades = Array.from({ length: high - low + 1 }, (_, index) => tidy(10 ** (low + index)));
  const halves = decades.flatMap((tick, index) => (index === decades.length - 1 ? [tick] : [tick, tidy(tick * 3)]));
  const held = halves.slice(
    Math.max(
      0,
      halves.findLastIndex((tick) => tick <= min),
    ),
    halves.findIndex((tick) => tick >= max) + 1 || halves.length,
  );
  if (held.length >= 2 && held.length <= 6) return held;
  return decades.length <= 6 ? decades : decades.filter((_, index) => index % 2 === 0 || index === decades.length - 1);
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
/** Moments between from and to (µs) at the finest round step of which at most `most` fit. */
export function timeTicks(from: number, to: number, most: number): readonly number[] {
  const seconds = (to - from) / 1e6;
  const step = (STEPS.find((size) => seconds / size <= most) ?? seconds) * 1e6;
  const first = Math.ceil(tidy(from / step));
  const last = Math.floor(tidy(to / step));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Math.round((first + index) * step));
}

/** 04:28, 1:04:28 from an hour on, 04:28.5 where ticks are closer than a second. */
export function timeLabel(us: number, fine = false): string {
  const tenths = fine ? Math.round(us / 1e5) : Math.floor(us / 1e6) * 10;
  const seconds = Math.floor(tenths / 10);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const whole = minutes < 60 ? two(minutes) : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${whole}:${two(seconds % 60)}${fine && tenths % 10 !== 0 ? `.${tenths % 10}` : ""}`;
}
