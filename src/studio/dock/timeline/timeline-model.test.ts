// What the timeline shows of a document, of what was done and of what came of it.
import { describe, expect, test } from "vitest";

import type { Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { addEntry } from "../../../engine/scenario/edits.ts";
import type { StateChange } from "../../../engine/telemetry/views/changes.ts";
import type { Mark } from "../../../engine/telemetry/views/records.ts";
import { entriesByHand, itemsOf, MOST_ROWS, spanOf } from "./timeline-model.ts";

const S = 1e6;
const SHOP = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    { id: "orders", kind: "service" },
  ],
  routes: [{ id: "r1", from: "users", to: "orders" }],
  timeline: [
    { id: "slow", at: "60s", for: "30s", do: "fault", fault: "latency", target: "orders" },
    { id: "more", at: "100s", do: "scale", target: "orders", replicas: 3 },
    { id: "calm", at: "200s", do: "clear", fault: "slow" },
  ],
} as Scenario;
const mark = (more: Partial<Mark>): Mark => ({
  id: "m",
  act: "fault",
  fault: "hang",
  target: "orders",
  from: 10 * S,
  to: null,
  settings: {},
  ...more,
});
const change = (at: number, to: string, seq: number): StateChange => ({
  seq,
  at: at * S,
  thing: "orders",
  instance: "",
  sort: "condition",
  from: "",
  to,
  cause: { code: "condition", values: {}, origin: null, because: null },
});
const shown = (now: number, marks: readonly Mark[] = [], changes: readonly StateChange[] = []) =>
  itemsOf(SHOP, { now: now * S, marks, changes }).map(({ from, lane, state, to }) => `${lane} ${from / S}–${to / S} ${state}`);

describe("the timeline", () => {
  test("shows what is planned, and what of it has begun; a clear is the end of its fault, no bar", () => {
    expect(shown(0)).toEqual(["faults 60–90 planned", "scaling 100–100 planned"]);
    expect(shown(70)).toEqual(["faults 60–90 done", "scaling 100–100 planned"]);
  });

  test("draws a fault that was stopped early as it went", () => {
    expect(shown(80, [mark({ id: "slow", from: 60 * S, to: 72 * S })])[0]).toBe("faults 60–72 done");
  });

  test("shows what was done by hand beside it, each in its lane", () => {
    const marks = [
      mark({ id: "fault-1", to: 30 * S }),
      mark({ id: "act-1", act: "kill" }),
      mark({ id: "b", act: "breaker", from: 20 * S }),
    ];
    expect(shown(40, marks)).toEqual([
      "faults 10–30 byHand",
      "acts 10–10 byHand",
      "breakers 20–Infinity came",
      "faults 60–90 planned",
      "scaling 100–100 planned",
    ]);
  });

  test("shows from when to when a node was in trouble", () => {
    const changes = [change(50, "degraded", 4), change(30, "healthy", 3), change(20, "failing", 2), change(12, "degraded", 1)];
    expect(shown(55, [], changes).filter((item) => item.startsWith("troubles"))).toEqual([
      "troubles 12–30 came",
      "troubles 50–Infinity came",
    ]);
  });

  test("calls such a stretch by the worst that the node was in it", () => {
    const worst = (...changes: readonly StateChange[]) =>
      itemsOf(SHOP, { now: 55 * S, marks: [], changes })
        .filter(({ lane }) => lane === "troubles")
        .map((item) => `${item.from / S} ${item.change?.to}`);
    expect(worst(change(20, "failing", 2), change(12, "degraded", 1))).toEqual(["12 failing"]);
    expect(worst(change(30, "degraded", 3), change(20, "failing", 2), change(12, "degraded", 1))).toEqual(["12 failing"]);
    expect(worst(change(12, "degraded", 1))).toEqual(["12 degraded"]);
  });

  test("puts what overlaps into rows, and no more than there is room for", () => {
    const marks = Array.from({ length: 6 }, (_, i) => mark({ id: `f${i}`, from: i * S }));
    const rows = itemsOf({ ...SHOP, timeline: [] }, { now: 20 * S, marks, changes: [] }).map(({ row }) => row);
    expect([rows.slice(0, 3), Math.max(...rows)]).toEqual([[0, 1, 2], MOST_ROWS - 1]);
  });

  test("shows all there is, or a stretch around now", () => {
    expect(spanOf(60, 100 * S, [], null)).toEqual({ from: 60 * S, to: 120 * S });
    expect(spanOf(0, 10 * S, [{ from: 200 * S, to: Infinity }], null).to).toBeGreaterThan(200 * S);
    expect(spanOf(0, 10 * S, [], 600 * S)).toEqual({ from: 0, to: 600 * S });
  });
});

test("what was done by hand becomes entries that the document takes as they are", () => {
  const marks = [
    mark({ id: "fault-1", fault: "latency", settings: { delay: "300ms", share: 1 }, to: 30 * S }),
    mark({ id: "fault-2", fault: "partition", target: "", settings: { between: [["users"], ["orders"]], oneWay: false } }),
    mark({ id: "act-1", act: "kill", settings: { instance: "orders-1" } }),
    mark({ id: "act-2", act: "load", target: "users", settings: { multiply: 3 }, to: 70 * S }),
    mark({ id: "act-3", act: "scale", settings: { replicas: 2 } }),
    mark({ id: "act-4", act: "config", settings: { change: "set", set: { errorRate: 0.5 }, share: 0.1, every: "5s" } }),
    mark({ id: "config-1", act: "config", settings: { change: "rollback" }, itself: true }),
    mark({ id: "edit-1", act: "edit" }),
  ];
  const entries = entriesByHand(itemsOf({ ...SHOP, timeline: [] }, { now: 80 * S, marks, changes: [] }));
  let document: Scenario = { ...SHOP, timeline: [] };
  for (const entry of entries) document = addEntry(document, entry).scenario;
  const plain = (document.timeline as readonly TimelineEntry[]).map(({ id: _id, ...entry }) => entry);
  expect(plain).toEqual([
    { at: "10s", for: "20s", do: "fault", fault: "latency", target: "orders" },
    { at: "10s", do: "fault", fault: "partition", between: [["users"], ["orders"]] },
    { at: "10s", do: "kill", target: "orders", instance: "orders-1" },
    { at: "10s", for: "1m", do: "load", target: "users", multiply: 3 },
    { at: "10s", do: "scale", target: "orders", replicas: 2 },
    { at: "10s", do: "config", target: "orders", set: { errorRate: 0.5 }, share: 0.1 },
  ]);
});
