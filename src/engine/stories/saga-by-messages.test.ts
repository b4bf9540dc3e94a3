// Commands by message under an orchestrator that crashes: all sagas end well; what was out is done twice, to the last one, unless participants
// are idempotent.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { sagaByMessages } from "../scenario/templates/saga-by-messages.ts";
import { createSimulation } from "../testing/built-engine.ts";

const idempotent = (scenario: Scenario): Scenario => ({
  ...scenario,
  nodes: scenario.nodes.map((node) => (node.kind === "service" ? { ...node, idempotent: {} } : node)),
});
const seeds = Array.from({ length: 5 }, (_, i) => i + 1);
const played = (scenario: Scenario, seed: number) => {
  const simulation = createSimulation({ ...scenario, seed });
  simulation.advance(90e6);
  const { counters, sagas } = simulation.summary();
  const { orchestrator } = simulation.run.network.nodeById.get("order-saga")!.sagas!;
  return { order: sagas["order"]!, done: (counters["reserved"] ?? 0) + (counters["charged"] ?? 0), resent: orchestrator.resent };
};

describe.each(seeds)("seed %i", (seed) => {
  it("every saga is completed, and each command that was out is done twice", () => {
    const { done, order, resent } = played(sagaByMessages.scenario, seed);
    expect(order).toMatchObject({ completed: order.started, compensated: 0, failed: 0, running: 0, lost: 0 });
    expect(resent).toBeGreaterThan(0);
    expect(done - 2 * order.completed).toBe(resent);
  });
  it("to idempotent participants it is the same message: nothing is done twice", () => {
    const { done, order, resent } = played(idempotent(sagaByMessages.scenario), seed);
    expect([order.completed, done]).toEqual([order.started, 2 * order.started]);
    expect(resent).toBeGreaterThan(0);
  });
});

it("as many are out as Little's law says: 20 a second for half a second", () => {
  const resent = seeds.map((seed) => played(sagaByMessages.scenario, seed).resent);
  const mean = resent.reduce((sum, count) => sum + count, 0) / resent.length;
  // Poisson with mean 10.2 (the ways add some 10 ms): of five seeds the mean within 3.3 · √(10.2 / 5).
  expect(Math.abs(mean - 10.2)).toBeLessThan(4.8);
});
