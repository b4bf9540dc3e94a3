// What happened to a configuration in words, in the log and in the configuration's own history; and what an act on one says.
import type { LogCode, LogRecord } from "../../../engine/telemetry/views/records.ts";
import type { Translate } from "../../i18n/language.ts";
import { percent, tenths, whole } from "../../i18n/numbers.ts";

const CODES = [
  "configChanged",
  "configStaged",
  "configPromoted",
  "configRolledBack",
  "configRefused",
  "configUnreachable",
  "configApplied",
  "configFailed",
  "configMissed",
] as const satisfies readonly LogCode[];
export type ConfigCode = (typeof CODES)[number];
export const isConfigCode = (code: LogCode): code is ConfigCode => CODES.some((one) => one === code);

export function configSentence(code: ConfigCode, who: string, values: LogRecord["values"], words: Translate): string {
  const value = (name: string): string => (values[name] === undefined ? "–" : String(values[name]));
  const versions = { who, version: value("version"), before: value("before") };
  switch (code) {
    case "configChanged":
      return words("log.configChanged", { ...versions, keys: value("keys") });
    case "configStaged":
      return words("log.configStaged", {
        ...versions,
        keys: value("keys"),
        share: shareText(Number(values["share"])),
        count: whole(Number(values["count"])),
      });
    case "configPromoted":
      return words("log.configPromoted", versions);
    case "configRolledBack":
      if (values["errors"] !== undefined)
        return words("log.configRolledBackErrors", { ...versions, errors: value("errors"), limit: value("limit") });
      return values["again"] === undefined
        ? words("log.configRolledBack", versions)
        : words("log.configAgain", { ...versions, again: value("again") });
    case "configRefused":
      return words("log.configRefused", { who, key: value("key"), value: value("value") });
    case "configUnreachable":
      return words("log.configUnreachable", { who });
    case "configApplied":
      return words("log.configApplied", { who, version: value("version"), lag: tenths(Number(values["lag"])) });
    case "configFailed":
      return words("log.configFailed", { who, version: value("version"), key: value("key"), value: value("value") });
    case "configMissed":
      return words("log.configMissed", { who, failures: value("failures") });
  }
}

export const shareText = (share: number): string => {
  const { number, unit } = percent(share);
  return `${number} ${unit}`;
};

/** "errorRate = 0.5, new-checkout = true" */
export function settingsText(settings: unknown): string {
  if (typeof settings !== "object" || settings === null) return "";
  return Object.entries(settings)
    .map(([key, value]) => `${key} = ${String(value)}`)
    .join(", ");
}
const KEYS = { set: "config", promote: "configPromote", rollback: "configRollback" } as const;
/** Which of the three sorts of change an act is. */
export function changeOf(change: unknown): (typeof KEYS)[keyof typeof KEYS] {
  return change === "promote" || change === "rollback" ? KEYS[change] : KEYS.set;
}
