// Who decides by a stale replica sells for as long as it is stale.
import { expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { oversold } from "../scenario/templates/oversold.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const play = (step: object = {}, db: object = {}): Simulation => {
  const nodes = oversold.scenario.nodes.map((node) => {
    if (node.kind === "database") return { ...node, ...db };
    if (node.kind !== "service") return node;
    const steps = [{ work: "2ms" }, { read: "db", if: "stock > 0" }, { move: 1, from: "stock", to: "sold", at: "db", ...step }];
    return { ...node, endpoints: [{ name: "buy", steps }] };
  });
  const simulation = createSimulation({ ...oversold.scenario, nodes } as Scenario);
  simulation.advance(40e6);
  return simulation;
};

it("a replica that is behind by a time lets as much be sold as is asked for in it", () => {
  const { counters, objectives, requests } = play().summary();
  // 50 a second for 2 s, and those that have read already when the last piece goes.
  expect(counters["stock"]).toBeGreaterThan(-104);
  expect(counters["stock"]).toBeLessThanOrEqual(-100);
  expect((counters["stock"] ?? 0) + (counters["sold"] ?? 0)).toBe(1000);
  expect(requests.serverError + requests.timeout + requests.rejected).toBe(0);
  expect(objectives[0]).toMatchObject({ held: false, value: counters["stock"] });
});

it("the trace that broke it is that of the first piece too many, and its read says what it lacked", () => {
  const simulation = play();
  const { at, trace } = simulation.summary().objectives[0]?.broken ?? { at: 0, trace: null };
  expect(at).toBeGreaterThan(20_000);
  expect(at).toBeLessThan(20_100);
  const found = simulation.trace(trace ?? "");
  expect(found?.request).toBe(1001);
  const read = found?.spansOf.find(({ operation }) => operation === "read if");
  expect(read?.behind).toBeGreaterThan(0);
  expect(read?.instance).toBe("db-2");
});

it("a primary that checks itself sells what there is, and tells the others so", () => {
  const { counters, objectives, requests } = play({ least: 0 }).summary();
  expect(counters).toEqual({ sold: 1000, stock: 0 });
  expect(objectives[0]).toMatchObject({ held: true, value: 0 });
  expect(requests.clientError + requests.inFlight).toBe(requests.issued - 1000);
});

it("a read of the primary alone is wrong by those that had read already", () => {
  const { counters } = play({}, { replicas: 1 }).summary();
  expect(counters["stock"]).toBeGreaterThan(-5);
});
