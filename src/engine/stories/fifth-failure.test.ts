// The plain breaker: every instant of its course is known beforehand.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { fifthFailure } from "../scenario/templates/fifth-failure.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const play = (scenario: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(scenario);
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("a breaker that opens at the fifth failure", () => {
  const simulation = play(fifthFailure.scenario, 60);
  const changes = simulation.changes({ thing: "r2", sorts: ["breaker"], most: 100 }).changes.toReversed();

  it("opens with the answer of the fifth, tries one call whenever ten seconds have passed, and closes when one succeeds", () => {
    expect(changes.map(({ at, to }) => [at / 1e6, to])).toEqual([
      [10.424, "OPEN"],
      [20.502, "HALF_OPEN"],
      [20.524, "OPEN"],
      [30.602, "HALF_OPEN"],
      [30.624, "OPEN"],
      [40.702, "HALF_OPEN"],
      [40.724, "CLOSED"],
    ]);
  });

  it("spares the callee: of the 240 calls of the outage it sees seven, and of those after it none before the trial", () => {
    const { routes, reasons, requests } = simulation.summary();
    expect(routes["r2"]).toMatchObject({ errors: 7, breaker: { closed: 1, open: 0, halfOpen: 0, opened: 3, rejected: 300 } });
    expect(reasons).toEqual({ "injected error at payment": 7, "breaker open on r2": 300 });
    expect(requests).toMatchObject({ rejected: 300, serverError: 7 });
    const rejected = simulation.traces({ order: "newest", most: 1, outcome: "rejected" }).rows[0];
    expect(rejected?.duration).toBe(3000);
  });

  it("says why: with the numbers, and back to the fault", () => {
    expect(changes[0]?.cause).toMatchObject({ values: { reason: "inRow", part: 5 }, origin: { id: "down" } });
    expect(changes[2]?.cause).toMatchObject({ values: { reason: "probesFailed", part: 1, of: 1 }, origin: { id: "down" } });
    expect(changes[6]?.cause).toMatchObject({ values: { reason: "probesGood", part: 1, of: 1 } });
  });

  it("with three callers needs five failures of each", () => {
    const { scenario } = fifthFailure;
    const three = { ...scenario, nodes: scenario.nodes.map((node) => (node.id === "checkout" ? { ...node, replicas: 3 } : node)) };
    const { errors, breaker } = play(three as Scenario, 15).summary().routes["r2"]!;
    expect([errors, breaker?.open]).toEqual([15, 3]);
  });
});
