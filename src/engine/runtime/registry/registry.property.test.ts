// Over random systems, faults and acts: nobody who is down is heard, and when all is quiet again truth, registry and callers agree.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { arbitraryScenario } from "../../testing/arbitrary-scenario.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { violations } from "../../testing/invariants.ts";
import type { Instance } from "../network.ts";

const SECOND = 1e6;
/** Lease, sweep, refresh and messages, with room to spare. */
const SETTLED = 3 * SECOND;
const REGISTRY = {
  id: "registry",
  kind: "registry",
  heartbeat: "300ms",
  lease: "1s",
  sweep: "300ms",
  refresh: "300ms",
  startup: "200ms",
} as const;

const withRegistry = (scenario: Scenario): Scenario => ({
  ...scenario,
  nodes: [...scenario.nodes.filter(({ kind }) => kind !== "registry"), REGISTRY],
});
const all = ({ run }: Simulation): readonly Instance[] =>
  [...run.network.nodeById.values()].filter(({ id }) => id !== "registry").flatMap(({ instances }) => instances);
const hears = ({ status }: Instance): boolean => status === "HEALTHY" || status === "UNHEALTHY";

/** Sentences about who is believed to be what they are not, of those whose state is old enough to be known. */
function disagreements(simulation: Simulation): string[] {
  const { run } = simulation;
  const view = simulation.registry({ most: 1000, mostCallers: 1000 })!;
  const settled = new Map(all(simulation).map((instance) => [instance.name, instance.since < run.now - SETTLED && !instance.held]));
  return view.entries.flatMap(({ inUseBy, instance, listed, truth, unknownTo }) => {
    if (settled.get(instance) !== true) return [];
    const well = truth === "HEALTHY";
    // One that has just begun has no list yet; a client has been there from the beginning.
    const found = (well ? unknownTo : inUseBy).filter((i) => settled.get(view.callers[i]!.name) ?? true).length;
    return (listed === "HEALTHY") === well && found === 0 ? [] : [`${instance} is ${truth}, listed ${listed}, ${found} callers are wrong`];
  });
}

function check(runs: number, seed: number, law: (scenario: Scenario) => void): void {
  fc.assert(
    fc.property(arbitraryScenario({ entries: 4 }), (scenario) => {
      const targets = scenario.timeline?.some((entry) => "target" in entry && String(entry.target).startsWith("registry"));
      law(withRegistry(targets === true && !scenario.nodes.some(({ id }) => id === "registry") ? { ...scenario, timeline: [] } : scenario));
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
}

it("who is down sends no heartbeat, at every instant that is looked at, and requests are conserved", () => {
  check(30, 31, (scenario) => {
    const simulation = createSimulation(scenario);
    for (let t = 111_111; t <= 6 * SECOND; t += 111_111) {
      simulation.advance(t);
      const { registry } = simulation.run;
      const wrong = all(simulation).filter((instance) => registry?.beats(instance) === true && !hears(instance));
      expect([wrong.map(({ name }) => name), violations(simulation.run)]).toEqual([[], []]);
    }
  });
});

it("when all faults are over, truth, registry and callers agree within lease + sweep + refresh", () => {
  check(30, 32, (scenario) => {
    const simulation = createSimulation(scenario);
    simulation.advance(6 * SECOND);
    simulation.intervene({ at: "0s", do: "clear", fault: "all" });
    simulation.intervene({ at: "0s", do: "start", target: "registry" });
    simulation.advance(12 * SECOND);
    expect(disagreements(simulation)).toEqual([]);
  });
});
