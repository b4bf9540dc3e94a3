// Edits of the document's own settings that the top bar makes. Pure; edits of nodes and routes are in engine/scenario.
import type { Scenario } from "../../engine/scenario/document.ts";

export const MAX_SEED = 4_294_967_295;
export const DEFAULT_SEED = 1;

/** An empty name is none: the document leaves it out. */
export function named(scenario: Scenario, name: string): Scenario {
  const { name: _before, ...rest } = scenario;
  return name === "" ? rest : { ...rest, name };
}
export const seeded = (scenario: Scenario, seed: number): Scenario => ({ ...scenario, seed });
export const seedOf = (scenario: Scenario): number => scenario.seed ?? DEFAULT_SEED;

/** How many nodes a person would call a service: everything but traffic. */
export const serviceCount = (scenario: Scenario): number =>
  scenario.nodes.filter((node) => node.kind !== "client" && node.kind !== "zone").length;

/** A document with nothing drawn. */
export const blank = (): Scenario => ({ format: "faultline/1", nodes: [], routes: [] });
