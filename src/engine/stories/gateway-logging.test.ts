// A gateway with a logging middleware before two services: every request is in the log, once, with what became of it.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { gatewayLogging } from "../scenario/templates/gateway-logging.ts";
import { createSimulation } from "../testing/built-engine.ts";

const played = (scenario: Scenario, seconds: number) => {
  const simulation = createSimulation({ ...scenario, duration: `${seconds}s` });
  simulation.advance(seconds * 1e6);
  return simulation;
};
const logged = (simulation: ReturnType<typeof played>) =>
  simulation.logs({ most: 10_000, text: "requestLogged" }).records.map(({ level, values }) => ({ level, ...values }));

describe("a gateway that logs", () => {
  const simulation = played(gatewayLogging.scenario, 60);
  const records = logged(simulation);
  const { requests, nodes, reasons } = simulation.summary();

  it("has one record of each request that has ended there, with its level", () => {
    const ended = nodes["gateway"]!.completed;
    expect(ended).toBeGreaterThan(1000);
    expect(records.length).toBe(ended);
    const count = (status: number) => records.filter((record) => "status" in record && record.status === status).length;
    expect(count(200) + count(401) + count(404)).toBe(ended);
    expect([count(401), count(404)]).toEqual([reasons["not authorised by gateway"], reasons["no route at gateway"]]);
    expect(records.every(({ level, ...values }) => (level === "info") === ((values as { status?: unknown }).status === 200))).toBe(true);
  });

  it("sends each path to its service, and none of those who were refused", () => {
    const to = (path: string) => simulation.traces({ order: "newest", most: 0, operation: `GET ${path}`, outcome: "ok" }).matched;
    expect(Math.abs(nodes["users"]!.arrivals - to("/api/users"))).toBeLessThanOrEqual(2); // in flight at the end
    expect(Math.abs(nodes["orders"]!.arrivals - to("/api/orders"))).toBeLessThanOrEqual(2);
    // One in 25 is refused, and of the others one in 37 asks for what nobody knows.
    const share = requests.ok / (requests.ok + requests.clientError);
    const expected = 0.96 * (36 / 37);
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 1200));
  });

  it("tells in a trace what each stage did", () => {
    const [refused] = simulation.traces({ order: "newest", most: 1, outcome: "clientError", text: "auth" }).rows;
    const stages = (id: string) => simulation.trace(id)!.spansOf[1]!.stages.map(({ use, verdict }) => `${use}: ${verdict}`);
    expect(stages(refused!.id)).toEqual(["logging: passed", "auth: ended"]);
    const [well] = simulation.traces({ order: "newest", most: 1, outcome: "ok" }).rows;
    expect(stages(well!.id)).toEqual(["logging: passed", "auth: passed"]);
  });

  it("logs no refusal when authentication stands in front", () => {
    const { nodes: drawn } = gatewayLogging.scenario;
    const turned = drawn.map((node) => (node.kind === "gateway" ? { ...node, middleware: node.middleware!.toReversed() } : node));
    const other = played({ ...gatewayLogging.scenario, nodes: turned }, 60);
    expect(logged(other).filter((record) => "status" in record && record.status === 401)).toEqual([]);
    expect(other.summary().requests).toEqual(requests); // and nothing else is different
  });
});
