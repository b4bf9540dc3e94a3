// Over random systems in trouble: whoever is called well at a glance is well by all of the rules.
import fc from "fast-check";
import { expect, it } from "vitest";

import { createSimulation } from "../../simulation.ts";
import { arbitraryScenario } from "../../testing/arbitrary-scenario.ts";
import { conditionOf, looksWell, type Recent } from "./causes.ts";

/** Windows in which all ended well, and no outage. */
const QUIET: Recent = { outage: 0, ended: 1, errors: 0, reason: null, slowed: null, lagging: null, waits: () => null };

it("a node that looks well is healthy where its windows say nothing else", () => {
  const met = { well: 0, not: 0 };
  fc.assert(
    fc.property(arbitraryScenario({ entries: 5 }), (scenario) => {
      const simulation = createSimulation(scenario);
      for (let t = 250_000; t <= 3_500_000; t += 250_000) {
        simulation.advance(t);
        for (const node of simulation.run.network.nodes) {
          const well = looksWell(node);
          met[well ? "well" : "not"]++;
          expect(well && conditionOf(node, QUIET).status !== "healthy").toBe(false);
        }
      }
    }),
    { numRuns: 40, seed: 5 },
  );
  expect(Math.min(met.well, met.not)).toBeGreaterThan(50);
});
