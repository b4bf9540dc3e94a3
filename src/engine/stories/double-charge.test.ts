// A retry after a lost answer charges again; an idempotency key where the charge is kept cures it.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { doubleCharge } from "../scenario/templates/double-charge.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const play = (scenario: Scenario): Simulation => {
  const simulation = createSimulation(scenario);
  simulation.advance(60e6);
  return simulation;
};
/** The charge with other settings, and other settings of its service. */
const charging = (step: object, more: object = {}): Scenario =>
  ({
    ...doubleCharge.scenario,
    nodes: doubleCharge.scenario.nodes.map((node) =>
      node.id === "payment"
        ? { ...node, ...more, endpoints: [{ name: "charge", steps: [{ work: "exp(20ms)" }, { move: 1, to: "charged", ...step }] }] }
        : node,
    ),
  }) as Scenario;

/** Of the orders of the 20 s in which messages get lost. */
const ORDERS = 400;
const LOSS = 0.1;

describe("a charge without an idempotency key", () => {
  const simulation = play(doubleCharge.scenario);
  const { counters, nodes, objectives, requests } = simulation.summary();

  it("happens once for each try that arrives, so once more for each answer that was lost", () => {
    expect(counters["charged"]).toBe(nodes["payment"]?.ok);
    expect(counters["ordered"]).toBe(requests.ok);
    // Tries are made until an answer comes: charges an order are geometric, of mean 1/(1 − loss) and variance loss/(1 − loss)².
    const surplus = (counters["charged"] ?? 0) - (counters["ordered"] ?? 0);
    const expected = ORDERS * (1 / (1 - LOSS) - 1);
    const deviation = Math.sqrt(ORDERS * LOSS) / (1 - LOSS);
    expect(Math.abs(surplus - expected)).toBeLessThan(4 * deviation);
  });

  it("shows neither in errors nor in latency before the fault is known, but in the invariant", () => {
    expect(requests.issued - requests.ok - requests.inFlight).toBeLessThan(5);
    const [once, errors] = objectives;
    expect(errors).toMatchObject({ held: true });
    expect(once).toMatchObject({ held: false, value: (counters["charged"] ?? 0) - (counters["ordered"] ?? 0) });
  });

  it("is told with the trace that broke it: two tries of one call, both of which arrived", () => {
    const { at, trace } = objectives[0]?.broken ?? { at: 0, trace: null };
    expect(at).toBeGreaterThan(25_000);
    expect(at).toBeLessThan(30_000);
    const charges = simulation.trace(trace ?? "")?.spansOf.filter(({ node }) => node === "payment") ?? [];
    const arrived = charges.filter(({ arrivedAt }) => !Number.isNaN(arrivedAt));
    expect(arrived.length).toBeGreaterThan(1);
    expect(arrived[0]?.outcome).toBe("timeout");
  });
});

describe("with an idempotency key", () => {
  it("every order is charged once, whatever was lost", () => {
    const { counters, nodes, objectives } = play(charging({ at: "accounts", once: {} })).summary();
    expect(counters["charged"]).toBe(counters["ordered"]);
    expect(nodes["payment"]?.ok).toBeGreaterThan((counters["charged"] ?? 0) + 15);
    expect(objectives[0]).toMatchObject({ held: true, value: 0 });
  });
  it("a duplicate is seen in its trace, and counted where the key is kept", () => {
    const document = charging({ at: "accounts", once: {} });
    const simulation = play({ ...document, tracing: { sample: 1 } });
    const { state } = simulation.data("accounts") ?? {};
    expect(state?.duplicates).toBe((simulation.summary().nodes["payment"]?.ok ?? 0) - (state?.applied ?? 0));
    const seen = simulation
      .traces({ order: "newest", most: 1200 })
      .rows.filter(({ id }) => simulation.trace(id)?.spansOf.some(({ duplicate, node }) => duplicate && node === "accounts") === true);
    expect(seen.length).toBeGreaterThan(15);
    expect(seen.length).toBeLessThanOrEqual(state?.duplicates ?? 0);
  });

  it("that one replica keeps in its memory, the others charge again", () => {
    const alone = play(charging({ once: {} })).summary().counters;
    expect(alone["charged"]).toBe(alone["ordered"]);
    const three = play(charging({ once: {} }, { replicas: 3 })).summary();
    expect(three.counters["charged"]).toBeGreaterThan((three.counters["ordered"] ?? 0) + 10);
    expect(three.objectives[0]).toMatchObject({ held: false });
  });
});
