// A moment of virtual time as a person writes it: 60s, 2m, 90 (seconds), 4:38, 00:04:38.250.
import { parseDuration } from "../../engine/scenario/duration-text.ts";
import { clock } from "../i18n/numbers.ts";

const CLOCK = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d{1,6})?)$/;
const PLAIN = /^\d{1,9}(\.\d{1,6})?$/;

/** @returns µs, or null where it is no moment */
export function parseMoment(text: string): number | null {
  const written = text.trim();
  const parts = CLOCK.exec(written);
  if (parts !== null) {
    const [, hours = "0", minutes = "0", seconds = "0"] = parts;
    return Number(hours) * 3600e6 + Number(minutes) * 60e6 + Math.round(Number(seconds) * 1e6);
  }
  const duration = parseDuration(PLAIN.test(written) ? `${written}s` : written);
  return duration.ok ? duration.value : null;
}

/** As on the clock, with the microseconds where there are some: what is read here can be typed elsewhere. */
export const momentText = (us: number): string => `${clock(us, true)}${us % 1000 === 0 ? "" : String(us % 1000).padStart(3, "0")}`;
