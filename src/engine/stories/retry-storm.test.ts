// Retries of several tiers multiply: the load on the victim against the closed form.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import { retryStorm } from "../scenario/templates/retry-storm.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { disagreement, overSeeds } from "../testing/theory.ts";

const { scenario } = retryStorm;
const play = (drawn: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(drawn);
  simulation.advance(seconds * 1e6);
  return simulation;
};
/** Tries a tier sends for a call when a share p of them fails, and the share of its calls that fail then. */
const tier = (p: number): readonly [tries: number, failed: number] => [1 + p + p * p, p * p * p];
/** Calls that reach the victim for each request, over so many tiers. */
function multiplied(p: number, tiers: number): number {
  let [product, failing] = [1, p];
  for (let i = 0; i < tiers; i++) {
    const [tries, failed] = tier(failing);
    product *= tries;
    failing = failed;
  }
  return product;
}
/** The template with a victim that fails so, from the beginning and without an end, under a load that tells. */
const failing = (rate: number, seed: number, more: (route: Route) => Partial<Route> = () => ({})): Scenario => ({
  ...scenario,
  seed,
  timeline: [],
  nodes: scenario.nodes.map((node) =>
    node.kind === "client"
      ? {
          ...node,
          load: {
            shape: "steps",
            steps: [
              { at: "0s", rate: 1000 },
              { at: "10s", rate: 0 },
            ],
          },
        }
      : node.id === "stock"
        ? { ...node, errorRate: rate }
        : node,
  ) as Scenario["nodes"],
  routes: scenario.routes.map((route) => ({ ...route, ...more(route) })),
});
const measured = (drawn: Scenario): number => {
  const { nodes, requests } = play(drawn, 20).summary();
  return nodes["stock"]!.arrivals / requests.issued;
};

describe("a retry storm", () => {
  it("multiplies the victim's load by 27 when every call fails, to the call", () => {
    const { nodes, requests, routes } = play(failing(1, 1), 20).summary();
    expect(requests).toMatchObject({ issued: 10_000, serverError: 10_000, inFlight: 0 });
    expect(nodes["stock"]!.arrivals).toBe(270_000);
    expect([routes["r1"]!.attempts, routes["r2"]!.attempts, routes["r3"]!.attempts]).toEqual([30_000, 90_000, 270_000]);
    expect(multiplied(1, 3)).toBe(27);
  });

  it.each([0.2, 0.5, 0.8])("multiplies it by the product of 1 + p + p² over the tiers, where p = %d of the calls fail", (p) => {
    expect(
      disagreement(
        overSeeds((seed) => measured(failing(p, seed))),
        multiplied(p, 3),
      ),
    ).toBeNull();
  });

  it("is three times the load where one tier retries alone, and a budget's share where each tier has one", () => {
    const { retry: _none, ...bare } = scenario.routes[0]!;
    const lastOnly = failing(1, 1);
    const alone = { ...lastOnly, routes: lastOnly.routes.map((route) => (route.id === "r3" ? route : { ...bare, ...ends(route) })) };
    expect(measured(alone)).toBe(3);
    const budget = { kind: "ratio", ratio: 0.2, minPerSecond: 0 } as const;
    const held = measured(failing(1, 1, (route) => ({ retry: { ...route.retry, budget } })));
    expect(held).toBeLessThanOrEqual(1.2 ** 3);
    expect(held).toBeGreaterThan(1.1 ** 3);
  });

  it("comes as the template tells it: twice the load while half fails, with next to no error for people, then 27 times", () => {
    const simulation = play(scenario, 90);
    const between = (from: number, to: number, scope: { readonly node: string }) => {
      const series = simulation.series({ scope, from: from * 1e6, to: to * 1e6, most: 1e6 });
      const sum = (column: Float64Array) => column.reduce((total, one) => total + one, 0) / column.length;
      return { arrivals: sum(series.arrivals), ok: sum(series.ok) };
    };
    expect(between(5, 20, { node: "stock" }).arrivals).toBeCloseTo(100, 0);
    expect(Math.abs(between(22, 39, { node: "stock" }).arrivals / 200 - 1)).toBeLessThan(0.06);
    expect(between(22, 39, { node: "people" }).ok).toBeGreaterThan(99);
    expect(Math.abs(between(62, 79, { node: "stock" }).arrivals / 2700 - 1)).toBeLessThan(0.01);
    expect(between(62, 79, { node: "people" }).ok).toBe(0);
  });
});
const ends = ({ id, from, to }: Route) => ({ id, from, to });
