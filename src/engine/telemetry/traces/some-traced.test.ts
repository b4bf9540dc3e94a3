// Only some requests are recorded: frames go from one that is to one that is not, and back.
import { describe, expect, it } from "vitest";

import { createSimulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

describe("where half of the requests are traced", () => {
  it.each([
    ["plain", {}, {}],
    ["patient", { patience: "5s" }, {}],
    ["bound by a deadline", {}, { deadline: "5s" }],
    ["bound by one that is passed on", {}, { deadline: "5s", propagate: true }],
    ["cancelled with their caller", {}, { cancel: true }],
  ])("every span hangs on its own root, of requests that are %s", (_, asked, policies) => {
    const a = service("a", { concurrency: 20, endpoints: [{ name: "do", steps: [{ work: "1ms" }, { call: "b" }] }] });
    const simulation = createSimulation(
      scenario([client(200, asked), a, service("b", { concurrency: 20 })], [route("users", "a", policies), route("a", "b")], {
        tracing: { sample: 0.5, keepErrors: false, keepSlowest: 0 },
      }),
    );
    simulation.advance(20e6);
    expect(violations(simulation.run)).toEqual([]);
    const { rows } = simulation.traces({ order: "newest", most: 100_000 });
    const wrong = rows.filter(({ id }) => {
      const [root, first, second] = simulation.trace(id)!.spansOf;
      return first?.parent !== root?.id || second?.parent !== first?.id;
    });
    expect(rows.length).toBeGreaterThan(1500);
    expect(wrong).toEqual([]);
  });
});
