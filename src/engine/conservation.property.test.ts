// Properties over random scenarios: whatever is drawn, planned and done by hand, nothing is lost, nothing is counted twice, and the
// run does not depend on who watches it or in which slices it is advanced.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hashText } from "./kernel/hash.ts";
import type { Scenario } from "./scenario/document.ts";
import type { Route } from "./scenario/routes.ts";
import type { Simulation } from "./simulation.ts";
import { arbitraryScenario, type Wishes } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";
import { violations } from "./testing/invariants.ts";

const SECONDS = 6;
function check(runs: number, seed: number, law: (scenario: Scenario) => void, wishes: Wishes = {}): void {
  const property = fc.property(arbitraryScenario(wishes), (scenario) => {
    law(scenario);
  });
  fc.assert(property, { numRuns: runs, seed });
}

/** Advances in steps and answers with the first moment at which something does not hold. */
function firstViolation(simulation: Simulation, step: number): string | null {
  for (let t = step; t <= SECONDS * 1e6; t += step) {
    simulation.advance(t);
    const found = violations(simulation.run);
    if (found.length > 0) return `at ${t}: ${found.join("; ")}`;
  }
  return null;
}

function digestOf(scenario: Scenario, advance: (simulation: Simulation) => void): string {
  const simulation = createSimulation(scenario);
  advance(simulation);
  return simulation.digest();
}
const whole = (simulation: Simulation): void => simulation.advance(SECONDS * 1e6);

const NEEDED = new Set(["id", "from", "to", "topic", "group", "latency"]);
/** Of what is drawn for routes without a topic one field in five is left: then some have no policy at all. */
const fewPolicies = (scenario: Scenario): Scenario => ({
  ...scenario,
  routes: scenario.routes.map((route) => {
    const isLeft = (key: string) =>
      NEEDED.has(key) || "topic" in route || (hashText(`${scenario.seed} ${route.id} ${key}`) >>> 0) % 5 === 0;
    return Object.fromEntries(Object.entries(route).filter(([key]) => isLeft(key))) as unknown as Route;
  }),
});

describe("over random scenarios", () => {
  // In parts, so that each is far from the time that a test may take where the machine is busy.
  it.each([11, 111, 211, 311, 411, 511])(
    "requests, visits, attempts, slots and lines are conserved at every instant, from seed %i",
    (seed) => {
      check(50, seed, (scenario) => {
        const simulation = createSimulation(scenario);
        simulation.run.restFrom = 2; // lines are short here: let requests rest in them all the same
        expect(firstViolation(simulation, 77_777)).toBeNull();
      });
    },
  );

  it("the same document and seed give the same digest", () => {
    check(60, 12, (scenario) => expect(digestOf(scenario, whole)).toBe(digestOf(structuredClone(scenario), whole)));
  });

  it("slices of one event, of 7 ms and none at all have one digest", () => {
    check(40, 13, (scenario) => {
      const digest = digestOf(scenario, whole);
      const byEvents = (simulation: Simulation) => {
        while (simulation.now < SECONDS * 1e6 && !simulation.finished) simulation.advance(SECONDS * 1e6, 1);
      };
      const byTime = (simulation: Simulation) => {
        for (let t = 7000; t <= SECONDS * 1e6; t += 7000) simulation.advance(t);
        simulation.advance(SECONDS * 1e6);
      };
      expect(digestOf(scenario, byEvents)).toBe(digest);
      expect(digestOf(scenario, byTime)).toBe(digest);
    });
  });

  it("tracing, dots and looking change nothing", () => {
    check(40, 14, (scenario) => {
      const digest = digestOf({ ...scenario, tracing: { sample: 0, keepErrors: false, keepSlowest: 0 } }, whole);
      const watched = digestOf({ ...scenario, tracing: { sample: 1 } }, (simulation) => {
        simulation.showDots(1);
        for (let t = 100_000; t <= SECONDS * 1e6; t += 100_000) {
          simulation.advance(t);
          simulation.look();
        }
        simulation.traces({ order: "longest", most: 100 });
      });
      expect(watched).toBe(digest);
    });
  });

  it("the short way that plain calls take leads where the long way leads", () => {
    const met = { plain: 0, conditioned: 0 };
    const led = (scenario: Scenario, byTheLongWay: boolean) => {
      const simulation = createSimulation({ ...scenario, warmup: "0s", tracing: { sample: 0, keepErrors: false, keepSlowest: 0 } });
      simulation.run.hasWarmup = byTheLongWay; // one of no length: nothing began in it, but each call is asked
      whole(simulation);
      for (const { attempts, conditions } of simulation.run.network.routes) met[conditions === 0 ? "plain" : "conditioned"] += attempts;
      return simulation.summary();
    };
    check(120, 18, (drawn) => {
      const scenario = fewPolicies(drawn);
      expect(led(scenario, true)).toEqual(led(scenario, false));
    });
    expect(Math.min(met.plain, met.conditioned)).toBeGreaterThan(5000);
  });

  it("a node that nobody calls, and that calls nobody, changes nothing elsewhere", () => {
    // Where there is a registry it registers there, and that is heard.
    const law = (scenario: Scenario) => {
      const more: Scenario = { ...scenario, nodes: [{ id: "zz-nobody-calls", kind: "service", replicas: 3 }, ...scenario.nodes] };
      expect(digestOf(more, whole)).toBe(digestOf(scenario, whole));
    };
    check(40, 15, law, { registries: 0 });
  });

  it("the order of nodes and routes in the file is nothing", () => {
    check(40, 16, (scenario) => {
      const turned: Scenario = { ...scenario, nodes: scenario.nodes.toReversed(), routes: scenario.routes.toReversed() };
      expect(digestOf(turned, whole)).toBe(digestOf(scenario, whole));
    });
  });
});
