import { expect, test } from "vitest";

import { createSimulation } from "../simulation.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";

test("the log says when a line begins to turn away and when tries begin to time out, once an episode", () => {
  const simulation = createSimulation(
    scenario([client(400), service("s", { concurrency: 1, queue: 4, time: "10ms" })], [route("users", "s", { timeout: "25ms" })]),
  );
  simulation.advance(10e6);
  const said = simulation.logs({ levels: ["warn"], most: 100 }).records.map(({ node, code }) => `${node}: ${code}`);
  expect(said).toEqual(["s: queueFull", "users-s: attemptTimedOut"]);
});
