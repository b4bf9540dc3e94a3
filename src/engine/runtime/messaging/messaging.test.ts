// A publish, its message, its delivery and the acknowledgement, to the microsecond. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Scenario } from "../../scenario/document.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const PUBLISHES = { endpoints: [{ name: "get", steps: [{ publish: "placed" }] }] };
const drawn = (more: Partial<Scenario> = {}, sub: Partial<Route> = {}, of: object = {}, topics: object = {}): Scenario =>
  scenario(
    [
      client(10),
      service("shop", { ...PUBLISHES, queue: "unbounded" }),
      { id: "bus", kind: "broker", topics: [{ name: "placed", ...topics }, { name: "dead" }], publish: "1ms" } as Node,
      service("mail", { time: "20ms", ...of }),
    ],
    [route("users", "shop"), route("shop", "bus"), { ...route("bus", "mail"), ...sub }],
    more,
  );
const played = (document: Scenario, ms: number): Simulation => {
  const parsed = parseScenario(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const simulation = createSimulation(document);
  simulation.advance(ms * 1000);
  expect(violations(simulation.run)).toEqual([]);
  return simulation;
};
const group = (simulation: Simulation) => [...simulation.run.messaging!.hosts.values()][0]!.broker.groups[0]!;

describe("a message", () => {
  it("is published, delivered as a visit, and acknowledged by its answer", () => {
    const simulation = played(drawn(), 10_000);
    const { requests, nodes } = simulation.summary();
    const { counts } = group(simulation);
    expect(requests.ok).toBeGreaterThan(50);
    expect(nodes["bus"]!.ok).toBe(counts.accepted);
    expect(counts).toMatchObject({ redelivered: 0, dropped: 0, expired: 0 });
    expect(counts.acknowledged).toBe(nodes["mail"]!.ok);
    expect(counts.accepted).toBe(counts.acknowledged + counts.waiting + counts.out);
  });

  it("is delivered again after a failure, and goes to the dead letters in the end", () => {
    const simulation = played(drawn({}, { maxDeliveries: 3, deadLetter: "dead", redelivery: { base: "10ms" } }, { errorRate: 1 }), 10_000);
    const { counts } = group(simulation);
    expect(counts.deadLettered).toBeGreaterThan(50);
    expect(counts.acknowledged).toBe(0);
    expect(counts.deliveries).toBe(counts.first + counts.redelivered);
    expect(simulation.run.messaging!.hosts.values().next().value!.broker.topicNamed("dead")!.depth).toBe(counts.deadLettered);
  });

  it("is called by its topic's new name once that is renamed", () => {
    const named = (topic: string): Scenario =>
      scenario(
        [client(10), service("shop", {}), { id: "bus", kind: "broker", topics: [{ name: topic }] } as Node, service("mail", {})],
        [route("users", "shop"), route("shop", "bus"), { ...route("bus", "mail"), topic }],
      );
    const simulation = played(named("events"), 2000);
    simulation.edit(named("orders"));
    simulation.advance(4_000_000);
    const { last } = simulation.messages({ broker: "bus", topic: "orders" }).brokers[0]!;
    expect([...new Set(last.map(({ type }) => type))]).toEqual(["orders"]);
  });

  it("passes from a consumer that died to one that lives", () => {
    const simulation = played(
      drawn({ timeline: [{ at: "2s", do: "kill", target: "mail", instance: "mail-2" }] }, {}, { replicas: 2 }, { partitions: 4 }),
      30_000,
    );
    const { counts, lines } = group(simulation);
    expect(counts.redelivered).toBeLessThanOrEqual(2);
    expect(lines.every((line) => line.owner?.consumer.name === "mail-1")).toBe(true);
    expect(counts.waiting + counts.out).toBeLessThan(5);
  });
});
