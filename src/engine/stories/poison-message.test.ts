// Poison: each message is tried five times and holds its partition meanwhile, ends in the dead letters, and is handled when it is replayed.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { poisonMessage } from "../scenario/templates/poison-message.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { messageViolations } from "../testing/messages.ts";
import { brokerOf, groupOf } from "../testing/order-events.ts";
import { TRACED, traces } from "../testing/requests.ts";

const TRIES = 5;
const start = (more: Partial<Scenario> = {}): Simulation => createSimulation({ ...poisonMessage.scenario, tracing: TRACED, ...more });
const to = (simulation: Simulation, seconds: number): Simulation => {
  simulation.advance(seconds * 1e6);
  expect(messageViolations(brokerOf(simulation, "broker"))).toEqual([]);
  return simulation;
};
const counts = (simulation: Simulation) => groupOf(simulation, 0, "broker").counts;
const dead = (simulation: Simulation) => brokerOf(simulation, "broker").topicNamed("dead-orders")!;

describe.each([3, 4, 5])("seed %i", (seed) => {
  const simulation = start({ seed });

  it("buries a twentieth of the orders of those 20 s, each after five deliveries, and no others", () => {
    expect(to(simulation, 20)).toSatisfy((now: Simulation) => counts(now).deadLettered === 0);
    to(simulation, 50);
    const { acknowledged, deadLettered, failed } = counts(simulation);
    // 400 orders; a binomial share of 0.05 has a deviation of 4.4.
    expect(Math.abs(deadLettered - 20)).toBeLessThan(4 * 4.4);
    // One that is tried when the bug is mended has failed less than five times, and is handled.
    expect(failed - TRIES * deadLettered).toBeLessThan(4 * TRIES);
    expect(acknowledged + deadLettered + counts(simulation).waiting + counts(simulation).out).toBe(counts(simulation).accepted);
    expect(dead(simulation).depth).toBe(deadLettered);
  });

  it("holds the partition of a poison message for four waits of 200 ms and five deliveries of 12 ms: 860 ms", () => {
    const spans = traces(simulation)
      .map(({ spansOf }) => spansOf.filter(({ sort }) => sort === "delivery"))
      .filter((tries) => tries.length === TRIES && tries.every(({ reason }) => reason?.code === "poison"));
    expect(spans.length).toBeGreaterThan(5);
    for (const tries of spans) expect(tries.at(-1)!.settledAt - tries[0]!.sentAt).toBe(4 * 200_000 + 5 * 12_000);
  });

  it("replays them at 60 s, and all are handled: nothing is lost, nothing is left", () => {
    to(simulation, 61);
    const buried = counts(simulation).deadLettered;
    expect([dead(simulation).depth, dead(simulation).replayed]).toEqual([0, buried]);
    to(simulation, 70);
    expect(counts(simulation).deadLettered).toBe(buried);
    expect(counts(simulation).waiting + counts(simulation).out).toBeLessThan(5);
  });

  it("tells the life of a dead letter as one trace: five failures, a minute in the dead letters at most, and a sixth that went well", () => {
    const [trace] = traces(simulation).filter(({ spansOf }) => spansOf.filter(({ sort }) => sort === "delivery").length > TRIES);
    const outcomes = trace!.spansOf.filter(({ sort }) => sort === "delivery").map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array.from({ length: TRIES }, () => "serverError"), "ok"]);
    expect(trace!.lasted).toBeGreaterThan(19e6);
  });
});

it("without an end to deliveries a poison message stops its partition for as long as the bug lives, and the others go on", () => {
  const routes = poisonMessage.scenario.routes.map(({ maxDeliveries: _most, deadLetter: _dead, ...route }) => route);
  const simulation = to(start({ routes }), 39.9);
  const { lines } = groupOf(simulation, 0, "broker");
  const stopped = lines.filter((line) => line.waiting.length > 10);
  expect(stopped.length).toBeGreaterThan(0);
  to(simulation, 50);
  expect(lines.reduce((sum, line) => sum + line.waiting.length, 0)).toBeLessThan(10);
});
