// What a record says in words: the code names the sentence, its values fill it. A value that the record lacks is "–", never a brace.
import { faultSpec } from "../../../engine/faults/specs.ts";
import { CHANGE_CAUSES, type ChangeCause } from "../../../engine/telemetry/views/changes.ts";
import { INSTANCE_STATUSES, type InstanceStatus } from "../../../engine/telemetry/views/live.ts";
import { REASONS, type ReasonCode } from "../../../engine/telemetry/views/reason.ts";
import type { LogRecord } from "../../../engine/telemetry/views/records.ts";
import { faultLabel } from "../../canvas/acts/labels.ts";
import { scenario } from "../../document/document-store.ts";
import { breakerReason, breakerState } from "../../i18n/breakers.ts";
import type { Translate } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { actLabel } from "../../inspector/kind-label.ts";
import { configSentence, isConfigCode } from "../config/sentence.ts";
import { isRegistryCode, registrySentence } from "../registry/sentence.ts";
import { isSagaCode, sagaSentence } from "../sagas/sentence.ts";
import { isMessageCode, messageSentence } from "./message-sentence.ts";

const isOne = <T extends string>(list: readonly T[], value: unknown): value is T => list.some((one) => one === value);

export function sentence(record: LogRecord, words: Translate): string {
  const { code, values, node } = record;
  const who = record.instance ?? thingName(scenario(), node);
  const value = (name: string): string => plain(values[name]);
  if (isRegistryCode(code)) return registrySentence(code, who, values, words);
  if (isSagaCode(code)) return sagaSentence(code, who, values, () => reasonText(values["reason"], value("at"), words), words);
  if (isMessageCode(code)) return messageSentence(code, who, values, words);
  if (isConfigCode(code)) return configSentence(code, who, values, words);
  switch (code) {
    case "instanceStatus":
      return statusText(who, values, words);
    case "faultStarted":
    case "faultEnded":
      return words(`log.${code}`, { who, fault: faultWord(values["fault"]) });
    case "requestFailed":
    case "requestLogged":
      return requestSentence(code, value, words);
    case "eventUnhandled":
    case "handlerFailed":
      return words(`log.${code}`, { who, event: value("event"), error: errorText(value, words) });
    case "scaled":
    case "outOfMemory":
    case "loadChanged":
    case "ejected":
      return amountText(code, who, value, words);
    case "autoscaled":
      return autoscaledText(who, value, words);
    case "deployStarted":
    case "deployHeld":
    case "deploySwitched":
    case "deployDone":
    case "deployPromoted":
    case "deployRolledBack":
      return deploymentText(code, who, value, words);
    case "breakerChanged":
      return words("log.breakerChanged", {
        who: `${value("caller")} → ${thingName(scenario(), node)}`,
        from: breakerState(values["from"], words),
        to: breakerState(values["to"], words),
        why: breakerReason(whyOf(values), words),
      });
    case "actInVain":
      return words("log.actInVain", { who, act: actLabel(value("act")) });
    case "stateLost":
    case "invariantBroken":
    case "invariantHealed":
      return keptSentence(code, who, value, words);
    case "runStarted":
    case "edited":
      return words(`log.${code}`);
    case "instanceListed":
    case "instanceDelisted":
    case "ejectionOver":
    case "killed":
    case "restarted":
    case "stopped":
    case "started":
    case "queueFull":
    case "attemptTimedOut":
    case "loadShed":
    case "ownLimit":
    case "deadlock":
      return words(`log.${code}`, { who: code === "killed" && values["instance"] !== undefined ? value("instance") : who });
  }
}

/** An instance that is made is in its first state from the first. */
function statusText(who: string, values: LogRecord["values"], words: Translate): string {
  const to = statusWord(values["to"], words);
  const cause = [causeWord(values["cause"], words), ...beganWords(values, words)].join(" · ");
  if (values["from"] !== undefined && values["from"] === values["to"]) return words("log.instanceNew", { who, to, cause });
  return words("log.instanceStatus", { who, from: statusWord(values["from"], words), to, cause });
}

