// Which topic and group a new subscription gets: there is one for each topic and group.
import type { Scenario } from "./document.ts";
import { topicsOf } from "./topics.ts";

/** The group of a new subscription of the node to the topic: its own id, or the next name that nobody has there. */
export function freeGroup({ routes }: Scenario, broker: string, to: string, topic: string): string {
  const taken = new Set(
    routes.flatMap((route) => (route.from === broker && (route.topic ?? topic) === topic ? [route.group ?? route.to] : [])),
  );
  if (!taken.has(to)) return to;
  for (let number = 2; ; number++) if (!taken.has(`${to}-${number}`)) return `${to}-${number}`;
}
/** The first topic that the node does not subscribe to as itself yet, dead letters left aside; else the first. */
export function freeTopic(scenario: Scenario, broker: string, to: string): string | undefined {
  const topics = topicsOf(scenario, broker);
  const dead = new Set(scenario.routes.map(({ deadLetter }) => deadLetter));
  return topics.find((topic) => !dead.has(topic) && freeGroup(scenario, broker, to, topic) === to) ?? topics[0];
}
