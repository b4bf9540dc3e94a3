// Steps that change what is kept: each acts once where it stands, at its instant, whole or not at all.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import type { Step } from "../../scenario/steps.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

/** So many requests, one each 100 ms. */
const asks = (count: number) =>
  client(0, {
    arrivals: "even",
    load: {
      shape: "steps",
      steps: [
        { at: "0s", rate: 10 },
        { at: `${count * 100 + 50}ms`, rate: 0 },
      ],
    },
  });
const shop = (steps: readonly Step[], more: Partial<Scenario> = {}): Scenario =>
  scenario([asks(10), service("shop", { time: "0ms", endpoints: [{ name: "buy", steps }] })], [route("users", "shop")], more);

function after(document: Scenario, seconds = 10): Simulation {
  const parsed = parseScenario(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const simulation = createSimulation(document);
  simulation.advance(seconds * 1e6);
  return simulation;
}

describe("moves and entities in an instance's memory", () => {
  it("moves an amount from one counter to another, from outside and to it", () => {
    const { counters } = after(
      shop([
        { move: 3, to: "stock" },
        { move: 1, from: "stock", to: "sold" },
        { move: 1, from: "spent" },
      ]),
    ).summary();
    expect(counters).toEqual({ stock: 20, sold: 10, spent: -10 });
  });

  it("refuses with 409 what would bring a counter below its least, and changes nothing then", () => {
    const simulation = after(
      shop([
        { move: 1, from: "stock", to: "sold", least: -4 },
        { move: 1, to: "answered" },
      ]),
    );
    expect(simulation.summary().counters).toEqual({ stock: -4, sold: 4, answered: 4 });
    expect(simulation.summary().requests).toMatchObject({ ok: 4, clientError: 6 });
    expect(simulation.summary().reasons).toEqual({ "refused by what is kept at shop": 6 });
  });

  it("brings an entity of the request from state to state, and takes it away", () => {
    const steps: Step[] = [
      { create: "order" },
      { update: "order", from: "pending", state: "paid" },
      { fail: 0 },
      { update: "order", state: "sent" },
    ];
    expect(after(shop(steps)).summary().counters).toEqual({ "order.pending": 0, "order.paid": 0, "order.sent": 10 });
    expect(after(shop([...steps, { remove: "order", from: "sent" }])).summary().counters).toMatchObject({ "order.sent": 0 });
  });

  it("refuses to update what is not there or in another state", () => {
    const missing = after(shop([{ update: "order", state: "paid" }])).summary();
    expect(missing.requests).toMatchObject({ ok: 0, clientError: 10 });
    const wrong = after(
      shop([
        { create: "order", state: "new" },
        { update: "order", from: "paid", state: "sent" },
      ]),
    ).summary();
    expect(wrong.requests).toMatchObject({ clientError: 10 });
    expect(wrong.counters).toEqual({ "order.new": 10 });
  });

  it("loses everything when its instance crashes, and begins at nothing again", () => {
    const document = shop([{ move: 1, to: "sold" }], {
      timeline: [{ at: "650ms", do: "fault", fault: "crash", target: "shop", for: "1ms" }],
    });
    const simulation = after(document);
    expect(simulation.summary().counters["sold"]).toBe(simulation.summary().requests.ok - 6);
    expect(simulation.logs({ most: 100 }).records.filter(({ code }) => code === "stateLost")).toHaveLength(1);
    expect(simulation.data("shop")?.state?.losses).toBe(1);
  });
});

describe("what a duplicate does", () => {
  /** Answers take longer than the caller waits: every call is tried three times, each of which arrives. */
  const retried = (charge: Step): Scenario =>
    scenario(
      [
        asks(10),
        service("shop", { time: "0ms", endpoints: [{ name: "buy", steps: [{ call: "pay" }] }] }),
        service("pay", { time: "0ms", endpoints: [{ name: "charge", steps: [charge, { work: "60ms" }] }] }),
      ],
      [route("users", "shop"), route("shop", "pay", { timeout: "20ms", retry: { attempts: 3, backoff: "none", jitter: "none" } })],
    );
  it("is charged again by each retry after an answer that came too late", () => {
    expect(after(retried({ move: 1, to: "charged" })).summary().counters).toEqual({ charged: 30 });
  });
  it.each(["request", "call"] as const)("is charged once where the %s is its idempotency key", (by) => {
    expect(after(retried({ move: 1, to: "charged", once: { by } })).summary().counters).toEqual({ charged: 10 });
  });
  it("is done again when its id is forgotten", () => {
    expect(after(retried({ move: 1, to: "charged", once: { window: "15ms" } })).summary().counters).toEqual({ charged: 30 });
    expect(after(retried({ move: 1, to: "charged", once: { window: "30ms" } })).summary().counters).toEqual({ charged: 20 });
  });
  it("makes a second entity", () => {
    expect(after(retried({ create: "order" })).summary().counters).toEqual({ "order.pending": 30 });
    expect(after(retried({ create: "order", once: {} })).summary().counters).toEqual({ "order.pending": 10 });
  });
  it("is unknown to another replica that keeps its own memory", () => {
    const document = retried({ move: 1, to: "charged", once: {} });
    const nodes = document.nodes.map((node) => (node.id === "pay" ? { ...node, replicas: 3 } : node)) as Scenario["nodes"];
    expect(after({ ...document, nodes }).summary().counters).toEqual({ charged: 30 });
  });
});

describe("effects at a database", () => {
  const stored = (steps: readonly Step[], db: object = {}, more: object = {}): Scenario =>
    scenario(
      [
        asks(10),
        service("shop", { time: "0ms", endpoints: [{ name: "buy", steps }] }),
        { id: "db", kind: "database", read: "1ms", write: "4ms", counters: [{ name: "stock", initial: 5 }], ...db },
      ],
      [route("users", "shop"), route("shop", "db", more)],
    );
  it("are writes that act when they are committed, and outlive a crash", () => {
    const document = stored([{ move: 1, from: "stock", to: "sold", at: "db" }]);
    const simulation = after(document, 0.103);
    expect(simulation.summary().counters).toEqual({ stock: 5, sold: 0 });
    simulation.advance(105_000);
    expect(simulation.summary().counters).toEqual({ stock: 4, sold: 1 });
    expect(simulation.summary().nodes["db"]).toMatchObject({ completed: 1 });
    const crashed = { ...document, timeline: [{ at: "550ms", do: "fault", fault: "crash", target: "db", for: "1ms" }] } as Scenario;
    expect(after(crashed).summary().counters["sold"]).toBeGreaterThanOrEqual(5);
  });
  it("are refused there with 409, and the service answers with it", () => {
    const summary = after(stored([{ move: 1, from: "stock", to: "sold", least: 0, at: "db" }])).summary();
    expect(summary.counters).toEqual({ stock: 0, sold: 5 });
    expect(summary.requests).toMatchObject({ ok: 5, clientError: 5 });
    expect(summary.nodes["db"]).toMatchObject({ ok: 5, errors: 5 });
  });
  it("go on with the new settings of the database after an edit", () => {
    const document = stored([{ move: 1, from: "stock", to: "sold", at: "db" }]);
    const simulation = after(document, 0.35);
    const nodes = document.nodes.map((node) => (node.id === "db" ? { ...node, write: "40ms" } : node)) as Scenario["nodes"];
    simulation.edit({ ...document, nodes });
    simulation.advance(10e6);
    expect(simulation.summary().counters).toEqual({ stock: -5, sold: 10 });
    expect(simulation.summary().nodes["db"]?.latency.max).toBe(40);
  });
  it("are seen by a read at a replica when its lag is over", () => {
    const steps: Step[] = [
      { read: "db", if: "stock > 0" },
      { move: 1, from: "stock", to: "sold", at: "db" },
    ];
    const fresh = after(stored(steps)).summary();
    expect(fresh.counters).toEqual({ stock: 0, sold: 5 });
    expect(fresh.reasons).toEqual({ "refused by what is kept at db": 5 });
    const stale = after(stored(steps, { replicas: 2, lag: "250ms" })).summary();
    expect(stale.counters).toEqual({ stock: -2, sold: 7 });
  });
  it("let a read go on with its other steps where its condition is false", () => {
    const steps: Step[] = [
      {
        read: "db",
        if: "stock > 0",
        else: [
          { move: 1, to: "soldOut" },
          { fail: 1, status: 404 },
        ],
      },
      { move: 1, from: "stock", to: "sold", at: "db" },
    ];
    const summary = after(stored(steps)).summary();
    expect(summary.counters).toEqual({ stock: 0, sold: 5, soldOut: 5 });
    expect(summary.requests).toMatchObject({ ok: 5, clientError: 5 });
  });
  it("ask for the state of the entity of the request", () => {
    const steps: Step[] = [
      { read: "db", if: "order is none" },
      { create: "order", at: "db" },
      { read: "db", if: "order is pending or paid" },
      { read: "db", if: "order is not pending", else: [{ move: 1, to: "pendingSeen" }] },
      { update: "order", state: "paid", at: "db" },
    ];
    const { counters } = after(stored(steps)).summary();
    expect(counters).toEqual({ stock: 5, pendingSeen: 10, "order.pending": 0, "order.paid": 10 });
  });
});
