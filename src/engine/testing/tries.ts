// A template with something changed in it, as its text says to try, and what came of it.
import type { Scenario, TimelineEntry } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import type { Template } from "../scenario/templates/template.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "./built-engine.ts";

type Change = (scenario: Scenario) => Scenario;
type SeriesScope = { readonly node: string } | { readonly route: string };

/** Some seconds of the template with these changes. */
export function tried({ scenario }: Template, seconds: number, ...changes: readonly Change[]): Simulation {
  const simulation = createSimulation(changes.reduce((changed, change) => change(changed), scenario));
  simulation.advance(seconds * 1e6);
  return simulation;
}
export const node =
  (id: string, fields: object): Change =>
  (scenario) =>
    ({ ...scenario, nodes: scenario.nodes.map((one) => (one.id === id ? { ...one, ...fields } : one)) }) as Scenario;
export const route =
  (id: string, fields: Partial<Route>): Change =>
  (scenario) => ({ ...scenario, routes: scenario.routes.map((one) => (one.id === id ? { ...one, ...fields } : one)) });
/** One more entry of the timeline. */
export const also =
  (...entries: readonly TimelineEntry[]): Change =>
  (scenario) => ({ ...scenario, timeline: [...(scenario.timeline ?? []), ...entries] });
/** Another setting of the entry with that id. */
export const entry =
  (id: string, fields: object): Change =>
  (scenario) =>
    ({ ...scenario, timeline: (scenario.timeline ?? []).map((one) => (one.id === id ? { ...one, ...fields } : one)) }) as Scenario;

type Column = "arrivals" | "ok" | "rejected" | "refused" | "serverError" | "timeout" | "busy";
/** A second's mean of it between two seconds. */
export function mean(simulation: Simulation, scope: SeriesScope, column: Column, from: number, to: number): number {
  const values = simulation.series({ scope, from: from * 1e6, to: to * 1e6, most: 1e6 })[column];
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
