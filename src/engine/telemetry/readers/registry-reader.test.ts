// What is to be seen of the registry: opinions beside the truth, for those about which they differ first.
import { describe, expect, it } from "vitest";

import { staleRegistry } from "../../scenario/templates/stale-registry.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const SECOND = 1e6;
const ALL = { most: 100, mostCallers: 100 } as const;
const at = (seconds: number) => {
  const simulation = createSimulation(staleRegistry.scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
};

describe("the registry's view", () => {
  it("is null without one", () => {
    const simulation = createSimulation(scenario([client(1), service("a")], [route("users", "a")]));
    expect([simulation.registry(ALL), simulation.look().registry]).toEqual([null, null]);
  });

  it("shows one opinion while all is well", () => {
    const view = at(20).registry(ALL)!;
    expect(view.entries.map(({ instance, truth, listed }) => `${instance} ${truth} ${listed}`)).toEqual(
      ["orders-1", "orders-2", "orders-3", "mobile-1", "mobile-2", "shop-1", "shop-2"].map((name) => `${name} HEALTHY HEALTHY`),
    );
    expect(view.callers.map(({ name }) => name)).toEqual(["mobile-1", "mobile-2", "shop-1", "shop-2"]);
    expect(view.entries.slice(0, 3).map(({ inUseBy }) => inUseBy.length)).toEqual([4, 4, 4]);
    expect([view.state, view.nextSweep > view.now, view.nextSweep - view.now <= view.sweep]).toEqual(["up", true, true]);
    expect(at(20).look().registry).toEqual({ node: "registry", listed: 7, up: 7, stale: 0, preserving: false });
  });

  it("shows a dead one that is listed and used, then gone from the registry, then from every list", () => {
    const simulation = at(31);
    const dead = () => simulation.registry(ALL)!.entries.find(({ instance }) => instance === "orders-2")!;
    expect(dead()).toMatchObject({ truth: "CRASHED", listed: "HEALTHY", unknownTo: [] });
    expect(simulation.look().registry).toMatchObject({ listed: 7, up: 6, stale: 1 });
    simulation.advance(60 * SECOND);
    expect(dead()).toMatchObject({ truth: "CRASHED", listed: null, renewedAt: null, inUseBy: [] });
    const evictions = simulation.registry(ALL)!.history.filter(({ code }) => code === "evicted");
    expect(evictions.map(({ instance }) => instance)).toEqual(["orders-2"]);
  });

  it("says when nobody answers, and who has missed how many refreshes", () => {
    const simulation = at(20);
    simulation.intervene({ at: "0s", do: "fault", fault: "registry-outage", target: "registry" });
    simulation.advance(40.5 * SECOND);
    const view = simulation.registry(ALL)!;
    expect(view.state).toBe("unreachable");
    expect(view.callers.every(({ failures, refreshedAt }) => failures >= 3 && refreshedAt! <= 20.1 * SECOND)).toBe(true);
  });

  it("shows those about which opinions differ, where there is no room for all", () => {
    const view = at(31).registry({ most: 2, mostCallers: 1 })!;
    expect(view.entries.map(({ instance }) => instance)).toContain("orders-2");
    expect([view.entries.length, view.callers.length, view.left]).toEqual([2, 1, { entries: 5, callers: 3 }]);
  });

  it("changes nothing in the run", () => {
    const [seen, unseen] = [at(0), at(0)];
    for (let t = 1; t <= 60; t++) {
      seen.advance(t * SECOND);
      seen.registry(ALL);
      seen.look();
    }
    unseen.advance(60 * SECOND);
    expect(seen.digest()).toBe(unseen.digest());
  });
});
