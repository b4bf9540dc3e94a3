// A route and nothing else: where a person has just said what it is used for, no step or path must be made up besides.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { connect } from "../../../engine/scenario/edits.ts";

export function drawRoute(scenario: Scenario, from: string, to: string): Scenario {
  const drawn = connect(scenario, from, to);
  return drawn.ok ? { ...drawn.value.scenario, nodes: scenario.nodes } : scenario;
}
