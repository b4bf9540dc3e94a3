// A message that is acknowledged too late is delivered again: without idempotency its effect is doubled, with it it is not.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { redelivered } from "../scenario/templates/redelivered.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const play = (payment: object = {}, subscription: object = {}): Simulation => {
  const { nodes, routes } = redelivered.scenario;
  const simulation = createSimulation({
    ...redelivered.scenario,
    nodes: nodes.map((node) => (node.id === "payment" ? { ...node, ...payment } : node)),
    routes: routes.map((route) => (route.id === "r4" ? { ...route, ...subscription } : route)),
  } as Scenario);
  simulation.advance(60e6);
  return simulation;
};
const handler = (step: object) => ({
  handlers: [{ event: "order_placed", steps: [{ work: "exp(20ms)" }, { move: 1, to: "charged", ...step }] }],
});
const groupOf = (simulation: Simulation) => simulation.summary().topics["broker/order_placed"]?.groups["payment"];

/** Of the 20 s in which a tenth is slow. */
const ORDERS = 400;
const SLOW = 0.1;

describe("a charge that is handled without idempotency", () => {
  const simulation = play();
  const { counters, objectives, requests, topics } = simulation.summary();
  const surplus = (counters["charged"] ?? 0) - (counters["ordered"] ?? 0);

  it("happens once for each delivery", () => {
    expect(counters["ordered"]).toBe(requests.ok);
    expect(topics["broker/order_placed"]?.accepted).toBe(counters["ordered"]);
    expect(groupOf(simulation)?.redelivered).toBe(surplus);
    // Deliveries a message are geometric: each is slow by the same chance.
    const expected = ORDERS * (1 / (1 - SLOW) - 1);
    const deviation = Math.sqrt(ORDERS * SLOW) / (1 - SLOW);
    expect(Math.abs(surplus - expected)).toBeLessThan(4 * deviation);
  });

  it("is told by the invariant, with a trace in which one message was consumed twice", () => {
    expect(objectives[0]).toMatchObject({ held: false, value: surplus });
    const spans = simulation.trace(objectives[0]?.broken?.trace ?? "")?.spansOf ?? [];
    expect(spans.filter(({ node, route }) => node === "payment" && route === "r4").length).toBeGreaterThan(1);
  });
});

describe("it is charged once", () => {
  it.each([
    ["an idempotent consumer", { idempotent: {} }, {}],
    ["a key for each request, kept with the money", handler({ at: "accounts", once: {} }), {}],
    ["a key for each message, kept with the money", handler({ at: "accounts", once: { by: "request", window: "1m" } }), {}],
  ])("by %s, though it is delivered more often", (_name, payment, subscription) => {
    const simulation = play(payment, subscription);
    const { counters, objectives } = simulation.summary();
    expect(groupOf(simulation)?.redelivered).toBeGreaterThan(15);
    expect(counters["charged"]).toBe(counters["ordered"]);
    expect(objectives[0]).toMatchObject({ held: true, value: 0 });
  });

  it("in the memory of the one who handles it, where the message is its key", () => {
    const simulation = play(handler({ once: { by: "call" } }));
    const { counters } = simulation.summary();
    expect(groupOf(simulation)?.redelivered).toBeGreaterThan(15);
    expect(counters["charged"]).toBe(counters["ordered"]);
  });

  it("by a broker that waits long enough", () => {
    const simulation = play({}, { ackTimeout: "5s" });
    expect(groupOf(simulation)?.redelivered).toBe(0);
    expect(simulation.summary().objectives[0]).toMatchObject({ held: true });
  });
});
