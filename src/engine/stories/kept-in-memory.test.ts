// Orders that a service keeps in its memory go with the instance.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Step } from "../scenario/steps.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";

const play = (document: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(document);
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("orders kept by the service that takes them", () => {
  const RATE = 20;
  /** An order is paid two seconds after it was placed; the crash comes at 10 s. */
  const shop = (at?: string): Scenario => {
    const place = at === undefined ? {} : { at };
    const steps: Step[] = [
      { create: "order", ...place },
      { move: 1, to: "ordered" },
      { call: "bank" },
      { update: "order", state: "paid", ...place },
    ];
    return scenario(
      [
        client(RATE, { arrivals: "even" }),
        service("shop", { concurrency: 200, time: "0ms", blocking: false, endpoints: [{ name: "buy", steps }] }),
        service("bank", { concurrency: 200, time: "2s" }),
        { id: "db", kind: "database", write: "0ms" },
      ],
      [route("users", "shop"), route("shop", "bank"), route("shop", "db")],
      {
        timeline: [{ id: "crash", at: "10s", for: "1s", do: "fault", fault: "crash", target: "shop" }],
        objectives: [{ id: "ends", invariant: "every order ends paid within 5s" }],
        tracing: { sample: 0, keepErrors: true, keepSlowest: 0 },
      },
    );
  };

  it("are lost in a crash: each that was under way breaks the promise at that instant, with its trace", () => {
    const simulation = play(shop(), 30);
    const [ends] = simulation.objectiveViews();
    expect(ends).toMatchObject({ held: false, value: 2 * RATE, count: 2 * RATE });
    expect(new Set(ends?.breaks.map(({ at }) => at))).toEqual(new Set([10e6]));
    expect(ends?.breaks.every(({ instance }) => instance === "shop-1")).toBe(true);
    const [first] = ends?.breaks ?? [];
    const began = simulation.trace(first?.trace ?? "")?.startedAt ?? NaN;
    expect(began).toBeGreaterThanOrEqual(8e6);
    expect(began).toBeLessThan(10e6);
    const { counters } = simulation.summary();
    expect(counters["ordered"]).toBeLessThan(simulation.summary().requests.issued - 9 * RATE); // those before are gone too
  });

  it("in a database outlive it, but for those whose end nobody writes down any more", () => {
    const simulation = play(shop("db"), 30);
    const [ends] = simulation.objectiveViews();
    expect(ends).toMatchObject({ held: false, value: 2 * RATE });
    expect(ends?.breaks.every(({ at }) => at >= 13e6 && at < 15e6)).toBe(true);
    expect(simulation.summary().counters["order.pending"]).toBeGreaterThanOrEqual(2 * RATE);
  });
});
