// A link of the chain in words, with when it was and what a click on it leads to.
import { BREAKER_STATES, type BreakerState } from "../../engine/telemetry/views/breakers.ts";
import {
  CHANGE_CAUSES,
  type ChangeCause,
  LEASE_STATES,
  type LeaseState,
  OBJECTIVE_STATES,
  type StateChange,
  type WhyLink,
} from "../../engine/telemetry/views/changes.ts";
import { INSTANCE_STATUSES, type InstanceStatus, type Status, STATUSES } from "../../engine/telemetry/views/live.ts";
import { REASONS, type ReasonCode } from "../../engine/telemetry/views/reason.ts";
import type { Mark } from "../../engine/telemetry/views/records.ts";
import { SAGA_STATES, type SagaState } from "../../engine/telemetry/views/saga-view.ts";
import { faultText } from "../canvas/card/fault-text.ts";
import { setsOf } from "../canvas/card/faults-on.ts";
import { changeOf, settingsText } from "../dock/config/sentence.ts";
import { scenario } from "../document/document-store.ts";
import { breakerReason } from "../i18n/breakers.ts";
import type { Translate } from "../i18n/language.ts";
import { percent } from "../i18n/numbers.ts";
import { thingName, thingsText } from "../inspector/form/thing-names.ts";
import { causeSentence } from "../inspector/head/cause-box.tsx";

export interface Told {
  readonly text: string;
  /** µs; null: now. */
  readonly at: number | null;
  /** When what began it ended; null: it acts, or it was a moment. */
  readonly ended: number | null;
  /** Ids to select: nodes, routes; none: nothing of it is drawn. */
  readonly things: readonly string[];
  readonly tone: "fault" | "act" | "setting" | "link";
}

export function told(link: WhyLink, words: Translate, now: number): Told {
  switch (link.sort) {
    case "condition": {
      const cause = link.cause === null ? words(`status.${link.status}`) : causeSentence(link.cause, words);
      return plain(words("why.condition", { name: name(link.thing), cause }), link.thing);
    }
    case "failing":
      return plain(
        words("why.failing", { name: name(link.thing), reason: reasonWords(link.reason.code, link.reason.at, words) }),
        link.thing,
      );
    case "over":
      return plain(words("why.over", { name: name(link.to) }), link.thing);
    case "retries":
      return plain(words("why.retries", { name: name(link.to), tries: link.tries.toFixed(1) }), link.thing);
    case "change":
      return { ...plain(changeSentence(link.change, words), link.change.thing), at: link.change.at };
    case "origin":
      return originTold(link.origin, words, now);
    case "setting":
      return { ...plain(settingSentence(link, words), link.thing), tone: "setting" };
  }
}
const plain = (text: string, thing: string): Told => ({ text, at: null, ended: null, things: [thing], tone: "link" });
const name = (id: string): string => thingName(scenario(), id);
const isOne = <T extends string>(list: readonly T[], value: string): value is T => list.some((one) => one === value);

export function reasonWords(code: string, at: string, words: Translate): string {
  return isOne<ReasonCode>(REASONS, code) ? words(`reason.${code}`, { at: name(at) }) : code;
}

/** "orders-2: Healthy → Crashed (fault)" */
export function changeSentence({ cause, from, instance, sort, thing, to }: StateChange, words: Translate): string {
  const who = instance === "" ? name(thing) : instance;
  if (sort === "condition") return words("why.change.condition", { who, to: stateWord(to, words) });
  if (sort === "breaker") {
    const callee = scenario().routes.find((route) => route.id === thing)?.to;
    const { reason, part, of, threshold } = cause.values;
    const why = breakerReason({ reason, part: Number(part), of: Number(of), threshold: Number(threshold) }, words);
    return words("why.change.breaker", {
      who: callee === undefined ? who : `${who} → ${name(callee)}`,
      from: stateWord(from, words),
      to: stateWord(to, words),
      cause: why,
    });
  }
  const why = isOne<ChangeCause>(CHANGE_CAUSES, cause.code) ? words(`log.cause.${cause.code}`) : cause.code;
  if (sort === "listing") return words("why.change.listing", { who, to: stateWord(to, words), cause: why });
  if (sort === "deploy") {
    const version = String(cause.values["version"] ?? "–");
    return words("why.change.deploy", { who, version, to: isOne<Phase>(PHASES, to) ? words(`why.phase.${to}`) : to, cause: why });
  }
  if (sort === "config") return words("why.change.config", { who, from: from === "" ? "–" : from, to, cause: why });
  if (sort === "member") return words("why.change.member", { who, from: memberWord(from, words), to: memberWord(to, words), cause: why });
  return words(`why.change.${sort}`, { who, from: stateWord(from, words), to: stateWord(to, words), cause: why });
}
const memberWord = (state: string, words: Translate): string => words(state === "member" ? "why.member.member" : "why.member.outside");
type ObjectiveState = (typeof OBJECTIVE_STATES)[number];
const PHASES = ["rolling", "holding", "done", "rolledBack"] as const;
type Phase = (typeof PHASES)[number];

