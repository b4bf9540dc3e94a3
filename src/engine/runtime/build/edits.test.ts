// What an edit of the document in the midst of a run changes, and what it must not.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { createSimulation } from "../../simulation.ts";
import type { GatewayNode } from "../../testing/requests.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const SECOND = 1_000_000;
const gateway: GatewayNode = {
  id: "gate",
  kind: "gateway",
  middleware: [{ use: "rate-limit", rate: 10, burst: 20 }],
  routes: [{ path: "/", service: "s" }],
};
const drawn = scenario([client(50), gateway, service("s")], [route("users", "gate"), route("gate", "s")]);
const edited = (change: (node: Scenario["nodes"][number]) => object): Scenario =>
  ({ ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, ...change(node) })) }) as Scenario;

/** Ten seconds, the edit, ten more. */
function after(edit: Scenario) {
  const simulation = createSimulation(drawn);
  simulation.advance(10 * SECOND);
  simulation.edit(edit);
  simulation.advance(20 * SECOND);
  return simulation;
}

describe("an edit", () => {
  const unchanged = after({ ...drawn, description: "Another" }).digest();

  it.each(["users", "gate", "s"])("of a name changes nothing in the run (%s)", (id) => {
    expect(after(edited((node) => (node.id === id ? { name: "Another" } : {}))).digest()).toBe(unchanged);
  });

  it("of a setting changes it", () => {
    expect(after(edited((node) => (node.id === "s" ? { time: "20ms" } : {}))).digest()).not.toBe(unchanged);
  });

  it("of traffic draws new arrivals, not those of the beginning once more", () => {
    const simulation = createSimulation(
      scenario([client(10), service("s", { time: "0ms" })], [route("users", "s")], { tracing: { sample: 1 } }),
    );
    simulation.advance(10 * SECOND);
    const { scenario: before } = simulation;
    simulation.edit({ ...before, nodes: before.nodes.map((node) => (node.kind === "client" ? { ...node, patience: "1h" } : node)) });
    const from = simulation.now;
    simulation.advance(20 * SECOND);
    const instants = simulation.traces({ order: "newest", most: 1000 }).rows.map((row) => row.startedAt);
    const later = instants.filter((at) => at >= from).map((at) => at - from);
    expect(later.length).toBeGreaterThan(50);
    expect(later.filter((at) => instants.some((early) => Math.abs(early - at) <= 1))).toEqual([]);
  });

  it("that makes another kind of a node leads its routes to the new one", () => {
    const calls = scenario([client(50), service("s"), service("back")], [route("users", "s"), route("s", "back")]);
    const simulation = createSimulation(calls);
    simulation.advance(10 * SECOND);
    simulation.edit({
      ...calls,
      nodes: calls.nodes.map((node) => (node.id === "back" ? { id: "back", kind: "database", startup: "0s" } : node)),
    });
    const before = simulation.summary().requests;
    simulation.advance(20 * SECOND);
    const { ok, rejected } = simulation.summary().requests;
    expect(ok - before.ok).toBeGreaterThan(400);
    expect(rejected).toBeLessThan(5);
  });

  it.each([
    { op: "replace", path: "/nodes/0/kind", value: "nonsense" },
    { op: "add", path: "/nodes/2/replicas", value: 1e9 },
    { op: "remove", path: "/routes/1" },
    { op: "replace", path: "", value: "no document" },
  ] as const)("of a recorded run that makes no valid document changes nothing (%o)", (operation) => {
    const log = [{ at: "10000001us", do: "edit", patch: [operation] }] as const;
    const simulation = createSimulation({ ...drawn, run: { start: drawn, log, until: "20s" } });
    simulation.advance(20 * SECOND);
    expect(simulation.scenario).toEqual(drawn);
    expect(simulation.digest()).toBe(unchanged);
  });
});
