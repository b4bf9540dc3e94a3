// Names of topics in a document: which a broker has, and which one is meant where none is named.
import type { Scenario } from "./document.ts";

/** The topic of a broker that nobody named anything. */
export const FIRST_TOPIC = "events";

export function topicsOf(scenario: Pick<Scenario, "nodes">, broker: string): readonly string[] {
  const node = scenario.nodes.find(({ id }) => id === broker);
  return node?.kind === "broker" ? (node.topics?.map(({ name }) => name) ?? [FIRST_TOPIC]) : [];
}
export const firstTopic = (scenario: Pick<Scenario, "nodes">, broker: string): string => topicsOf(scenario, broker)[0] ?? FIRST_TOPIC;

/** "bus/orders", a topic of the broker bus, apart: the id, and the rest with its stroke. Any other id has no rest. */
export function partsOf(target: string): readonly [id: string, rest: string] {
  const cut = target.indexOf("/");
  return cut < 0 ? [target, ""] : [target.slice(0, cut), target.slice(cut)];
}
