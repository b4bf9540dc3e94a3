// What the charts are about: the system, a node or a route; its key, its name, and what follows from the selection.
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Scope } from "../../engine/telemetry/views/records.ts";
import { thingName } from "../inspector/form/thing-names.ts";

export const SYSTEM: Scope = { system: true };

export const scopeKey = (scope: Scope): string =>
  "node" in scope ? `node ${scope.node}` : "route" in scope ? `route ${scope.route}` : "system";

/** The first selected thing that is (still) in the document. */
export function selectedScope(scenario: Scenario, selection: readonly string[]): Scope | null {
  for (const id of selection) {
    if (scenario.nodes.some((node) => node.id === id && node.kind !== "zone")) return { node: id };
    if (scenario.routes.some((route) => route.id === id)) return { route: id };
  }
  return null;
}

export const isInDocument = (scenario: Scenario, scope: Scope): boolean =>
  "node" in scope
    ? scenario.nodes.some((node) => node.id === scope.node)
    : "route" in scope
      ? scenario.routes.some((route) => route.id === scope.route)
      : true;

/** "checkout", "checkout → payment", or the word for the system. */
export function scopeName(scenario: Scenario, scope: Scope, system: string): string {
  if ("node" in scope) return thingName(scenario, scope.node);
  return "route" in scope ? thingName(scenario, scope.route) : system;
}

/** What is shown first: what was asked for, else the selection, else the system. */
export function shownScope(scenario: Scenario, asked: Scope | null, selection: readonly string[]): Scope {
  if (asked !== null && isInDocument(scenario, asked)) return asked;
  return selectedScope(scenario, selection) ?? SYSTEM;
}

/** The first scope and those compared with it, each once and in the document. */
export function shownScopes(scenario: Scenario, first: Scope, compared: readonly Scope[]): readonly Scope[] {
  const seen = new Set([scopeKey(first)]);
  const others = compared.filter((scope) => isInDocument(scenario, scope) && !seen.has(scopeKey(scope)) && seen.add(scopeKey(scope)));
  return [first, ...others].slice(0, 4);
}
