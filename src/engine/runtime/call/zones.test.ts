// Zones in a run: where replicas are put, how long messages take, what an outage takes and what it leaves, and live edits of all that.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Scenario, TimelineEntry } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, played } from "../../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const zone = (id: string, more: object = {}): Node => ({ id, kind: "zone", ...more }) as Node;
const AB = [zone("a", { within: "1ms", between: "10ms" }), zone("b", { within: "2ms", between: "20ms" })];
const placesOf = ({ run }: Simulation, node = "s"): string =>
  run.network.nodeById
    .get(node)!
    .instances.filter(({ retired }) => !retired)
    .map(({ zone: number }) => (number === 0 ? "-" : run.network.zones[number - 1]!.id))
    .join("");
const start = (nodes: readonly Node[], routes: readonly Route[], timeline: readonly TimelineEntry[] = []) =>
  createSimulation(scenario(nodes, routes, { timeline }));

describe("replicas", () => {
  const drawn = (more: Partial<ServiceNode>) =>
    scenario([client(10), ...AB, zone("c"), service("s", { startup: "1s", ...more })], [route("users", "s")]);
  const placed = (more: Partial<ServiceNode>) => placesOf(createSimulation(drawn(more)));

  it("are nowhere, in one zone, or over several in turn", () => {
    expect(placed({ replicas: 3 })).toBe("---");
    expect(placed({ replicas: 3, zone: "b" })).toBe("bbb");
    expect(placed({ replicas: 5, spread: ["a", "b", "c"] })).toBe("abcab");
    expect(placed({ replicas: 3, zone: "c", spread: ["a", "c"] })).toBe("cac");
  });

  it("keep the zones even when some go and others come", () => {
    const simulation = createSimulation(drawn({ replicas: 3, spread: ["a", "b", "c"] }));
    simulation.advance(1e6);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 2 });
    simulation.advance(10e6);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 6 });
    simulation.advance(20e6);
    expect(
      Array.from(placesOf(simulation))
        .toSorted((x, y) => (x < y ? -1 : 1))
        .join(""),
    ).toBe("aabbcc");
  });

  it("move with an edit, and are nowhere when their zone is deleted", () => {
    const simulation = createSimulation(drawn({ replicas: 4, spread: ["a", "b"] }));
    simulation.advance(1e6);
    simulation.edit(drawn({ replicas: 4, zone: "c" }));
    expect(placesOf(simulation)).toBe("cccc");
    const { nodes, ...rest } = drawn({ replicas: 4 });
    simulation.edit({ ...rest, nodes: nodes.filter(({ id }) => id !== "c") });
    expect(placesOf(simulation)).toBe("----");
    simulation.advance(3e6);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("a message", () => {
  const answered = (from: string | undefined, to: string | undefined, latency = "0ms") => {
    const at = (id: string | undefined) => (id === undefined ? {} : { zone: id });
    const simulation = played(
      scenario([asks(1, 10, at(from)), ...AB, service("s", { time: "3ms", ...at(to) })], [route("users", "s", { latency })]),
      200,
    );
    const { sentAt, arrivedAt, endedAt, settledAt } = attemptsOver(simulation, "users-s")[0]!;
    return [arrivedAt - sentAt, settledAt - endedAt].map((us) => us / 1000);
  };

  it("takes longer within a zone, and still longer from one to another, each way by where it comes from", () => {
    expect(answered("a", "a")).toEqual([1, 1]);
    expect(answered("a", "b")).toEqual([10, 20]);
    expect(answered("b", "a")).toEqual([20, 10]);
    expect(answered("b", "b", "5ms")).toEqual([7, 7]);
  });

  it("takes no longer from or to nowhere in particular", () => {
    expect(answered(undefined, "a", "5ms")).toEqual([5, 5]);
    expect(answered("a", undefined)).toEqual([0, 0]);
  });
});

describe("a zone-aware route", () => {
  const drawn = (of: Partial<Route>) =>
    scenario(
      [
        client(200, { id: "one", zone: "a" }),
        ...AB,
        service("front", { replicas: 2, spread: ["a", "b"], concurrency: 100, time: "1ms" }),
        service("s", { replicas: 4, spread: ["a", "b"], concurrency: 100, time: "1ms", health: { interval: "1s", unhealthyAfter: 1 } }),
      ],
      [route("one", "front", { balancer: "random" }), route("front", "s", of)],
    );
  const arrivals = ({ run }: Simulation) => run.network.nodeById.get("s")!.instances.map((instance) => instance.arrivals);

  it("stays in the caller's zone, which shows in its latency, and spills over where a replica is lacking", () => {
    const aware = createSimulation(drawn({ zoneAware: true }));
    aware.advance(20e6);
    const plain = createSimulation(drawn({}));
    plain.advance(20e6);
    const mean = (simulation: Simulation) => simulation.summary().routes["front-s"]!.latency.mean!;
    expect(mean(aware)).toBeCloseTo(1 + 2 * 1.5, 0); // within a or within b, half each
    expect(mean(plain)).toBeCloseTo(1 + (2 * 1.5 + 30) / 2, 0);
    aware.intervene({ at: "0s", do: "kill", target: "s", instance: "s-1" });
    aware.advance(25e6);
    const before = arrivals(aware);
    aware.advance(60e6);
    const [, b, a, d] = arrivals(aware).map((count, i) => count - before[i]!) as [number, number, number, number];
    for (const count of [a, b, d]) expect(Math.abs(count / ((a + b + d) / 3) - 1)).toBeLessThan(0.06);
  });

  it("can be turned on and off while it runs", () => {
    const simulation = createSimulation(drawn({}));
    simulation.advance(5e6);
    simulation.edit(drawn({ zoneAware: true }));
    simulation.advance(10e6);
    simulation.edit(drawn({}));
    simulation.advance(15e6);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("an outage of a zone", () => {
  const outage = (more: object): TimelineEntry =>
    ({ id: "out", at: "5s", for: "10s", do: "fault", fault: "zone-outage", target: "a", ...more }) as TimelineEntry;
  const drawn = (entry: TimelineEntry): Scenario =>
    scenario(
      [
        client(100),
        ...AB,
        service("s", { replicas: 4, spread: ["a", "b"], concurrency: 100, time: "1ms", startup: "1s" }),
        { id: "db", kind: "database", zone: "a", startup: "1s" },
      ],
      [route("users", "s", { timeout: "100ms" }), route("s", "db", { timeout: "50ms" })],
      { timeline: [entry] },
    );
  const statuses = ({ run }: Simulation) => run.network.nodes.flatMap(({ instances }) => instances.map(({ status }) => status));

  it("crashes all that is in it, of every node, and what it took down starts again", () => {
    const simulation = createSimulation(drawn(outage({})));
    simulation.advance(6e6);
    expect(statuses(simulation)).toEqual(["CRASHED", "CRASHED", "HEALTHY", "CRASHED", "HEALTHY"]);
    expect(simulation.stateChanges.every(({ cause }) => cause.origin?.id === "out")).toBe(true);
    simulation.advance(17e6);
    expect(statuses(simulation).every((status) => status === "HEALTHY")).toBe(true);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("holds down who is made in it meanwhile, until it is over", () => {
    const simulation = createSimulation(drawn(outage({})));
    simulation.advance(6e6);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 8 });
    simulation.advance(13e6);
    const inZone = (zone: number) =>
      simulation.run.network.nodeById.get("s")!.instances.flatMap((one) => (one.zone === zone ? [one.status] : []));
    expect([inZone(1), inZone(2)]).toEqual([Array(4).fill("CRASHED"), Array(4).fill("HEALTHY")]);
    simulation.advance(17e6);
    expect(statuses(simulation).every((status) => status === "HEALTHY")).toBe(true);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 10 });
    simulation.advance(20e6);
    expect(statuses(simulation).every((status) => status === "HEALTHY")).toBe(true);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("by a cut lets nothing over the border; inside and outside go on", () => {
    const simulation = played(drawn(outage({ how: "cut-off" })), 20_000);
    const during = attemptsOver(simulation, "s-db").filter(({ sentAt }) => sentAt > 5.1e6 && sentAt < 14.9e6);
    const reached = during.filter(({ arrivedAt }) => !Number.isNaN(arrivedAt));
    expect(statuses(simulation).every((status) => status === "HEALTHY")).toBe(true);
    expect(reached).toEqual([]); // users are outside: nothing of theirs comes in, and s-2, s-4 reach nothing within
    expect(during.length).toBeGreaterThan(300);
    expect(during.every(({ outcome }) => outcome === "timeout")).toBe(true);
    const after = attemptsOver(simulation, "s-db").filter(({ sentAt }) => sentAt > 15.1e6);
    expect(after.every(({ outcome }) => outcome === "ok")).toBe(true);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("ends when its zone is deleted", () => {
    const simulation = createSimulation(drawn(outage({ how: "cut-off", for: "1h" })));
    simulation.advance(6e6);
    expect(simulation.run.network.passages).not.toBeNull();
    const { nodes, timeline: _timeline, ...rest } = simulation.scenario;
    simulation.edit({
      ...rest,
      nodes: nodes
        .filter(({ id }) => id !== "a")
        .map((node) => (node.id === "s" ? { ...node, spread: ["b"] } : node.id === "db" ? { id: "db", kind: "database" } : node)) as Node[],
    });
    expect([simulation.look().faults, simulation.run.network.passages]).toEqual([[], null]);
    simulation.advance(9e6);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("latency put on a zone", () => {
  it("delays each try to a replica in it, once, on the way there", () => {
    const simulation = played(
      scenario([asks(40, 10), ...AB, service("s", { replicas: 2, spread: ["a", "b"], time: "1ms" })], [route("users", "s")], {
        timeline: [{ id: "l", at: "105ms", for: "200ms", do: "fault", fault: "latency", target: "b", delay: "30ms" }],
      }),
      1000,
    );
    const took = attemptsOver(simulation, "users-s").map(({ sentAt, arrivedAt, instance }) => [
      instance,
      sentAt > 105_000 && sentAt < 305_000,
      (arrivedAt - sentAt) / 1000,
    ]);
    for (const [instance, during, ms] of took) expect(ms).toBe(instance === "s-2" && during === true ? 30 : 0);
    for (const span of attemptsOver(simulation, "users-s")) expect(span.injected).toBe(span.arrivedAt - span.sentAt); // and says so
  });
});

it("an edit of something else leaves the turns within a zone as they are", () => {
  const drawn = (time: string) =>
    scenario(
      [asks(40, 10, { zone: "a" }), ...AB, service("s", { replicas: 6, spread: ["a", "b"], time: "1ms" }), service("other", { time })],
      [route("users", "s", { zoneAware: true })],
      { tracing: { sample: 1 } },
    );
  const order = (edits: boolean) => {
    const simulation = createSimulation(drawn("1ms"));
    for (let i = 1; i <= 25; i++) {
      simulation.advance(i * 20_000);
      if (edits) simulation.edit(drawn(`${i + 1}ms`));
    }
    return attemptsOver(simulation, "users-s").map(({ instance }) => instance);
  };
  expect(order(true)).toEqual(order(false));
});

it("zones in which nobody stands change nothing", () => {
  const digest = (nodes: readonly Node[]) => {
    const simulation = start([client(50), ...nodes, service("s", { replicas: 2 })], [route("users", "s", { latency: "1ms" })]);
    simulation.advance(20e6);
    return simulation.digest();
  };
  expect(digest(AB)).toBe(digest([]));
});
