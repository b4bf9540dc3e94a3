// Sagas in random drawings, under whatever faults, kills and edits the timeline brings: every one that was started is somewhere, and
// what was undone mirrors what was done.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { SagaStepView, SagaView } from "./telemetry/views/saga-view.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";

const wasDone = ({ done }: SagaStepView): boolean => done !== null && done.to !== null && done.failure === null;

function mirrored({ state, steps }: SagaView): void {
  const completed = steps.flatMap((step, i) => (wasDone(step) && step.canUndo ? [i] : []));
  const begun = steps.flatMap(({ undone }, i) => (undone === null ? [] : [i]));
  expect(begun).toEqual(completed.slice(completed.length - begun.length));
  expect(state === "COMPENSATED" ? begun : completed).toEqual(completed);
}

it("started = completed + compensated + failed + lost + running at every instant, and compensations mirror completed steps", () => {
  let seen = 0;
  fc.assert(
    fc.property(arbitraryScenario({ entries: 4 }), (scenario) => {
      const simulation = createSimulation(scenario);
      for (let t = 1; t <= 10; t++) {
        simulation.advance(t * 500_000);
        for (const [name, { started, ...places }] of Object.entries(simulation.summary().sagas)) {
          expect([name, started]).toEqual([name, Object.values(places).reduce((sum, count) => sum + count, 0)]);
          seen += started;
        }
      }
      for (const { id, kind } of scenario.nodes)
        if (kind === "saga") for (const saga of simulation.sagas({ node: id, most: 1000 })?.sagas ?? []) mirrored(saga);
    }),
    { numRuns: 50, seed: 7 },
  );
  expect(seen).toBeGreaterThan(1000);
});
