// The second pass over messages: are the topics there that subscriptions and steps name, and does a route say only what its sort
// acts upon? One that leaves a broker is a subscription; all others are calls.
import { type Drawing, guess, kindOf, textOf, things, type Thing } from "./drawing.ts";
import { isJson, type Json, type Place } from "./places.ts";
import { type Report, shown } from "./problem.ts";
import { ROUTE_ENDS, ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "./routes.ts";
import { FIRST_TOPIC } from "./topics.ts";

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
  for (const key of ["topic", "deadLetter"]) {
    const topic = textOf(value, key);
    if (topic !== undefined) reportTopic({ topic, names, broker: from }, [...place, key], drawing, report);
  }
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
function walk(value: unknown, place: Place, found: (step: Json, place: Place) => void, depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...place, i], found, depth + 1));
  if (!isJson(value)) return;
  if (depth > 0 && typeof value["publish"] === "string") found(value, place);
  for (const [key, inner] of Object.entries(value)) if (typeof inner === "object") walk(inner, [...place, key], found, depth + 1);
}
/** Of steps in branches in steps; it bounds the recursion over a hostile document. */
const DEEPEST = 60;
