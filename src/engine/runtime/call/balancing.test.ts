// Balancers in a run: what a route knows, what an edit leaves it, and the shares that come out.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import { LOST } from "../frame-states.ts";

const arrivals = ({ run }: Simulation, node = "s"): readonly number[] =>
  run.network.nodeById.get(node)!.instances.map((instance) => instance.arrivals);
const shares = (simulation: Simulation): readonly number[] => {
  const all = arrivals(simulation);
  const sum = all.reduce((total, one) => total + one, 0);
  return all.map((one) => one / sum);
};
/** Two slow callers of one service of two replicas. */
const drawn = (of: Partial<Route>, rate = 100) =>
  scenario(
    [
      client(rate, { arrivals: "even" }),
      service("s", { replicas: 3, concurrency: 1000, time: "1s", version: "2.0.0", health: { interval: "1h" } }),
    ],
    [route("users", "s", of)],
  );
const played = (of: Partial<Route>, seconds = 10): Simulation => {
  const simulation = createSimulation(drawn(of));
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("weights", () => {
  it("give a replica its turns by its number; the first that fits counts, and 1 where none does", () => {
    expect(shares(played({ balancer: "weighted", weights: [{ instance: 2, weight: 3 }, { instance: 2 }] }))).toEqual([0.2, 0.6, 0.2]);
  });

  it("fit by version, and are changed while it runs", () => {
    const simulation = played({ balancer: "weighted", weights: [{ version: "1.0.0", weight: 100 }] });
    expect(Math.max(...arrivals(simulation)) - Math.min(...arrivals(simulation))).toBeLessThanOrEqual(1);
    const before = arrivals(simulation);
    simulation.edit(drawn({ balancer: "weighted", weights: [{ instance: 3, version: "2.0.0", weight: 8 }] }));
    simulation.advance(20e6);
    expect(arrivals(simulation).map((count, i) => Math.round((count - before[i]!) / 100))).toEqual([1, 1, 8]);
  });
});

describe("calls under way", () => {
  it("at instances that are gone are not those of whoever has their slot", () => {
    const lossy = { loss: 0.5, balancer: "random" } as const;
    const quick = (of: Partial<Route>) => {
      const { nodes, ...rest } = drawn(of);
      return { ...rest, nodes: nodes.map((node) => (node.id === "s" ? { ...node, startup: "10ms", shutdown: "10ms" } : node)) } as Scenario;
    };
    const simulation = createSimulation(quick(lossy));
    simulation.advance(10e6);
    for (const replicas of [1, 3]) {
      simulation.intervene({ at: "0s", do: "scale", target: "s", replicas });
      simulation.advance(simulation.now + 0.1e6);
    }
    simulation.advance(simulation.now + 1e6); // in frames that are free again, before those of calls that were lost
    simulation.edit(quick({ ...lossy, balancer: "least-outstanding" }));
    const { frames, network } = simulation.run;
    const [{ balancer }] = network.routes as [(typeof network.routes)[number]];
    for (const instance of network.nodeById.get("s")!.instances) {
      const pending = frames.all.filter((frame) => frame.instance === instance && frame.op === LOST).length;
      expect(balancer.peer(instance)?.outstanding).toBeGreaterThanOrEqual(pending);
    }
    expect(violations(simulation.run)).toEqual([]);
  });

  it("are those of the route: another caller's are not known", () => {
    const simulation = createSimulation(
      scenario(
        [
          client(10, { id: "one", arrivals: "even" }),
          client(10, { id: "two", arrivals: "even" }),
          service("s", { replicas: 2, concurrency: 1000, time: "1h" }),
        ],
        [route("one", "s", { balancer: "least-outstanding" }), route("two", "s", { balancer: "least-outstanding" })],
      ),
    );
    simulation.advance(10e6);
    const { network } = simulation.run;
    for (const { balancer, inFlight } of network.routes) {
      const known = network.nodeById.get("s")!.instances.map((instance) => balancer.peer(instance)?.outstanding ?? 0);
      expect(known.reduce((sum, one) => sum + one, 0)).toBe(inFlight);
      expect(Math.abs(known[0]! - known[1]!)).toBeLessThanOrEqual(1);
    }
  });

  it("are counted from what is there when an edit brings a rule that asks for them", () => {
    const simulation = played({ weights: [], timeout: "700ms" }, 5);
    simulation.edit(drawn({ balancer: "power-of-two", timeout: "700ms" }));
    const [only] = simulation.run.network.routes;
    const known = simulation.run.network.nodeById.get("s")!.instances.map((instance) => only!.balancer.peer(instance)?.outstanding ?? 0);
    expect(only!.inFlight).toBeGreaterThan(50);
    expect(known.reduce((sum, one) => sum + one, 0)).toBe(only!.inFlight);
    simulation.advance(30e6);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("are even under least outstanding, also where one replica takes the slot of one that was scaled away", () => {
    const simulation = played({ balancer: "least-outstanding" });
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 2 });
    simulation.advance(20e6);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 3 });
    simulation.advance(60e6);
    const { instances } = simulation.run.network.nodeById.get("s")!;
    expect(instances.map(({ name, slot }) => [name, slot])).toEqual([
      ["s-1", 0],
      ["s-2", 1],
      ["s-4", 2],
    ]);
    const present = instances.map((instance) => instance.present);
    expect(Math.max(...present) - Math.min(...present)).toBeLessThanOrEqual(1);
  });
});

