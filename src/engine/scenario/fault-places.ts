// What a fault may be put on as things are drawn: beyond the right kind, something must be there that it could meet.
import { faultSpec } from "../faults/specs.ts";
import type { Scenario } from "./document.ts";
import { mayTarget } from "./node-fields.ts";

/** Is there anything for it to act on at this node or route? */
export function couldAct(scenario: Scenario, fault: string, id: string): boolean {
  const kind = scenario.nodes.find((node) => node.id === id)?.kind ?? "route";
  return mayTarget({ do: "fault", fault }, kind) && couldMeet(scenario, fault, id);
}

/** Of a thing of the right kind. */
export function couldMeet(scenario: Scenario, fault: string, id: string): boolean {
  if (fault === "bad-config") return scenario.nodes.some(({ kind }) => kind === "config");
  return faultSpec(fault)?.onDeliveries !== true || hasDeliveries(scenario, id);
}

/** A subscription leads to it, or leaves it. */
function hasDeliveries({ nodes, routes }: Scenario, id: string): boolean {
  const brokers = new Set(nodes.filter(({ kind }) => kind === "broker").map((node) => node.id));
  return routes.some(({ from, to }) => brokers.has(from) && (from === id || to === id));
}
