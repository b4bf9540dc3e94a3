// Routes that carry messages: to a broker what is published, from a broker what is subscribed to; and what is written on each.
import { topicsPublished } from "../../../engine/scenario/arriving-events.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { firstTopic } from "../../../engine/scenario/topics.ts";

export interface Way {
  readonly sort: "call" | "publish" | "subscribe";
  /** On the line: topics; of several subscriptions of one service the first says it for all. */
  readonly said: string;
  /** In the name of the route: its own topic, and its group where that is not the service's own. */
  readonly spoken: string;
}
export const CALL: Way = { sort: "call", said: "", spoken: "" };
const MOST_SAID = 2;

const remembered = new WeakMap<Scenario["routes"], { readonly nodes: Scenario["nodes"]; readonly ways: ReadonlyMap<string, Way> }>();
/** By the id of the route; routes that are calls are not among them. */
export function waysOf(scenario: Scenario): ReadonlyMap<string, Way> {
  const known = remembered.get(scenario.routes);
  if (known?.nodes === scenario.nodes) return known.ways;
  const ways = made(scenario);
  remembered.set(scenario.routes, { nodes: scenario.nodes, ways });
  return ways;
}
export const wayOf = (scenario: Scenario, route: string): Way => waysOf(scenario).get(route) ?? CALL;

function made(scenario: Scenario): ReadonlyMap<string, Way> {
  const { nodes, routes } = scenario;
  const brokers = new Set(nodes.flatMap(({ id, kind }) => (kind === "broker" ? [id] : [])));
  const ways = new Map<string, Way>();
  if (brokers.size === 0) return ways;
  const told = new Set<string>();
  for (const route of routes) {
    const { from, group, id, to, topic } = route;
    if (brokers.has(to)) {
      const topics = topicsPublished(scenario, from, to);
      ways.set(id, { sort: "publish", said: few(topics), spoken: topics.join(", ") });
    } else if (brokers.has(from)) {
      const first = firstTopic(scenario, from);
      const pair = `${from} ${to}`;
      const all = routes.filter((other) => other.from === from && other.to === to).map((other) => other.topic ?? first);
      const own = topic ?? first;
      const spoken = group === undefined || group === to ? own : `${own} · ${group}`;
      ways.set(id, { sort: "subscribe", said: told.has(pair) ? "" : few([...new Set(all)]), spoken });
      told.add(pair);
    }
  }
  return ways;
}

const few = (topics: readonly string[]): string =>
  topics.length <= MOST_SAID ? topics.join(", ") : `${topics.slice(0, MOST_SAID).join(", ")} +${topics.length - MOST_SAID}`;
