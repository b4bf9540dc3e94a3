// Over random systems under random faults and acts: every change leads back to something that was done or to a setting, and every
// request that ended badly has exactly one reason, the same in the counts, in the client's outcome and in its trace.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Simulation } from "./simulation.ts";
import type { StateChange } from "./telemetry/views/changes.ts";
import { OUTCOMES } from "./telemetry/views/live.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";

const RUNS = { numRuns: 60, seed: 7 };
const played = (scenario: Parameters<typeof createSimulation>[0]): Simulation => {
  const simulation = createSimulation({ ...scenario, warmup: "0s", tracing: { sample: 1 } });
  simulation.advance(3_500_000);
  return simulation;
};

describe("in any run", () => {
  it("each state change leads back, step by step, to a fault, an act, an edit or a setting", () => {
    fc.assert(
      fc.property(arbitraryScenario({ entries: 5 }), (scenario) => {
        const simulation = played(scenario);
        const all = simulation.stateChanges;
        const numbered = new Map(all.map((change) => [change.seq, change]));
        const done = new Set(simulation.series({ scope: { system: true }, from: 0, to: Infinity, most: 1 }).marks.map(({ id }) => id));
        for (const change of all.slice(-500)) {
          const chain = leads(change, numbered);
          // Everything but the first is led to by an earlier change that has the same origin; the origin was done, and not later.
          expect(chain.every(({ seq }, i) => i === 0 || seq < chain[i - 1]!.seq)).toBe(true);
          expect(new Set(chain.map(({ cause }) => cause.origin?.id)).size).toBe(1);
          const { origin } = change.cause;
          expect(origin === null || (done.has(origin.id) && origin.from <= change.at)).toBe(true);
        }
        for (const { id } of [...scenario.nodes, ...scenario.routes]) {
          const links = simulation.why(id);
          const last = links.at(-1);
          expect(last === undefined || ["origin", "setting", "condition", "over", "failing"].includes(last.sort)).toBe(true);
          expect(links.length).toBeLessThan(40);
        }
      }),
      RUNS,
    );
  });

  it("each request that ended badly has exactly one reason, and each that ended well none", () => {
    fc.assert(
      fc.property(arbitraryScenario({ entries: 4 }), (scenario) => {
        const simulation = played(scenario);
        const { reasons, requests } = simulation.summary();
        const badly = OUTCOMES.filter((outcome) => outcome !== "ok").reduce((sum, outcome) => sum + requests[outcome], 0);
        expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(badly);
        const { rows } = simulation.traces({ order: "newest", most: 1e6 });
        const ids = new Set([...scenario.nodes, ...scenario.routes].map(({ id }) => id));
        for (const { outcome, reason } of rows)
          expect(reason === null ? outcome === "ok" : outcome !== "ok" && ids.has(reason.at)).toBe(true);
      }),
      RUNS,
    );
  });
});

function leads(change: StateChange, numbered: ReadonlyMap<number, StateChange>): readonly StateChange[] {
  const chain = [change];
  const [first = 0] = numbered.keys();
  for (let because = change.cause.because; because !== null && because >= first;) {
    const before = numbered.get(because) as StateChange;
    chain.push(before);
    because = before.cause.because;
  }
  return chain;
}
