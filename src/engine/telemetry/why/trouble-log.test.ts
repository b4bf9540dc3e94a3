import { expect, test } from "vitest";

import { createSimulation } from "../../simulation.ts";
import { asks, played } from "../../testing/requests.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

test("the log says when a line begins to turn away and when tries begin to time out, once an episode", () => {
  const simulation = createSimulation(
    scenario([client(400), service("s", { concurrency: 1, queue: 4, time: "10ms" })], [route("users", "s", { timeout: "25ms" })]),
  );
  simulation.advance(10e6);
  const said = simulation.logs({ levels: ["warn"], most: 100 }).records.map(({ node, code }) => `${node}: ${code}`);
  expect(said).toEqual(["s: queueFull", "users-s: attemptTimedOut"]);
});

test("tells shed load and a caller's own limit apart from a full line", () => {
  const simulation = played(
    scenario(
      [asks(9, 1), service("s", { concurrency: 1, time: "20ms", shed: { maxInFlight: 2 } })],
      [route("users", "s", { bulkhead: { maxInFlight: 3 } })],
    ),
    3000,
  );
  const said = simulation.logs({ most: 100, levels: ["warn"] }).records.map(({ node, code }) => `${node}: ${code}`);
  expect(said).toEqual(["s: loadShed"]);
  const held = played(
    scenario([asks(9, 1), service("s", { time: "20ms" })], [route("users", "s", { bulkhead: { maxInFlight: 3 } })]),
    3000,
  );
  expect(held.logs({ most: 100, levels: ["warn"] }).records.map(({ node, code }) => `${node}: ${code}`)).toEqual(["users-s: ownLimit"]);
});
