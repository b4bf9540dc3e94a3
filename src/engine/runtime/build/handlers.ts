// Handlers of events in the run's flat program: ways into a node beside its endpoints, found by the type of event. A type without a
// handler has a way in too, to what the node does with all such events, so that a handler that is drawn later meets the next delivery.
import type { EventPlans } from "../../kinds/model.ts";
import { Endpoint, type Network, type Node } from "../network.ts";
import type { Run } from "../run.ts";
import { type Addresses, emitEndpoint } from "./emit.ts";

/** Where an event of the type goes in; who brings events keeps the object, as callers keep an endpoint. */
export function handlerOf({ endpoints }: Network, node: Node, type: string): Endpoint {
  const found = node.handlers.get(type);
  if (found !== undefined) return found;
  const made = new Endpoint(node, type, endpoints.length, node.unhandledEntry);
  endpoints.push(made);
  node.handlers.set(type, made);
  return made;
}

/** Writes the node's handlers, or writes them anew. */
export function emitHandlers(run: Run, node: Node, plans: EventPlans | undefined, addresses: Addresses): void {
  if (plans === undefined) return;
  node.unhandledEntry = emitEndpoint(run, node.id, named(plans.others), addresses);
  for (const endpoint of node.handlers.values()) endpoint.entry = node.unhandledEntry;
  for (const plan of plans.handlers) handlerOf(run.network, node, plan.name).entry = emitEndpoint(run, node.id, named(plan), addresses);
}

/** Those of a version that differs from the document: by the index of their endpoint, the first step. */
export function handlersIn(run: Run, node: Node, plans: EventPlans | undefined, addresses: Addresses): ReadonlyMap<number, number> {
  const entries = new Map<number, number>();
  if (plans === undefined) return entries;
  const others = emitEndpoint(run, node.id, named(plans.others), addresses);
  for (const endpoint of node.handlers.values()) entries.set(endpoint.index, others);
  for (const plan of plans.handlers)
    entries.set(handlerOf(run.network, node, plan.name).index, emitEndpoint(run, node.id, named(plan), addresses));
  return entries;
}

/** Its draws are those of no endpoint. */
const named = <P extends { readonly name: string }>(plan: P): P => ({ ...plan, name: `on ${plan.name}` });
