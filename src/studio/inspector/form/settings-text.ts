// Settings of a configuration as text, and text as settings: "errorRate: 0.5" a line.
import { SETTING_NAME, type Values } from "../../../engine/scenario/fields.ts";

export const settingsLines = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join("\n");

/** True and false are flags, what reads as a number is one, the rest is text. */
export function readSetting(text: string): Values[string] {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  const number = Number(trimmed);
  return trimmed !== "" && Number.isFinite(number) ? number : trimmed;
}

/** Null: a line is none. */
export function readSettings(text: string): Values | null {
  const pairs = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(line));
  if (pairs.some((pair) => pair === null || !SETTING_NAME.test(pair[1] ?? ""))) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", readSetting(pair?.[2] ?? "")]));
}
