// What a system that is built while it runs does: a client begins when it gets somebody to ask, and ends when it has nobody left.
import { expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const LOADS = [
  ["an open", { shape: "constant", rate: 100 }],
  ["a closed", { shape: "closed", users: 5, think: "10ms" }],
] as const;
const SECOND = 1_000_000;

it.each(LOADS)("a client with %s load that is connected while the run goes on begins to ask, whichever step adds it", (_, load) => {
  const users = client(0, { load });
  const steps: readonly Scenario[] = [
    scenario([], []),
    scenario([users], []),
    scenario([users, service("back")], []),
    scenario([users, service("back")], [route("users", "back")]),
  ];
  const simulation = createSimulation(steps[0]!);
  simulation.advance(SECOND);
  for (const step of steps.slice(1)) {
    simulation.edit(step);
    simulation.advance(simulation.now + 5 * SECOND);
  }
  expect(simulation.summary().requests.ok).toBeGreaterThan(200);

  simulation.edit(steps[2]!);
  const { issued } = simulation.summary().requests;
  simulation.advance(simulation.now + 5 * SECOND);
  expect(simulation.summary().requests.issued).toBe(issued);

  simulation.edit(steps[3]!);
  simulation.advance(simulation.now + 5 * SECOND);
  expect(simulation.summary().requests.issued).toBeGreaterThan(issued + 200);
});
