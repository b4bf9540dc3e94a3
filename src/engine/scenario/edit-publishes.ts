// Steps that publish are told by a topic's name, not by an id: when the way to its broker goes, they go too, with what holds nothing
// any more without them.
import type { Node } from "../kinds/specs.ts";
import type { Scenario } from "./document.ts";
import { isJson, type Json } from "./places.ts";
import { topicsOf } from "./topics.ts";

/** The document without the publishes for which no broker is left; the very same nodes where all is well. */
export function withoutLostPublishes(scenario: Scenario): Scenario {
  const nodes = scenario.nodes.map((node) => (node.kind === "broker" ? node : cleared(node, scenario)));
  return nodes.every((node, i) => node === scenario.nodes[i]) ? scenario : { ...scenario, nodes };
}

function cleared(node: Node, scenario: Scenario): Node {
  const topics = new Map(scenario.routes.filter(({ from }) => from === node.id).map(({ to }) => [to, topicsOf(scenario, to)] as const));
  const isLost = (value: unknown): boolean => {
    if (!isJson(value) || typeof value["publish"] !== "string") return false;
    const topic = typeof value["topic"] === "string" ? value["topic"] : value["publish"];
    const brokers = typeof value["to"] === "string" ? [value["to"]] : [...topics.keys()];
    return !brokers.some((broker) => topics.get(broker)?.includes(topic) === true);
  };
  return (left(node, isLost) ?? node) as Node;
}

type Test = (value: unknown) => boolean;
/** What is left of a value, the very same where nothing is lost; undefined: nothing is. */
function left(value: unknown, isLost: Test): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => left(item, isLost));
    return items.every((item, i) => item === value[i]) ? value : items.filter((item) => item !== undefined);
  }
  if (!isJson(value)) return value;
  if (isLost(value) || isLost(value["command"])) return undefined;
  return leftOf(value, isLost);
}
function leftOf(holder: Json, isLost: Test): unknown {
  let changed: Record<string, unknown> | undefined;
  for (const [key, before] of Object.entries(holder)) {
    const after = key === "parallel" ? branches(before, isLost) : left(before, isLost);
    if (after === before) continue;
    if (after === undefined && key === "parallel") return undefined;
    changed ??= { ...holder };
    if (after === undefined) delete changed[key];
    else changed[key] = after;
  }
  return changed ?? holder;
}
/** A branch that lost all its steps goes; one that was written empty stays. */
function branches(value: unknown, isLost: Test): unknown {
  if (!Array.isArray(value)) return value;
  const all = value.map((branch: unknown) => left(branch, isLost));
  if (all.every((branch, i) => branch === value[i])) return value;
  const kept = all.filter((branch, i) => branch === value[i] || !Array.isArray(branch) || branch.length > 0);
  return kept.length === 0 ? undefined : kept;
}
