// What the windows say of a system in which nothing ends: nothing, rather than a nought or somebody else's figure.
import { expect, it } from "vitest";

import { createSimulation } from "../../simulation.ts";
import { asks } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

const latencies = (simulation: ReturnType<typeof createSimulation>): readonly number[] => {
  const { now } = simulation;
  const { p50, p95, p99 } = simulation.series({ scope: { system: true }, from: now - 3e6, to: now, most: 10 });
  return [...p50, ...p95, ...p99];
};

it("a system without clients, or in which nothing is drawn, has no latency", () => {
  for (const nodes of [[], [service("shop")]]) {
    const simulation = createSimulation(scenario(nodes, []));
    simulation.advance(5e6);
    expect(new Set(latencies(simulation))).toEqual(new Set([NaN]));
  }
});

it("when its last client is taken out, a system has no latency any more", () => {
  const [before, after] = [scenario([asks(1000, 10), service("shop")], [route("users", "shop")]), scenario([service("shop")], [])];
  const simulation = createSimulation(before);
  simulation.advance(5e6);
  expect(latencies(simulation).every((us) => us > 0)).toBe(true);
  simulation.edit(after);
  simulation.advance(10e6);
  expect(new Set(latencies(simulation))).toEqual(new Set([NaN]));
});
