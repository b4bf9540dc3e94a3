// When something was last changed, as a person says it: "today, 08:41", "yesterday", "19 Nov".
import { language } from "./language.ts";

const DAY_MS = 86_400_000;

/** Before the present moment, if no other is given. */
export function age(then: number, now = Date.now()): string {
  const locale = language() === "zh" ? "zh-CN" : "en-GB";
  const days = Math.round((midnight(now) - midnight(then)) / DAY_MS);
  const day = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (days <= 0) {
    const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(then);
    return `${day.format(0, "day")}${language() === "zh" ? " " : ", "}${time}`;
  }
  if (days === 1) return day.format(-1, "day");
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }).format(then);
}
const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
