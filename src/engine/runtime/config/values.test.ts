// What the values of a configuration do at an instance: its slots, work, errors and flags, the calls that it makes; and nothing elsewhere.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import { createSimulation } from "../../simulation.ts";
import { drawn, instancesOf, run, S, set, type Values } from "../../testing/configured.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

describe("its values", () => {
  it("set the error rate of each instance alone: a share of them fails its share of the calls", () => {
    const simulation = run(
      { rate: 400, orders: { concurrency: 100, time: "1ms" }, timeline: [set({ errorRate: 1 }, { share: 0.25 })] },
      12,
    );
    const bad = instancesOf(simulation).filter(({ endedBad }) => endedBad > 0);
    expect(bad.length).toBe(1);
    // Round robin: a quarter of the calls from 2.001 s on.
    const { ok, serverError } = simulation.summary().requests;
    expect(Math.abs(serverError / (ok + serverError) - (0.25 * 10) / 12)).toBeLessThan(0.02);
  });

  it("set the work of an instance, and its flags", () => {
    const steps = [{ flag: "short", on: [{ work: "1ms" }], off: [{ work: "20ms" }] }];
    const orders = { endpoints: [{ name: "get", steps }], concurrency: 100 };
    const mean = (values: Values) => run({ rate: 50, orders, values }, 10).summary().nodes["orders"]?.latency.mean;
    expect([mean({}), mean({ short: true }), mean({ time: "7ms" }), mean({ short: true, time: "7ms" })]).toEqual([
      expect.closeTo(20, 5),
      expect.closeTo(1, 5),
      expect.closeTo(7, 5),
      expect.closeTo(7, 5),
    ]);
  });

  it("leave the draws of all other steps as they are, whatever a flag says", () => {
    const steps = [{ flag: "more", on: [{ work: "1ms" }, { work: "2ms" }], off: [] }, { work: "exp(4ms)" }];
    const orders = { endpoints: [{ name: "get", steps }], concurrency: 100 };
    const mean = (values: Values) => run({ rate: 50, orders, values }, 10).summary().nodes["orders"]?.latency.mean ?? 0;
    expect(mean({ more: true }) - mean({})).toBeCloseTo(3, 6);
  });

  it("set the timeout of its calls, even where the route has none", () => {
    const at = (values: Values, way: object = {}) => {
      const { routes } = run({ rate: 50, orders: { concurrency: 100, time: "1ms" }, values, way }, 10).summary();
      return (routes["orders-payment"]?.timeouts ?? 0) > 0;
    };
    expect([at({}), at({ "payment.timeout": "20ms" }), at({ "payment.timeout": "90ms" })]).toEqual([false, true, false]);
    expect([at({}, { timeout: "20ms" }), at({ "payment.timeout": "90ms" }, { timeout: "20ms" })]).toEqual([true, false]);
  });

  it("set the attempts of its calls", () => {
    const tries = (values: Values, way: object) => {
      const { routes } = run(
        { rate: 50, orders: { concurrency: 100, time: "1ms" }, values, way: { timeout: "20ms", ...way } },
        10,
      ).summary();
      const { attempts = 0, calls = 1 } = routes["orders-payment"] ?? {};
      return Math.round(attempts / calls);
    };
    const retry = { attempts: 3, backoff: "none" };
    expect([
      tries({}, {}),
      tries({ "payment.attempts": 4 }, {}),
      tries({}, { retry }),
      tries({ "payment.attempts": 1 }, { retry }),
    ]).toEqual([1, 4, 3, 1]);
  });

  it("hold against an edit of the drawing's own setting: not for a moment are there more slots", () => {
    const simulation = run({ values: { concurrency: 2 }, rate: 2000, orders: { time: "1s", replicas: 1 } }, 1);
    const busy = () => instancesOf(simulation).map((instance) => [instance.concurrency, instance.busy]);
    expect(busy()).toEqual([[2, 2]]);
    simulation.edit(drawn({ values: { concurrency: 2 }, rate: 2000, orders: { time: "1s", replicas: 1, concurrency: 50 } }));
    expect(busy()).toEqual([[2, 2]]);
  });

  it("are there again when a pool that leaked is whole", () => {
    const leak = { at: "1s", for: "2s", do: "fault", fault: "pool-leak", target: "db" };
    const drawing = scenario(
      [
        client(50),
        service("orders"),
        { id: "db", kind: "database" } as Node,
        { id: "conf", kind: "config", documents: [{ service: "db", values: { connections: 5 } }] } as Node,
      ],
      [route("users", "orders"), route("orders", "db")],
      { timeline: [leak as TimelineEntry] },
    );
    const simulation = createSimulation(drawing);
    simulation.advance(2 * S);
    expect(instancesOf(simulation, "db")[0]?.concurrency).toBeLessThan(5);
    simulation.advance(4 * S);
    expect(instancesOf(simulation, "db")[0]?.concurrency).toBe(5);
  });

  it("act at a gateway: its slots, and its own calls", () => {
    const drawing = (timeout: string) =>
      scenario(
        [
          client(50),
          { id: "edge", kind: "gateway", routes: [{ service: "orders" }] } as Node,
          service("orders", { time: "50ms" }),
          {
            id: "conf",
            kind: "config",
            documents: [{ service: "edge", values: { concurrency: 3, "orders.timeout": timeout, "orders.attempts": 2 } }],
          } as Node,
        ],
        [route("users", "edge"), route("edge", "orders")],
      );
    const played = (timeout: string) => {
      const simulation = createSimulation(drawing(timeout));
      simulation.advance(5 * S);
      const way = simulation.summary().routes["edge-orders"];
      return [
        instancesOf(simulation, "edge")[0]?.concurrency,
        (way?.timeouts ?? 0) > 0,
        Math.round((way?.attempts ?? 0) / (way?.calls ?? 1)),
      ];
    };
    expect([played("20ms"), played("1s")]).toEqual([
      [3, true, 2],
      [3, false, 1],
    ]);
  });

  it("set the connections of a database", () => {
    const drawing = scenario(
      [
        client(0),
        service("orders"),
        { id: "db", kind: "database" } as Node,
        { id: "conf", kind: "config", documents: [{ service: "db", values: { connections: 2 } }] } as Node,
      ],
      [route("users", "orders"), route("orders", "db")],
    );
    expect(instancesOf(createSimulation(drawing), "db").map(({ concurrency }) => concurrency)).toEqual([2]);
  });
});
