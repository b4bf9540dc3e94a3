// Shares are what was sent, lately, and looking at them changes nothing.
import { expect, it } from "vitest";

import { setField } from "../../scenario/edits.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const drawn = (more: object = {}) =>
  scenario(
    [client(100, { arrivals: "even" }), service("s", { replicas: 4, concurrency: 100, time: "20ms" }), service("t")],
    [route("users", "s", more)],
  );

it("counts from the first time that it is asked, over ten seconds at most", () => {
  const simulation = createSimulation(drawn({ balancer: "weighted", weights: [{ instance: 1, weight: 7 }] }));
  simulation.advance(5e6);
  expect(simulation.shares("users-s")).toMatchObject({ over: 0, total: 0 });
  simulation.advance(8e6);
  const soon = simulation.shares("users-s");
  expect([soon.over, soon.total]).toEqual([3e6, 300]);
  simulation.advance(40e6);
  const { over, total, instances } = simulation.shares("users-s");
  expect(over).toBe(10e6);
  expect(instances.map(({ name, sent }) => [name, Math.round((100 * sent) / total) / 100])).toEqual([
    ["s-1", 0.7],
    ["s-2", 0.1],
    ["s-3", 0.1],
    ["s-4", 0.1],
  ]);
});

it("knows calls under way also where no rule asks for them, and counts for one route at a time", () => {
  const simulation = createSimulation(drawn());
  simulation.advance(5_005_000);
  const first = simulation.shares("users-s");
  expect(first.instances.reduce((sum, { outstanding }) => sum + outstanding, 0)).toBe(simulation.run.network.routes[0]!.inFlight);
  expect(simulation.run.network.routes[0]!.balancer.tracks).toBe(true);
  expect(simulation.shares("nowhere")).toEqual({ over: 0, total: 0, instances: [] });
  expect(simulation.run.network.routes[0]!.balancer.tracks).toBe(false);
});

it.each(["round-robin", "power-of-two", "peak-ewma"] as const)("changes nothing in a run under %s", (balancer) => {
  const digest = (looks: boolean) => {
    const simulation = createSimulation(drawn({ balancer }));
    for (let second = 1; second <= 20; second++) {
      simulation.advance(second * 1e6);
      if (looks && second % 3 === 0) simulation.shares(second === 12 ? "nowhere" : "users-s");
    }
    return simulation.digest();
  };
  expect(digest(true)).toBe(digest(false));
});

it.each(["weighted", "power-of-two", "peak-ewma"] as const)(
  "leaves nothing behind for %s where the rule goes and comes back",
  (balancer) => {
    const digest = (looks: boolean) => {
      const s = service("s", { replicas: 4, concurrency: 1, time: "exp(20ms)" });
      const simulation = createSimulation(scenario([client(100), s], [route("users", "s", { balancer })]));
      for (const [i, rule] of ([balancer, "random", balancer] as const).entries()) {
        simulation.edit(setField(simulation.scenario, "users-s", ["balancer"], rule));
        simulation.advance((2 * i + 1) * 1e6 + 1234);
        if (looks) simulation.shares("users-s");
        simulation.advance((2 * i + 2) * 1e6 + 567);
      }
      return simulation.digest();
    };
    expect(digest(true)).toBe(digest(false));
  },
);

it("tells of an ejection, until when and for the how-manieth time", () => {
  const simulation = createSimulation({
    ...drawn({ outlier: {} }),
    timeline: [{ at: "1s", do: "fault", fault: "errors", target: "s", instance: "s-3", rate: 1 }],
  });
  simulation.advance(10e6);
  const { instances } = simulation.shares("users-s");
  expect(instances.map(({ ejected }) => ejected?.times ?? 0)).toEqual([0, 0, 1, 0]);
  expect(instances[2]!.ejected!.until).toBeGreaterThan(31e6);
});
