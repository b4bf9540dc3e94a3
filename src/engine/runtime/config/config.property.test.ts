// Over random systems, documents, changes and faults: what acts at an instance is what its view says, nothing out of range acts unless it
// was let through, and when all is quiet again every live instance has the newest version of its group.
import fc from "fast-check";
import { expect, it } from "vitest";

import { settingFault } from "../../scenario/config-keys.ts";
import type { Scenario } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { arbitrarySet, withFittingSet } from "../../testing/arbitrary-config.ts";
import { arbitraryScenario } from "../../testing/arbitrary-scenario.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { violations } from "../../testing/invariants.ts";
import type { Instance } from "../network.ts";

const SECOND = 1e6;
const QUICK = { delay: "uniform(0ms, 200ms)", poll: "300ms", latency: "exp(2ms)", startup: "200ms" } as const;

/** Every service with a document sees two changes, of which one may go to a share. */
const arbitraryCase = arbitraryScenario({ entries: 4 }).chain((scenario) =>
  fc.record({
    scenario: fc.constant(scenario),
    sets: fc.array(arbitrarySet(scenario.nodes), { minLength: 2, maxLength: 2 }),
    share: fc.constantFrom(0.3, 0.5, 1),
  }),
);
function check(seed: number, law: (scenario: Scenario) => void, more: object = {}): void {
  let changes = 0;
  fc.assert(
    fc.property(arbitraryCase, ({ scenario, sets, share }) => {
      const nodes = scenario.nodes.map((node) => (node.kind === "config" ? { ...node, ...QUICK, ...more } : node));
      const documents = nodes.flatMap((node) => (node.kind === "config" ? (node.documents ?? []) : []));
      const acts = documents.flatMap(({ service }) =>
        sets.map((set, i) => {
          const act = { do: "config", at: `${1 + i}s`, target: service, set, ...(i === 0 ? { share } : {}) };
          return withFittingSet(act, scenario.nodes, scenario.routes);
        }),
      );
      changes += acts.length;
      if (documents.length > 0) law({ ...scenario, nodes, timeline: [...(scenario.timeline ?? []), ...acts] } as Scenario);
    }),
    { numRuns: 80, seed, endOnFailure: true },
  );
  expect(changes).toBeGreaterThan(20);
}
const subscribersOf = ({ run }: Simulation) => [...(run.config?.subscribers ?? [])].filter(([, { isOn }]) => isOn);
const says = (instance: Instance, value: unknown): unknown => `${instance.name}: ${String(value)}`;

/** Where an instance goes by something else than its view says. */
function wrongSlots(simulation: Simulation): unknown[] {
  return subscribersOf(simulation).flatMap(([instance, { acting }]) => {
    const slots = acting.concurrency ?? instance.node.capacity.concurrency;
    return instance.status === "STARTING" || instance.allotted === slots ? [] : [says(instance, `${instance.allotted}, not ${slots}`)];
  });
}
/** Values that act although they are out of range. */
const outOfRange = (simulation: Simulation): unknown[] =>
  subscribersOf(simulation).flatMap(([instance, { acts }]) =>
    [...(acts?.values ?? [])].flatMap(([key, value]) =>
      settingFault(instance.node.spec.kind, key, value) === null ? [] : [says(instance, `${key} = ${value}`)],
    ),
  );

it("goes by its view at every instant that is looked at, and requests are conserved", () => {
  check(41, (scenario) => {
    const simulation = createSimulation(scenario);
    for (let t = 111_111; t <= 6 * SECOND; t += 111_111) {
      simulation.advance(t);
      expect([wrongSlots(simulation), violations(simulation.run)]).toEqual([[], []]);
    }
  });
});

it("lets nothing out of range act where values are validated and nobody goes past that", () => {
  check(
    42,
    (scenario) => {
      const timeline = scenario.timeline?.filter((entry) => !(entry.do === "fault" && entry.fault === "bad-config"));
      // What the document itself holds may be out of range only where it is let through.
      const nodes = scenario.nodes.map((node) => (node.kind === "config" ? { ...node, documents: node.documents ?? [] } : node));
      const simulation = createSimulation({ ...scenario, nodes, ...(timeline === undefined ? {} : { timeline }) } as Scenario);
      for (let t = 333_333; t <= 6 * SECOND; t += 333_333) {
        simulation.advance(t);
        expect(outOfRange(simulation)).toEqual([]);
      }
    },
    { validate: true },
  );
});

it("when all is quiet, every live instance has the newest version of its group", () => {
  check(43, (scenario) => {
    const simulation = createSimulation(scenario);
    simulation.advance(6 * SECOND);
    simulation.intervene({ at: "0s", do: "clear", fault: "all" });
    const config = scenario.nodes.find(({ kind }) => kind === "config")!.id;
    simulation.intervene({ at: "0s", do: "start", target: config });
    // Sixty of its intervals; random latencies between zones may be long.
    simulation.advance(25 * SECOND);
    const { config: now } = simulation.run;
    const settled = subscribersOf(simulation).filter(([instance]) => instance.since < 20 * SECOND);
    const late = settled
      .filter(([, subscriber]) => now!.lags(subscriber))
      .map(([instance, { view }]) => says(instance, view.version?.number));
    expect(late).toEqual([]);
  });
});
