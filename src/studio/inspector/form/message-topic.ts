// A message and the topic it goes to: a type that gets another name stays in its topic, and a topic that is not there yet can be made from where it is named.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { topicsOf } from "../../../engine/scenario/topics.ts";
import { type Values, textOf, withKey } from "./control-props.ts";

/** Of a route its own beginning; of a step the broker it names, else the only one that its node has a route to. */
export function brokerOf({ nodes, routes }: Scenario, owner: string, { to }: Values): string {
  const isBroker = (id: unknown) => nodes.some((node) => node.id === id && node.kind === "broker");
  if (isBroker(owner)) return owner;
  if (typeof to === "string" && isBroker(to)) return to;
  return routes.find((route) => route.from === owner && isBroker(route.to))?.to ?? "";
}

/** The step or command with another type of message. What named its topic by its own name names it from now on, unless there is one of the new name. */
export function withType(scenario: Scenario, owner: string, values: Values, type: unknown): Values {
  const next = withKey(values, "publish", type);
  const [topics, before] = [topicsOf(scenario, brokerOf(scenario, owner, values)), textOf(values["publish"])];
  const stays = values["topic"] === undefined && topics.includes(before) && !topics.includes(textOf(type));
  return stays ? withKey(next, "topic", before) : next;
}

/** What a topic that is not there yet could be called, where this field names one: as the message is, or after those whose dead letters it takes. */
export function newTopicFor(path: string, topics: readonly string[], siblings: Values): string | null {
  const name = path === "deadLetter" ? `${textOf(siblings["topic"]) || topics[0]}.dead` : textOf(siblings["publish"]);
  return name === "" || topics.length === 0 || topics.includes(name) ? null : name;
}
