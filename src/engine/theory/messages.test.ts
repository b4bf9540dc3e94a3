// Queues at a broker are those of the textbooks. One partition without order and one consumer of c slots is M/M/c; p ordered
// partitions are p M/M/1. The wait is from the publish until somebody takes the message. Ten fixed seeds of 250,000 messages each.
import { describe, expect, it } from "vitest";

import type { ConsumerGroup } from "../messaging/consumer-group.ts";
import type { Delivery } from "../messaging/delivery.ts";
import type { Route } from "../scenario/routes.ts";
import { engineFor } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { disagreement, erlangC, overSeeds } from "../testing/theory.ts";

const { createSimulation } = await engineFor("messages");
const MESSAGES = 250_000;

interface Measured {
  /** ms */
  readonly wait: number;
  readonly waited: number;
}
/** @param rate messages a ms; a consumer works for 1 ms on each */
function run(seed: number, rate: number, slots: number, partitions: number, subscription: Partial<Route>): Measured {
  const simulation = createSimulation(
    scenario(
      [
        client(rate * 1000),
        service("shop", {
          concurrency: 1000,
          queue: "unbounded",
          endpoints: [{ name: "post", steps: [{ publish: "t", key: { keys: 1_000_000, zipf: 0 } }] }],
        }),
        { id: "bus", kind: "broker", topics: [{ name: "t", partitions }], publish: "0ms", concurrency: 1000, queue: "unbounded" },
        service("worker", { concurrency: slots, queue: 0, time: "exp(1ms)" }),
      ],
      [route("users", "shop"), route("shop", "bus"), route("bus", "worker", subscription)],
      { seed },
    ),
  );
  const [host] = simulation.run.messaging!.hosts.values();
  const { pool } = host!.broker;
  let [sum, count, waited] = [0, 0, 0];
  host!.delivered = (_group: ConsumerGroup, { message }: Delivery) => {
    const wait = simulation.now - pool.times[message]!;
    sum += wait;
    count++;
    if (wait > 0) waited++;
  };
  simulation.advance((MESSAGES / rate) * 1000);
  return { wait: sum / count / 1000, waited: waited / count };
}

describe("one partition without order and one consumer of c slots is M/M/c:", () => {
  const [SLOTS, RATE] = [4, 3.2];
  const runs = overSeeds((seed) => seed).map((seed) => run(seed, RATE, SLOTS, 1, { ordering: "none", prefetch: SLOTS }));
  const waits = erlangC(SLOTS, RATE);

  it("the share of messages that wait", () => {
    expect(
      disagreement(
        runs.map(({ waited }) => waited),
        waits,
      ),
    ).toBeNull();
  });
  it("the time that they wait", () => {
    expect(
      disagreement(
        runs.map(({ wait }) => wait),
        waits / (SLOTS - RATE),
      ),
    ).toBeNull();
  });
});

it("p ordered partitions are p M/M/1: the time that messages wait", () => {
  const [PARTITIONS, LOAD] = [4, 0.7];
  const runs = overSeeds((seed) => seed).map((seed) => run(seed, PARTITIONS * LOAD, PARTITIONS, PARTITIONS, { ordering: "partition" }));
  expect(
    disagreement(
      runs.map(({ wait }) => wait),
      LOAD / (1 - LOAD),
    ),
  ).toBeNull();
});
