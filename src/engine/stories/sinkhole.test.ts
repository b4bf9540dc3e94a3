// A replica that fails at once draws the traffic of all where the fewest calls under way decide, and loses it by outlier ejection.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import { sinkhole } from "../scenario/templates/sinkhole.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
const play = (scenario: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
};
const withRoute = (more: Partial<Route>): Scenario => ({
  ...sinkhole.scenario,
  routes: sinkhole.scenario.routes.map((route) => (route.id === "r1" ? { ...route, ...more } : route)),
});
/** Share of the route's calls between two seconds that failed. */
function failed(simulation: Simulation, route: string, from: number, to: number): number {
  const ended = simulation.series({ scope: { route }, from: from * SECOND, to: to * SECOND, most: 1e6 });
  const sum = (column: Float64Array) => column.reduce((total, x) => total + x, 0);
  return sum(ended.serverError) / (sum(ended.serverError) + sum(ended.ok));
}

describe("one of four replicas that fails at once", () => {
  const simulation = play(sinkhole.scenario, 160);

  it("fails more than twice its share of the calls under least outstanding, with no end while it is ill", () => {
    expect(failed(simulation, "r1", 5, 20)).toBe(0);
    expect(failed(simulation, "r1", 25, 60)).toBeGreaterThan(0.5);
    expect(failed(simulation, "r1", 65, 110)).toBeGreaterThan(0.5);
    expect(failed(simulation, "r1", 112, 160)).toBe(0);
  });

  it("fails exactly its share under round robin, and draws the traffic under peak EWMA and power of two as well", () => {
    expect(Math.abs(failed(play(withRoute({ balancer: "round-robin" }), 80), "r1", 30, 80) - 0.25)).toBeLessThan(0.002);
    expect(failed(play(withRoute({ balancer: "power-of-two" }), 80), "r1", 30, 80)).toBeGreaterThan(0.3);
    expect(failed(play(withRoute({ balancer: "peak-ewma" }), 80), "r1", 30, 80)).toBeGreaterThan(0.4);
  });

  it("is out after five failures with ejection: for 30 s, then for 60 s, then it is well again", () => {
    const ejections = simulation.stateChanges.filter(({ sort }) => sort === "ejection");
    const [first, second, third, fourth] = ejections;
    expect(ejections.map(({ to, thing, instance }) => [to, thing, instance])).toEqual([
      ["ejected", "r2", "pay-safe-2"],
      ["in", "r2", "pay-safe-2"],
      ["ejected", "r2", "pay-safe-2"],
      ["in", "r2", "pay-safe-2"],
    ]);
    expect(first!.at).toBeLessThan(21 * SECOND);
    expect(second!.at).toBe(60 * SECOND); // the sweep at 50 s comes a moment too early
    expect(third!.at - second!.at).toBeLessThan(SECOND);
    expect(fourth!.at).toBe(130 * SECOND);
    const { routes } = simulation.summary();
    expect(routes["r2"]!.errors).toBeLessThanOrEqual(2 * (5 + 3)); // five each time, and what was under way
    expect(routes["r1"]!.errors).toBeGreaterThan(8000);
  });

  it("is told with the fault that began it", () => {
    const [ejected] = simulation.stateChanges.filter(({ sort }) => sort === "ejection");
    expect(ejected!.cause).toMatchObject({ code: "failuresInRow", values: { seconds: 30, ejections: 1 }, origin: { id: "ill-too" } });
    expect(simulation.logs({ most: 100, node: "r2" }).records.map(({ code, instance }) => [code, instance])).toEqual([
      ["ejected", "pay-safe-2"],
      ["ejectionOver", "pay-safe-2"],
      ["ejected", "pay-safe-2"],
      ["ejectionOver", "pay-safe-2"],
    ]);
  });

  it("is not helped where all are ill: one is out, the others fail on", () => {
    const ill = { do: "fault", fault: "errors", at: "20s", target: "pay-safe", rate: 1, fast: true } as const;
    expect(failed(play({ ...sinkhole.scenario, timeline: [ill] }, 80), "r2", 30, 80)).toBe(1);
  });
});
