// Names that a document knows already: paths of gateways, types of events, counters, entities and their states, flags.
import { arrivals, publishedTypes } from "../../../engine/scenario/arriving-events.ts";
import { bindingOf } from "../../../engine/scenario/config-keys.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { effectNames, eachStep } from "../../../engine/scenario/effect-names.ts";
import { NONE, REMOVED } from "../../../engine/scenario/invariant-text.ts";
import type { Json } from "../../../engine/scenario/places.ts";
import { type Values, textOf } from "./control-props.ts";

export type Names = (scenario: Scenario, owner: string, siblings: Values) => readonly string[];

/** Paths of the gateways that the client asks. */
export function paths({ nodes, routes }: Scenario, owner: string, { to }: Values): readonly string[] {
  const asked = routes.filter((route) => route.from === owner && (to === undefined || route.to === to)).map((route) => route.to);
  const found = nodes.flatMap((node) => (node.kind === "gateway" && asked.includes(node.id) ? (node.routes ?? []) : []));
  return [...new Set(found.map(({ path = "/" }) => path))];
}
/** What is published, what somebody handles, and what a saga waits for. */
export function events(scenario: Scenario): readonly string[] {
  const handled = scenario.nodes.flatMap((node) => (node.kind === "service" ? (node.handlers ?? []).map(({ event }) => event) : []));
  const awaited = scenario.nodes.flatMap((node) =>
    node.kind === "saga"
      ? (node.sagas ?? []).flatMap(({ steps = [] }) =>
          steps.flatMap(({ command, compensation }) =>
            [command, compensation].flatMap((told) => [...(told?.reply ?? []), ...(told?.failed ?? [])]),
          ),
        )
      : [],
  );
  return [...new Set([...publishedTypes(scenario), ...handled, ...awaited])];
}
/** Answers come from participants: not what the orchestrator says itself. */
export function answers(scenario: Scenario, owner: string): readonly string[] {
  const others = { ...scenario, nodes: scenario.nodes.filter(({ id, kind }) => id !== owner || kind === "broker") };
  return arrivals(others)(owner) ?? publishedTypes(others);
}
export function counters(scenario: Scenario): readonly string[] {
  return [...effectNames(scenario as unknown as Json).counters].toSorted();
}
export function entities(scenario: Scenario): readonly string[] {
  return [...effectNames(scenario as unknown as Json).entities.keys()].toSorted();
}
/** Of the entity that the step is about; the words for "gone" and "never made" are no states to be given. */
export function statesOf(verb: string): Names {
  return (scenario, _owner, siblings) => {
    const states = effectNames(scenario as unknown as Json).entities.get(textOf(siblings[verb]));
    return [...(states ?? [])].filter((state) => state !== REMOVED && state !== NONE);
  };
}
/** Flags of the service's own document first, then those that steps ask for anywhere. */
export function flags({ nodes }: Scenario, owner: string): readonly string[] {
  const kind = nodes.find(({ id }) => id === owner)?.kind ?? "";
  const own = nodes.flatMap((node) =>
    node.kind === "config"
      ? (node.documents ?? []).flatMap(({ service, values = {} }) => (service === owner ? Object.keys(values) : []))
      : [],
  );
  const asked: string[] = [];
  for (const node of nodes)
    eachStep(node as unknown as Json, [], (step) => {
      if (typeof step["flag"] === "string") asked.push(step["flag"]);
    });
  return [...new Set([...own.filter((key) => bindingOf(kind, key)?.sort === "flag"), ...asked])];
}
