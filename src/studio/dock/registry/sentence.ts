// What the registry's events say in words, in the log and in the registry's own history.
import type { LogCode, LogRecord } from "../../../engine/telemetry/views/records.ts";
import { scenario } from "../../document/document-store.ts";
import type { Translate } from "../../i18n/language.ts";
import { tenths, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";

const CODES = [
  "registered",
  "deregistered",
  "evicted",
  "renewedLate",
  "listChanged",
  "preservationOn",
  "preservationOff",
] as const satisfies readonly LogCode[];
type RegistryCode = (typeof CODES)[number];
export const isRegistryCode = (code: LogCode): code is RegistryCode => CODES.some((one) => one === code);

const timeOf = (us: unknown): string => tenths(Number(us));

export function registrySentence(code: RegistryCode, who: string, values: LogRecord["values"], words: Translate): string {
  switch (code) {
    case "registered":
      return words(values["cause"] === "unknownLease" ? "log.registeredAgain" : "log.registered", { who });
    case "deregistered":
      return words("log.deregistered", { who });
    case "evicted":
      return words(values["cause"] === "unheard" ? "log.evictedAlive" : "log.evicted", { who, silence: timeOf(values["silence"]) });
    case "renewedLate":
      return words("log.renewedLate", { who, gap: timeOf(values["gap"]) });
    case "listChanged":
      return changeText(values, words);
    case "preservationOn":
    case "preservationOff":
      return words(`log.${code}`, { renewals: whole(Number(values["renewals"])), threshold: whole(Number(values["threshold"])) });
  }
}

function changeText(values: LogRecord["values"], words: Translate): string {
  const text = (name: string): string => String(values[name] ?? "");
  const change = [
    ...(text("come") === "" ? [] : [words("log.list.come", { names: text("come") })]),
    ...(text("gone") === "" ? [] : [words("log.list.gone", { names: text("gone") })]),
  ].join(words("log.list.and"));
  return words("log.listChanged", { caller: text("caller"), service: thingName(scenario(), text("service")), change });
}
