// Which types of events come to a node: what is published into the topics that it subscribes to, and what was given up from others and
// lies there as dead letters.
import type { Scenario } from "./document.ts";
import { isJson, type Json } from "./places.ts";
import { walk } from "./topic-names.ts";
import { firstTopic, topicsOf } from "./topics.ts";

/** @returns asked for a node: in the order in which the (valid) document publishes them; null: no subscription leads there */
export function arrivals(scenario: Scenario): (node: string) => readonly string[] | null {
  const all = published(scenario);
  return (node) => {
    const places = placesOf(scenario, node);
    if (places.size === 0) return null;
    const types = new Set<string>();
    for (const { type, topic, brokers } of all) if (brokers.some((broker) => places.has(`${broker}/${topic}`))) types.add(type);
    return [...types];
  };
}

/** Every type of event that is published somewhere, in that order: for whoever offers them. */
export const publishedTypes = (scenario: Scenario): readonly string[] => [...new Set(published(scenario).map(({ type }) => type))];

/** Topics, as "broker/topic", whose messages come to the node: its own, and those whose dead letters lie in one of them. */
function placesOf(scenario: Scenario, node: string): ReadonlySet<string> {
  const brokers = new Set(scenario.nodes.flatMap(({ id, kind }) => (kind === "broker" ? [id] : [])));
  const subscriptions = scenario.routes.filter(({ from }) => brokers.has(from));
  const topicOf = ({ from, topic }: (typeof subscriptions)[number]) => `${from}/${topic ?? firstTopic(scenario, from)}`;
  const places = new Set(subscriptions.filter(({ to }) => to === node).map(topicOf));
  // A set yields what is added while it is walked through.
  for (const place of places)
    for (const one of subscriptions)
      if (one.deadLetter !== undefined && `${one.from}/${one.deadLetter}` === place) places.add(topicOf(one));
  return places;
}

interface Published {
  readonly type: string;
  readonly topic: string;
  /** One of these: which, the step or its only route says. */
  readonly brokers: readonly string[];
}
const published = (scenario: Scenario): readonly Published[] => scenario.nodes.flatMap((node) => publishedBy(scenario, node));
function publishedBy(scenario: Scenario, node: Scenario["nodes"][number]): readonly Published[] {
  if (node.kind === "broker" || !isJson(node)) return [];
  const found: Published[] = unwritten(scenario, node);
  walk(node, [], (step: Json) => {
    const type = String(step["publish"]);
    const topic = typeof step["topic"] === "string" ? step["topic"] : type;
    const to = scenario.routes.flatMap((route) =>
      route.from === node.id && topicsOf(scenario, route.to).includes(topic) ? [route.to] : [],
    );
    found.push({ type, topic, brokers: typeof step["to"] === "string" ? [step["to"]] : to });
  });
  return found;
}

/** Topics of the broker into which the node publishes, in the order of its steps. */
export function topicsPublished(scenario: Scenario, from: string, broker: string): readonly string[] {
  const node = scenario.nodes.find(({ id }) => id === from);
  if (node === undefined) return [];
  return [...new Set(publishedBy(scenario, node).flatMap(({ brokers, topic }) => (brokers.includes(broker) ? [topic] : [])))];
}

/** A service without endpoints that is called uses each of its routes: to a broker it publishes into the first topic, by the topic's name. */
function unwritten({ nodes, routes }: Scenario, node: Scenario["nodes"][number]): Published[] {
  if (node.kind !== "service" || (node.endpoints ?? []).length > 0) return [];
  const brokers = nodes.filter(({ kind }) => kind === "broker").map(({ id }) => id);
  const isCalled = routes.some(({ from, to }) => to === node.id && !brokers.includes(from));
  if (!isCalled && (node.handlers ?? []).length > 0) return [];
  return routes.flatMap(({ from, to }) => {
    if (from !== node.id || !brokers.includes(to)) return [];
    const topic = firstTopic({ nodes }, to);
    return [{ type: topic, topic, brokers: [to] }];
  });
}
