// Messages in random drawings, under whatever faults, kills and edits the timeline brings. Both sums and every message's place are held
// by conservation.property.test.ts (testing/messages.ts); here is what brokers promise those who publish and those who consume.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { ConsumerGroup } from "./messaging/consumer-group.ts";
import type { Delivery } from "./messaging/delivery.ts";
import type { BrokerHost } from "./runtime/messaging/broker-host.ts";
import type { Scenario } from "./scenario/document.ts";
import type { Simulation } from "./simulation.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";

interface Seen {
  readonly group: ConsumerGroup;
  readonly slot: number;
  readonly id: number;
  readonly partition: number;
  readonly number: number;
}
/** Every delivery of the run from now on, in order. */
function watch(simulation: Simulation): Seen[] {
  const seen: Seen[] = [];
  for (const host of simulation.run.messaging?.hosts.values() ?? []) {
    const tell = host.delivered.bind(host);
    host.delivered = (group: ConsumerGroup, delivery: Delivery) => {
      const id = host.broker.pool.ids[delivery.message] as number;
      if (!delivery.isCopy) seen.push({ group, slot: delivery.message, id, partition: delivery.partition, number: delivery.number });
      tell(group, delivery);
    };
  }
  return seen;
}
const hostsOf = ({ run }: Simulation): BrokerHost[] => [...(run.messaging?.hosts.values() ?? [])];

/** Without the fault that is there to break it. */
const inOrder = ({ timeline = [], ...scenario }: Scenario): Scenario => ({
  ...scenario,
  timeline: timeline.filter((entry) => entry.do !== "fault" || entry.fault !== "reorder"),
});

let found = 0;
function check(seed: number, law: (scenario: Scenario) => void, of: (scenario: Scenario) => Scenario = (same) => same): void {
  const scenarios = arbitraryScenario({ entries: 4 })
    .filter(({ routes }) => routes.some(({ from }) => from.startsWith("broker")))
    .map(of);
  fc.assert(fc.property(scenarios, law), { numRuns: 60, seed });
}
const subscriptions = (scenario: Scenario, more: object): Scenario => ({
  ...scenario,
  routes: scenario.routes.map((route) => (route.from.startsWith("broker") ? { ...route, ...more } : route)),
});
const topics = (scenario: Scenario, drop: readonly string[]): Scenario => ({
  ...scenario,
  nodes: scenario.nodes.map((node) =>
    node.kind === "broker"
      ? {
          ...node,
          topics: (node.topics ?? []).map(
            (topic) => Object.fromEntries(Object.entries(topic).filter(([key]) => !drop.includes(key))) as never,
          ),
        }
      : node,
  ),
});

it("at-least-once loses no publish that was acknowledged, while retention holds", () => {
  check(
    31,
    (scenario) => {
      const simulation = createSimulation(scenario);
      for (let t = 1; t <= 12; t++) {
        simulation.advance(t * 500_000);
        for (const { broker, node } of hostsOf(simulation)) {
          const told = simulation.run.network.routes.filter(({ target }) => target === node).reduce((sum, { ended }) => sum + ended[0]!, 0);
          expect(broker.present.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThanOrEqual(told);
          for (const { counts } of broker.groups) {
            expect([counts.dropped, counts.expired, counts.deadLettered]).toEqual([0, 0, 0]);
            expect(counts.accepted).toBe(counts.acknowledged + counts.waiting + counts.out);
            found += counts.acknowledged;
          }
        }
      }
    },
    (scenario) => topics(subscriptions(scenario, { delivery: "at-least-once", maxDeliveries: undefined }), ["retention"]),
  );
  expect(found).toBeGreaterThan(1000);
});

it("at-most-once never delivers twice", () => {
  check(
    32,
    (scenario) => {
      const simulation = createSimulation(scenario);
      const seen = watch(simulation);
      simulation.advance(6e6);
      const names = seen.map(({ group, id }) => `${group.index} ${id}`);
      expect(new Set(names).size).toBe(names.length);
      expect(seen.every(({ number }) => number === 1)).toBe(true);
    },
    (scenario) => subscriptions(scenario, { delivery: "at-most-once" }),
  );
});

it("a group that orders by partition has each partition in order, redelivery included", () => {
  check(
    33,
    (scenario) => {
      const simulation = createSimulation(scenario);
      const seen = watch(simulation);
      simulation.advance(6e6);
      const last = new Map<string, number>();
      for (const { group, id, partition } of seen) {
        const place = `${group.index} ${partition}`;
        expect(id).toBeGreaterThanOrEqual(last.get(place) ?? 0);
        last.set(place, id);
      }
    },
    (scenario) => inOrder(subscriptions(scenario, { ordering: "partition" })),
  );
});
