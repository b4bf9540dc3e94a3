// By chance, in turn, by the better of two: the tails come in this order, and where there is a theory they are what it says.
import { describe, expect, it } from "vitest";

import { exp, log } from "../kernel/math.ts";
import type { Scenario } from "../scenario/document.ts";
import { threeBalancers } from "../scenario/templates/three-balancers.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SERVICE = 50; // ms
const LOAD = 0.9;

/** Mean time at a server whose every `servers`th customer is its own, arrivals by Poisson, service exponential: E_n/M/1, by its root. */
function inTurn(servers: number): number {
  let sigma = LOAD;
  for (let i = 0; i < 10_000; i++) sigma = exp(servers * log((servers * LOAD) / (servers * LOAD + 1 - sigma)));
  return SERVICE / (1 - sigma);
}
/** Mean time with the shorter of two lines, in the limit of many servers: Σ ρ^(2^i − 2) (Vvedenskaya 1996, Mitzenmacher 2001). */
const byTwo = (): number => [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, i) => sum + SERVICE * exp((2 ** i - 2) * log(LOAD)), 0);

function played(scenario: Scenario, seconds: number) {
  const simulation = createSimulation({ ...scenario, warmup: "60s", tracing: { sample: 0, keepErrors: false, keepSlowest: 0 } });
  simulation.advance((seconds + 60) * 1e6);
  const { nodes } = simulation.summary();
  return (id: string) => nodes[id]!;
}

describe("three balancers under the same load", () => {
  const seen = played(threeBalancers.scenario, 1800);
  const [chance, turn, two] = [seen("by-chance"), seen("in-turn"), seen("by-two")];

  it("work equally hard, and part in their tails: chance is worst, turns are better, two choices are best by far", () => {
    for (const node of [chance, turn, two]) expect(Math.abs(node.utilisation! - LOAD)).toBeLessThan(0.02);
    expect(chance.latency.p99!).toBeGreaterThan(1.3 * turn.latency.p99!);
    expect(turn.latency.p99!).toBeGreaterThan(1.5 * two.latency.p99!);
    expect(chance.queue.mean!).toBeGreaterThan(3 * two.queue.mean!);
  });

  it("by chance each replica is a queue M/M/1, in turn one whose arrivals are ten times more even", () => {
    expect(Math.abs(chance.latency.mean! / (SERVICE / (1 - LOAD)) - 1)).toBeLessThan(0.08);
    expect(Math.abs(chance.latency.p99! / ((SERVICE / (1 - LOAD)) * Math.log(100)) - 1)).toBeLessThan(0.12);
    expect(Math.abs(turn.latency.mean! / inTurn(10) - 1)).toBeLessThan(0.08);
  });
});

describe("two choices among many", () => {
  it("take the time of the supermarket model", () => {
    const { nodes, routes } = threeBalancers.scenario;
    const many = 200;
    const seen = played(
      {
        ...threeBalancers.scenario,
        nodes: nodes
          .filter(({ id }) => id === "by-two" || id === "c-people")
          .map((node) =>
            node.kind === "client" ? { ...node, load: { shape: "constant", rate: 18 * many } } : { ...node, replicas: many },
          ) as Scenario["nodes"],
        routes: routes.filter(({ id }) => id === "r3").map((route) => ({ ...route, latency: "0ms" })),
        layout: {},
      },
      60,
    );
    expect(Math.abs(seen("by-two").latency.mean! / byTwo() - 1)).toBeLessThan(0.04);
  });
});
