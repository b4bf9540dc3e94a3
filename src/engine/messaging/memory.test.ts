// A million messages that nobody takes: what they take, in a broker alone and in a run; and how many dead letters are kept. Bytes are
// counted, no time is.
import { memoryUsage } from "node:process";

import { expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { MessageBroker } from "./message-broker.ts";
import { GROUP_DEFAULTS } from "./settings.ts";

const MILLION = 1_000_000;
const inMegabytes = (): number => {
  const { arrayBuffers, heapUsed } = memoryUsage();
  return (arrayBuffers + heapUsed) / 1e6;
};

it("a broker holds a million messages for two groups in less than 150 MB, and nothing of them when they are taken", () => {
  const clock = new VirtualClock();
  const before = inMegabytes();
  const broker = new MessageBroker(clock);
  broker.topic({ name: "t", partitions: 8 });
  const groups = ["a", "b"].map((name) => broker.group(broker.topicNamed("t")!, name, GROUP_DEFAULTS));
  for (let n = 0; n < MILLION; n++) broker.publish("t", undefined, { key: n });
  expect(groups.map(({ counts }) => counts.waiting)).toEqual([MILLION, MILLION]);
  expect(inMegabytes() - before).toBeLessThan(150);
  for (const group of groups) broker.remove(group);
  expect(broker.pool.inUse).toBeLessThanOrEqual(100);
});

it("a run with a million messages in line stays within 300 MB in all", () => {
  const simulation = createSimulation(
    scenario(
      [
        client(100_000, { arrivals: "even" }),
        service("shop", { concurrency: 10_000, endpoints: [{ name: "post", steps: [{ publish: "t" }] }] }),
        { id: "bus", kind: "broker", topics: [{ name: "t", partitions: 8 }], publish: "0ms", concurrency: 10_000 },
        service("worker", { time: "1h" }),
      ],
      [route("users", "shop"), route("shop", "bus"), route("bus", "worker", { ackTimeout: "2h" })],
    ),
  );
  simulation.advance(10.2e6);
  expect(simulation.summary().topics["bus/t"]!.groups["worker"]!.waiting).toBeGreaterThan(MILLION);
  expect(inMegabytes()).toBeLessThan(300);
});

it("a topic keeps the newest hundred thousand dead letters, and counts those that went as expired", () => {
  const clock = new VirtualClock();
  const broker = new MessageBroker(clock);
  const dead = broker.topic({ name: "dead" });
  broker.subscribe("t", () => false, { maxDeliveries: 1, deadLetter: "dead" });
  for (let n = 0; n < 100_010; n++) {
    broker.publish("t");
    clock.advance(clock.now + 1);
  }
  clock.advance(clock.now + 1000);
  expect([dead.accepted, dead.kept.length, dead.depth, dead.expiredKept]).toEqual([100_010, 100_000, 100_000, 10]);
  expect(broker.pool.ids[dead.kept.at(0)]).toBe(11);
});
