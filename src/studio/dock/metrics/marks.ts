// What was done to the system, as it lies behind every chart: stretches of a fault as bands, single acts as lines, each with a short name.
import type { Mark } from "../../../engine/telemetry/views/records.ts";
import { faultText } from "../../canvas/card/fault-text.ts";
import type { Translate } from "../../i18n/language.ts";
import { changeOf, settingsText } from "../config/sentence.ts";
import type { Span } from "../dock-store.ts";
import { textWidth } from "../text-width.ts";

export interface Band {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly target: string;
}
export interface Moment {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  readonly target: string;
}

const setting = (mark: Mark, name: string): string => {
  const value = mark.settings[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** "+300 ms", "50 % errors", "Kill", "Load ×3": what it did, not to whom. */
export function markName(mark: Mark, words: Translate): string {
  if (mark.act !== "fault") {
    if (mark.act === "scale") return words("mark.scale", { replicas: setting(mark, "replicas") });
    if (mark.act === "autoscale") return words("mark.autoscale", { replicas: setting(mark, "to") });
    if (mark.act === "deploy" || mark.act === "promote" || mark.act === "rollback")
      return words(`mark.${mark.act}`, { version: setting(mark, "version") });
    if (mark.act === "load") return words("mark.load", { factor: setting(mark, "multiply") });
    if (mark.act === "config") return words(`mark.${changeOf(mark.settings["change"])}`, { keys: settingsText(mark.settings["set"]) });
    return words(`mark.${mark.act}`);
  }
  return faultText(mark, words);
}

/** @param now as far as a fault has acted: what it is planned to do after that is not drawn */
export function bandsOf(marks: readonly Mark[], shown: Span, now: number, words: Translate): readonly Band[] {
  return marks
    .filter((mark) => mark.act === "fault")
    .map((mark) => ({ mark, from: Math.max(mark.from, shown.from), to: Math.min(mark.to ?? now, now, shown.to) }))
    .filter(({ from, to }) => to > from)
    .map(({ mark, from, to }) => ({ id: mark.id, from, to, label: markName(mark, words), target: mark.target }));
}
export function momentsOf(marks: readonly Mark[], shown: Span, words: Translate): readonly Moment[] {
  const seen = marks.filter((mark) => mark.act !== "fault" && mark.from >= shown.from && mark.from <= shown.to);
  return together(seen, (shown.to - shown.from) / CLOSE).map(({ mark, count }) => ({
    id: mark.id,
    at: mark.from,
    label: count === 1 ? markName(mark, words) : words(mark.act === "breaker" ? "mark.breakers" : "mark.edits", { count }),
    target: mark.target,
  }));
}
/** Edits and openings of breakers: those that are nearer than this part of the span are one line. */
const MANY: ReadonlySet<Mark["act"]> = new Set(["edit", "breaker"]);
const CLOSE = 24;
function together(marks: readonly Mark[], near: number): readonly { readonly mark: Mark; readonly count: number }[] {
  const told: { mark: Mark; count: number; last: number }[] = [];
  for (const mark of marks) {
    const before = told.at(-1);
    if (MANY.has(mark.act) && before?.mark.act === mark.act && mark.from - before.last < near) {
      before.count++;
      before.last = mark.from;
    } else told.push({ mark, count: 1, last: mark.from });
  }
  return told;
}

/** In the bold ten-pixel face. */
const nameWidth = (name: string): number => textWidth(name, 6.2, 10.5);

/** Which of the names fit above the plot without touching the one before; x ascending is not needed. */
export function placedNames<T extends { readonly x: number; readonly label: string }>(names: readonly T[], right: number): readonly T[] {
  let free = Number.NEGATIVE_INFINITY;
  const placed: T[] = [];
  for (const name of names.toSorted((a, b) => a.x - b.x)) {
    const width = nameWidth(name.label);
    if (name.x < free || name.x + width > right) continue;
    placed.push(name);
    free = name.x + width + 6;
  }
  return placed;
}
