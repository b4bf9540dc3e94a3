// A failure that outlives its trigger by its own retries, until somebody ends it.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import { metastable } from "../scenario/templates/metastable.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const { scenario } = metastable;
const withRoute = (more: Partial<Route>): Scenario => ({
  ...scenario,
  routes: scenario.routes.map((route) => (route.id === "r2" ? { ...route, ...more } : route)),
});
const BUDGET = { retry: { attempts: 3, budget: { kind: "ratio", ratio: 0.1 } } } as const;
const BREAKER = { breaker: { mode: "window", window: "10s", minimum: 50, open: "5s", probes: 10 } } as const;
const CANCEL = { cancel: true } as const;

/** Share of people's requests between two seconds that were answered. */
function good(simulation: Simulation, from: number, to: number): number {
  const { arrivals, ok } = simulation.series({ scope: { node: "people" }, from: from * 1e6, to: to * 1e6, most: 1e6 });
  const sum = (column: Float64Array) => column.reduce((total, one) => total + one, 0);
  return sum(ok) / sum(arrivals);
}
const play = (drawn: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(drawn);
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("a metastable failure", () => {
  it("outlives its trigger: well before it, and two minutes after it is over hardly a request is answered", () => {
    const simulation = play(scenario, 150);
    expect(good(simulation, 2, 20)).toBeGreaterThan(0.99);
    expect(good(simulation, 40, 150)).toBeLessThan(0.02);
    const { arrivals } = simulation.series({ scope: { node: "orders" }, from: 100e6, to: 150e6, most: 1e6 });
    const mean = arrivals.reduce((total, one) => total + one, 0) / arrivals.length;
    expect(Math.abs(mean / 900 - 1)).toBeLessThan(0.03);
  });

  it.each([
    ["a retry budget", BUDGET],
    ["a breaker", BREAKER],
    ["cancelling what is given up", CANCEL],
  ])("ends, once it is there, by %s that is put in while it runs", (_what, more: Partial<Route>) => {
    const simulation = play(scenario, 60);
    expect(good(simulation, 50, 60)).toBeLessThan(0.02);
    simulation.edit(withRoute(more));
    simulation.advance(150e6);
    expect(good(simulation, 90, 150)).toBeGreaterThan(0.99);
  });

  it.each([
    ["a retry budget", BUDGET],
    ["a breaker", BREAKER],
    ["cancelling what is given up", CANCEL],
  ])("does not outlive its trigger with %s in place", (_what, more: Partial<Route>) => {
    expect(good(play(withRoute(more), 90), 45, 90)).toBeGreaterThan(0.99);
  });

  it("is ended by a breaker as it comes, too: after its minute", () => {
    const simulation = play(scenario, 60);
    simulation.edit(withRoute({ breaker: { mode: "consecutive" } }));
    simulation.advance(200e6);
    expect(good(simulation, 135, 200)).toBeGreaterThan(0.99);
  });

  it("is ended by the breaker in the time in which it is open: the line empties, the probes are good, it closes", () => {
    const simulation = play(scenario, 60);
    simulation.edit(withRoute(BREAKER));
    simulation.advance(100e6);
    const changes = simulation.changes({ thing: "r2", sorts: ["breaker"], most: 100 }).changes.toReversed();
    const first = changes.filter(({ instance }) => instance === "web-1");
    expect(first.map(({ to }) => to).slice(0, 3)).toEqual(["OPEN", "HALF_OPEN", "CLOSED"]);
    expect(first[0]?.cause.values).toMatchObject({ reason: "failures", threshold: 0.5 });
    expect(first.at(-1)?.to).toBe("CLOSED");
    expect(simulation.summary().routes["r2"]?.breaker).toMatchObject({ closed: 2, open: 0 });
  });
});