/** In a run the code of a reason, and where it arose; alone whatever the handler said. */
const errorText = (value: (name: string) => string, words: Translate): string =>
  isOne(REASONS, value("error")) ? reasonText(value("error"), value("at"), words) : value("error");

function amountText(
  code: "scaled" | "outOfMemory" | "loadChanged" | "ejected",
  who: string,
  value: (name: string) => string,
  words: Translate,
): string {
  if (code === "scaled") return words("log.scaled", { who, replicas: value("replicas") });
  if (code === "outOfMemory") return words("log.outOfMemory", { who, memory: value("memory"), limit: value("limit") });
  return code === "loadChanged"
    ? words("log.loadChanged", { who, factor: value("multiply") })
    : words("log.ejected", { who, seconds: value("seconds"), ejections: value("ejections") });
}
const keptSentence = (
  code: "stateLost" | "invariantBroken" | "invariantHealed",
  who: string,
  value: (name: string) => string,
  words: Translate,
): string =>
  code === "stateLost"
    ? words("log.stateLost", { who, what: value("what") })
    : words(`log.${code}`, { id: value("id"), invariant: value("invariant"), value: value("value") });

function tookText(ms: string): string {
  const { number, unit } = duration(Number(ms) * 1000);
  return `${number} ${unit}`.trim();
}
function requestSentence(code: "requestFailed" | "requestLogged", value: (name: string) => string, words: Translate): string {
  const said = { request: `${value("method")} ${value("path")}`, status: value("status") };
  return code === "requestFailed"
    ? words("log.requestFailed", { ...said, reason: reasonText(value("reason"), value("at"), words) })
    : words("log.requestLogged", { ...said, time: tookText(value("ms")) });
}

const whyOf = ({ reason, part, of, threshold }: LogRecord["values"]) => ({
  reason,
  part: Number(part),
  of: Number(of),
  threshold: Number(threshold),
});
const autoscaledText = (who: string, value: (name: string) => string, words: Translate): string =>
  words("log.autoscaled", {
    who,
    from: value("from"),
    to: value("to"),
    ready: value("ready"),
    utilisation: value("utilisation"),
    target: value("target"),
  });

/** How a deployment goes; one that was rolled back for its errors says how many. */
function deploymentText(
  code: Extract<LogRecord["code"], `deploy${string}`>,
  who: string,
  value: (name: string) => string,
  words: Translate,
): string {
  const versions = { who, version: value("version"), before: value("before") };
  if (code === "deployHeld") return words("log.deployHeld", { ...versions, count: value("count"), of: value("of") });
  if (code !== "deployRolledBack" || value("errors") === "–") return words(`log.${code}`, versions);
  return words("log.deployFailed", { ...versions, errors: value("errors"), limit: value("limit") });
}

const plain = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "–");
const statusWord = (value: unknown, words: Translate): string =>
  isOne<InstanceStatus>(INSTANCE_STATUSES, value) ? words(`instance.${value}`) : plain(value);
const causeWord = (value: unknown, words: Translate): string =>
  isOne<ChangeCause>(CHANGE_CAUSES, value) ? words(`log.cause.${value}`) : plain(value);
const reasonText = (value: unknown, at: string, words: Translate): string =>
  isOne<ReasonCode>(REASONS, value) ? words(`reason.${value}`, { at: thingName(scenario(), at) }) : plain(value);

/** The fault, act or edit to which it leads back, and where that was. */
function beganWords({ began, on }: LogRecord["values"], words: Translate): readonly string[] {
  if (typeof began !== "string") return [];
  const what = faultSpec(began) === undefined ? causeWord(began, words) : faultWord(began);
  return [on === undefined || on === "" ? what : `${what}, ${thingName(scenario(), String(on))}`];
}
const faultWord = (value: unknown): string => {
  const spec = faultSpec(plain(value));
  return spec === undefined ? plain(value) : faultLabel(spec.fault);
};