export function stateWord(state: string, words: Translate): string {
  if (isOne<InstanceStatus>(INSTANCE_STATUSES, state)) return words(`instance.${state}`);
  if (isOne<Status>(STATUSES, state)) return words(`status.${state}`);
  if (isOne<LeaseState>(LEASE_STATES, state)) return words(`why.lease.${state}`);
  if (isOne<BreakerState>(BREAKER_STATES, state)) return words(`breaker.state.${state}`);
  if (isOne<SagaState>(SAGA_STATES, state) || state === "LOST" || state === "HALTED") return words(`saga.state.${state}`);
  if (isOne<ObjectiveState>(OBJECTIVE_STATES, state)) return words(`why.objective.${state}`);
  return state === "listed" || state === "delisted" ? words(`why.${state}`) : state;
}

function originTold(origin: Mark, words: Translate, now: number): Told {
  const sets = setsOf(origin.settings);
  const things = sets !== null ? [...sets[0], ...sets[1]] : (origin.things ?? [origin.target].filter((id) => id !== ""));
  const ended = origin.act === "fault" && origin.to !== null && origin.to <= now ? origin.to : null;
  return { text: originSentence(origin, words), at: origin.from, ended, things, tone: origin.act === "fault" ? "fault" : "act" };
}

/** "It began with a fault: +300 ms on payment." */
export function originSentence(origin: Mark, words: Translate): string {
  const { act, settings, target } = origin;
  const who = typeof settings["instance"] === "string" ? settings["instance"] : (origin.instance ?? name(target));
  switch (act) {
    case "fault":
      return words("why.origin.fault", { effect: faultText(origin, words), name: placeWords(origin, words) });
    case "kill":
    case "restart":
    case "stop":
    case "start":
    case "replay":
    case "retry-saga":
    case "resolve-saga":
      return words(`why.origin.${act}`, { name: who });
    case "scale":
      return words("why.origin.scale", { name: who, replicas: String(settings["replicas"]) });
    case "load":
      return words("why.origin.load", { name: who, factor: String(settings["multiply"]) });
    case "deploy":
    case "promote":
    case "rollback":
      return words(`why.origin.${act}`, { name: who, version: String(settings["version"]) });
    case "config":
      return words(`why.origin.${changeOf(settings["change"])}`, { name: who, keys: settingsText(settings["set"]) });
    case "autoscale":
      return words("why.origin.autoscale", { name: who, replicas: String(settings["to"]) });
    case "edit":
      return words("why.origin.edit", { names: thingsText(origin.things ?? []) });
    default:
      return words("why.origin.other", { act, name: who });
  }
}
/** The thing on which a fault is, the instance, or the two sets. */
export function placeWords({ instance, settings, target }: Pick<Mark, "instance" | "settings" | "target">, words: Translate): string {
  const sets = setsOf(settings);
  if (sets === null) return instance ?? name(target);
  const [here, there] = sets.map((set) => set.map(name).join(words("why.comma")));
  return words("why.sets", { here: here ?? "", there: there ?? "" });
}

function settingSentence({ setting, thing, values }: Extract<WhyLink, { sort: "setting" }>, words: Translate): string {
  const value = (key: string): string => String(values[key] ?? "–");
  switch (setting) {
    case "slots":
      return words("why.setting.slots", { name: name(thing), slots: value("slots"), replicas: value("replicas") });
    case "replicas":
      return words("why.setting.replicas", { name: name(thing), replicas: value("replicas") });
    case "endless":
      return words("why.setting.endless", { name: name(thing), calls: Number(values["calls"]) });
    case "loss":
      return words("why.setting.loss", { name: name(thing), share: `${percent(Number(values["loss"])).number} %` });
    case "timeout":
      return words("why.setting.timeout", { name: name(thing) });
    case "unknown":
      return words("why.setting.unknown", { name: name(thing) });
    default:
      return words("why.setting.reason", { reason: reasonWords(setting, thing, words) });
  }
}
