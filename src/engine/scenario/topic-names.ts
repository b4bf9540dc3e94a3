// The second pass over messages: are the topics there that subscriptions and steps name, and does a route say only what its sort
// acts upon? One that leaves a broker is a subscription; all others are calls.
import { LIMITS } from "./document.ts";
import { type Drawing, guess, kindOf, textOf, things, type Thing } from "./drawing.ts";
import { isJson, type Json, own, type Place, writePlace } from "./places.ts";
import { type Report, shown } from "./problem.ts";
import type { FoundMention } from "./references.ts";
import { ROUTE_ENDS, ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "./routes.ts";
import { FIRST_TOPIC, partsOf } from "./topics.ts";

function topicNames(drawing: Drawing, broker: string): readonly string[] {
  const node = drawing.nodes.get(broker)?.value ?? {};
  return Object.hasOwn(node, "topics") ? things(node, "topics").flatMap(({ value }) => textOf(value, "name") ?? []) : [FIRST_TOPIC];
}

export function checkSubscription({ place, value }: Thing, drawing: Drawing, report: Report): void {
  const from = textOf(value, "from");
  if (from === undefined || !drawing.nodes.has(from)) return;
  const subscribes = kindOf(drawing, from) === "broker";
  const acts = subscribes ? SUBSCRIPTION_FIELDS : ROUTE_FIELDS;
  for (const key of Object.keys(value))
    if (
      !Object.hasOwn(acts, key) &&
      !Object.hasOwn(ROUTE_ENDS, key) &&
      (Object.hasOwn(ROUTE_FIELDS, key) || Object.hasOwn(SUBSCRIPTION_FIELDS, key))
    )
      report([...place, key], subscribes ? "notOfSubscription" : "onlyOfSubscription");
  if (!subscribes) return;
  const names = topicNames(drawing, from);
  const [only] = names;
  if (textOf(value, "deadLetter") === (textOf(value, "topic") ?? only)) report([...place, "deadLetter"], "deadLetterItself");
  if (Object.hasOwn(value, "deadLetter") && !Object.hasOwn(value, "maxDeliveries"))
    report([...place, "deadLetter"], "deadLetterNever", {}, "warning");
  for (const key of ["topic", "deadLetter"]) {
    const topic = textOf(value, key);
    if (topic !== undefined) reportTopic({ topic, names, broker: from }, [...place, key], drawing, report);
  }
}

/** An objective about lag: of a broker, a topic of it ("bus/orders"), a subscription or all. @returns whether that was said here */
export function checkLagTarget({ value, owner, place }: FoundMention, drawing: Drawing, report: Report): boolean {
  const [id, rest] = partsOf(value);
  const isLag = textOf(owner, "metric") === "lag";
  const from = textOf(drawing.routes.get(id)?.value ?? {}, "from") ?? "";
  if (rest !== "" && kindOf(drawing, id) === "broker") {
    reportTopic({ topic: rest.slice(1), names: topicNames(drawing, id), broker: id }, place, drawing, report);
    if (!isLag) report(place, "onlyLag", { found: shown(value) }, "warning");
    return true;
  }
  const fits = value === "clients" || kindOf(drawing, id) === "broker" || kindOf(drawing, from) === "broker";
  if (isLag && !fits && (drawing.nodes.has(id) || drawing.routes.has(id))) report(place, "lagOfOther", { found: shown(value) }, "warning");
  return false;
}

/** A stroke stands between a topic and a type of message. */
export function checkTopics({ place, value }: Thing, report: Report): void {
  for (const topic of things(value, "topics")) {
    const name = textOf(topic.value, "name");
    if (name !== undefined && (name === "" || name.includes("/")))
      report([...place, ...topic.place, "name"], "badTopicName", { found: shown(name) });
  }
}

/** Each group of a topic is one route; so many partitions are held by all groups together. */
export function checkGroups(document: Json, drawing: Drawing, report: Report): void {
  const first = new Map<string, string>();
  let partitions = 0;
  for (const { place, value } of things(document, "routes")) {
    const from = textOf(value, "from") ?? "";
    if (kindOf(drawing, from) !== "broker") continue;
    const topic = textOf(value, "topic") ?? topicNames(drawing, from)[0] ?? "";
    const group = textOf(value, "group") ?? textOf(value, "to") ?? "";
    const name = JSON.stringify([from, topic, group]);
    const before = first.get(name);
    if (before === undefined) first.set(name, textOf(value, "id") ?? writePlace(place));
    else
      report(Object.hasOwn(value, "group") ? [...place, "group"] : place, "groupTaken", {
        group: shown(group),
        topic: shown(topic),
        first: before,
      });
    partitions += partitionsOf(drawing, from, topic);
  }
  if (partitions > LIMITS.partitions) report(["routes"], "tooManyPartitions", { max: LIMITS.partitions, found: partitions });
}
function partitionsOf(drawing: Drawing, broker: string, name: string): number {
  const topic = things(drawing.nodes.get(broker)?.value ?? {}, "topics").find(({ value }) => textOf(value, "name") === name);
  const count = topic === undefined ? 1 : own(topic.value, "partitions");
  return typeof count === "number" ? count : 1;
}

interface Wanted {
  readonly topic: string;
  readonly names: readonly string[];
  readonly broker: string;
}
function reportTopic({ topic, names, broker }: Wanted, place: Place, drawing: Drawing, report: Report): void {
  if (names.includes(topic)) return;
  const suggestion = guess(drawing, topic, names);
  if (suggestion === undefined) report(place, "noSuchTopic", { found: shown(topic), broker });
  else report(place, "noSuchTopicNear", { found: shown(topic), broker, suggestion });
}

/** Every step of the node that publishes: to a topic of the broker it names, or of one that a route leads to. */
export function checkPublishes({ place, value }: Thing, drawing: Drawing, report: Report): void {
  const from = textOf(value, "id") ?? "";
  const brokers = [...(drawing.drawn.get(from)?.keys() ?? [])].filter((id) => kindOf(drawing, id) === "broker");
  walk(value, place, (step, at) => {
    const topic = textOf(step, "topic") ?? textOf(step, "publish") ?? "";
    const key = Object.hasOwn(step, "topic") ? "topic" : "publish";
    const to = textOf(step, "to");
    const [only] = brokers;
    const broker = to ?? (brokers.length === 1 ? only : undefined);
    if (broker !== undefined && kindOf(drawing, broker) === "broker")
      return reportTopic({ topic, names: topicNames(drawing, broker), broker }, [...at, key], drawing, report);
    if (to !== undefined || brokers.some((id) => topicNames(drawing, id).includes(topic))) return;
    report([...at, key], brokers.length === 0 ? "noBroker" : "noBrokerHas", { found: shown(topic), from });
  });
}

/** Steps lie in lists in lists; nothing else of a node has a key of that name. */
export function walk(value: unknown, place: Place, found: (step: Json, place: Place) => void, depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...place, i], found, depth + 1));
  if (!isJson(value)) return;
  if (depth > 0 && typeof value["publish"] === "string") found(value, place);
  for (const [key, inner] of Object.entries(value)) if (typeof inner === "object") walk(inner, [...place, key], found, depth + 1);
}
/** Of steps in branches in steps; it bounds the recursion over a hostile document. */
const DEEPEST = 60;