describe("peak EWMA", () => {
  it("goes around a replica that has become slow, which others do not notice while nothing waits there", () => {
    const slow = { at: "1s", do: "fault", fault: "slow", target: "s", instance: "s-2", factor: 10 } as const;
    const share = (balancer: Route["balancer"]) => {
      const simulation = createSimulation(
        scenario(
          [client(200), service("s", { replicas: 4, concurrency: 1000, time: "exp(5ms)" })],
          [route("users", "s", { balancer: balancer! })],
          { timeline: [slow] },
        ),
      );
      simulation.advance(2e6);
      const before = arrivals(simulation);
      simulation.advance(60e6);
      const since = arrivals(simulation).map((count, i) => count - before[i]!);
      return since[1]! / since.reduce((sum, count) => sum + count, 0);
    };
    expect(share("peak-ewma")).toBeLessThan(0.04);
    expect(Math.abs(share("random") - 0.25)).toBeLessThan(0.02);
    expect(share("power-of-two")).toBeGreaterThan(0.08);
  });
});

describe("consistent hash", () => {
  const keyed = (keys: number) =>
    scenario(
      [client(500, { requests: [{ key: { keys, zipf: 0 } }] }), service("s", { replicas: 5, concurrency: 1000, time: "1ms" })],
      [route("users", "s", { balancer: "consistent-hash" })],
      { tracing: { sample: 1 } },
    );
  /** Replica → how many requests. */
  const used = (simulation: Simulation) => arrivals(simulation).filter((count) => count > 0).length;

  it("sends all requests of one key to one replica", () => {
    const simulation = createSimulation(keyed(2));
    simulation.advance(20e6);
    expect(used(simulation)).toBeLessThanOrEqual(2);
  });

  it("spreads many keys over all, and requests without a key too", () => {
    for (const keys of [5000, 1]) {
      const simulation = createSimulation(keyed(keys));
      simulation.advance(20e6);
      for (const share of shares(simulation)) expect(Math.abs(share - 0.2)).toBeLessThan(0.07);
    }
  });
});

describe("outlier ejection", () => {
  const ill = { at: "1s", do: "fault", fault: "errors", target: "s", instance: "s-1", rate: 1, fast: true } as const;
  const system = (of: Partial<Route>, more: object = { timeline: [ill] }) =>
    scenario([client(100), service("s", { replicas: 3, concurrency: 100, time: "5ms" })], [route("users", "s", of)], more);
  const run = (of: Partial<Route>, seconds: number) => {
    const simulation = createSimulation(system(of));
    simulation.advance(seconds * 1e6);
    return simulation;
  };
  const ejected = (simulation: Simulation) => simulation.run.network.nodeById.get("s")!.instances.map((instance) => instance.ejectedBy);

  it("changes nothing of a run in which nobody fails but for what it is", () => {
    const digest = (of: Partial<Route>) => {
      const simulation = createSimulation(system(of, {}));
      simulation.advance(30e6);
      return simulation.digest();
    };
    expect(digest({ outlier: {} })).toBe(digest({}));
  });

  it("is in the digest, and the same each time", () => {
    expect(run({ outlier: {} }, 60).digest()).toBe(run({ outlier: {} }, 60).digest());
    expect(run({ outlier: {} }, 60).digest()).not.toBe(run({ outlier: { base: "41s" } }, 60).digest());
  });

  it("begins and ends with an edit, and with its route", () => {
    const simulation = run({}, 10);
    expect(ejected(simulation)).toEqual([0, 0, 0]);
    simulation.edit(system({ outlier: {} }));
    simulation.advance(20e6);
    expect(ejected(simulation)).toEqual([1, 0, 0]);
    expect(simulation.look().causes.find((cause) => cause?.code === "ejected") ?? null).toMatchObject({ ejected: 1, of: 3 });
    simulation.edit(system({ outlier: { failures: 6 } }));
    expect(ejected(simulation)).toEqual([1, 0, 0]); // what is out stays out
    simulation.edit(system({}));
    expect(ejected(simulation)).toEqual([0, 0, 0]);
    simulation.edit(system({ outlier: {} }));
    simulation.advance(25e6);
    expect(ejected(simulation)).toEqual([1, 0, 0]);
    const { routes: _routes, ...rest } = system({});
    simulation.edit({ ...rest, routes: [] });
    expect(ejected(simulation)).toEqual([0, 0, 0]);
    simulation.advance(60e6);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("counts refused and timed-out calls as failures", () => {
    const killed = createSimulation(system({ outlier: {} }, {}));
    killed.advance(1e6);
    killed.intervene({ at: "0s", do: "kill", target: "s", instance: "s-2" });
    killed.advance(2e6);
    expect(ejected(killed)).toEqual([0, 1, 0]);
    expect(killed.stateChanges.at(-1)?.cause.origin?.act).toBe("kill");
    const hung = createSimulation(
      system({ outlier: {}, timeout: "100ms" }, { timeline: [{ at: "1s", do: "fault", fault: "hang", target: "s", instance: "s-3" }] }),
    );
    hung.advance(3e6);
    expect(ejected(hung)).toEqual([0, 0, 1]);
  });
});
