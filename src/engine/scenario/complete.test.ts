// Completing and leaving out are each other's undoing, and writing is stable.
import { describe, expect, it } from "vitest";

import type { Node } from "../kinds/specs.ts";
import { completeAct, completeNode, completeObjective, completeRoute, completeSettings } from "./complete.ts";
import type { Scenario } from "./document.ts";
import { parseScenario } from "./parse-scenario.ts";
import { withoutDefaults, writeScenario } from "./write-scenario.ts";

const SPARE: Scenario = {
  format: "faultline/1",
  seed: 7,
  nodes: [
    { id: "c", kind: "client", load: { shape: "spike", peak: 900 }, requests: [{ path: "/a" }, { key: {} }] },
    {
      id: "a",
      kind: "service",
      queue: "unbounded",
      health: { restartAfter: 3 },
      endpoints: [{ name: "x", steps: [{ parallel: [[{ read: "db" }]] }] }],
    },
    { id: "db", kind: "database" },
  ],
  routes: [
    { id: "r1", from: "c", to: "a", retry: {}, timeout: "1s" },
    { id: "r2", from: "a", to: "db", retry: { budget: { kind: "ratio" } } },
  ],
  timeline: [{ at: "1s", do: "fault", fault: "errors", target: "a" }],
  objectives: [{ id: "o", metric: "latency.p99", value: "500ms" }],
  layout: { c: [0, 0], a: [200, 0] },
};

describe("completing", () => {
  it("puts every default in place", () => {
    const client = completeNode(SPARE.nodes[0] as Extract<Node, { kind: "client" }>);
    expect(client.load).toEqual({ shape: "spike", base: 100, peak: 900, at: "60s", for: "20s" });
    expect(client.requests).toEqual([
      { path: "/a", method: "GET", weight: 1, priority: "normal" },
      { path: "/", method: "GET", weight: 1, priority: "normal", key: { keys: 10_000, zipf: 0.99 } },
    ]);
    expect([client.arrivals, client.patience]).toEqual(["poisson", undefined]);
  });
  it("completes groups that are on by being there, and leaves those away that are not", () => {
    const [first, second] = SPARE.routes.map(completeRoute);
    expect(first?.retry).toEqual({
      attempts: 3,
      backoff: "exponential",
      base: "25ms",
      max: "250ms",
      jitter: "full",
      on: ["5xx", "reset", "connect", "timeout"],
      retryAfter: false,
    });
    expect(second?.retry?.budget).toEqual({ kind: "ratio", ratio: 0.2, minPerSecond: 10, window: "10s" });
    expect([second?.timeout, first?.latency]).toEqual([undefined, "1ms"]);
  });
  it("completes steps, faults, objectives and settings", () => {
    const service = completeNode(SPARE.nodes[1] as Extract<Node, { kind: "service" }>);
    expect(service.endpoints[0]?.steps).toEqual([{ parallel: [[{ read: "db", chance: 1 }]] }]);
    expect(service.health).toEqual({
      interval: "10s",
      timeout: "1s",
      through: "beside",
      time: "0ms",
      unhealthyAfter: 3,
      healthyAfter: 1,
      restartAfter: 3,
    });
    expect(SPARE.timeline?.map(completeAct)).toEqual([
      { do: "fault", fault: "errors", at: "1s", target: "a", rate: 0.5, status: 500, share: 1, fast: false },
    ]);
    expect(SPARE.objectives?.map(completeObjective)).toEqual([{ id: "o", of: "clients", metric: "latency.p99", op: "<", value: "500ms" }]);
    expect(completeSettings(SPARE)).toEqual({
      name: "Untitled",
      description: "",
      seed: 7,
      warmup: "0s",
      tracing: { sample: 0.01, keepErrors: true, keepSlowest: 0.001 },
    });
  });
});

describe("writing", () => {
  it("leaves out again what was completed", () => {
    const full = {
      ...SPARE,
      ...completeSettings(SPARE),
      nodes: SPARE.nodes.map((node) => completeNode(node)),
      routes: SPARE.routes.map(completeRoute),
      objectives: SPARE.objectives?.map(completeObjective),
    } as unknown as Scenario;
    expect(withoutDefaults(full)).toEqual(SPARE);
    expect(writeScenario(full)).toBe(writeScenario(SPARE));
  });
  it("gives text that parses back to the same, whatever the order of its keys", () => {
    const shuffled = Object.fromEntries(Object.entries(SPARE).reverse()) as unknown as Scenario;
    expect(writeScenario(shuffled)).toBe(writeScenario(SPARE));
    expect(parseScenario(writeScenario(SPARE))).toEqual({ ok: true, value: SPARE });
  });
  it("puts short things on a line of their own", () => {
    const lines = writeScenario(SPARE).split("\n");
    expect(lines.slice(0, 5)).toEqual(["{", '  "format": "faultline/1",', '  "seed": 7,', '  "nodes": [', "    {"]);
    expect(lines).toContain('    { "id": "db", "kind": "database" }');
  });
});
