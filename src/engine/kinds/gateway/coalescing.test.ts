// Identical requests in flight share one call, whatever becomes of it. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, ends, type GatewayNode, played, traces } from "../../testing/requests.ts";
import { client, type ClientNode, route, scenario, service, type ServiceNode, UNTRACED } from "../../testing/scenarios.ts";

const COALESCE = [{ use: "coalesce" }] as const;
const sharing = (asked: ClientNode, of: Partial<ServiceNode> = {}, gateway: Partial<GatewayNode> = {}, policies = {}) =>
  scenario(
    [
      asked,
      { id: "edge", kind: "gateway", time: "0ms", concurrency: 1000, routes: [{ service: "s" }], middleware: COALESCE, ...gateway } as Node,
      service("s", { time: "5ms", concurrency: 10_000, ...of }),
    ],
    [{ ...route("users", "edge"), ...policies }, route("edge", "s")],
  );
const calls = (simulation: Simulation): number => simulation.summary().nodes["s"]!.arrivals;
const stage = (simulation: Simulation) => simulation.stages("edge")[0]!;

describe("coalescing", () => {
  it("sends one call for all that ask the same while it is out, and gives them its answer at once", () => {
    const simulation = played(sharing(asks(100, 0.01)), 50);
    expect(calls(simulation)).toBe(1);
    expect(new Set(ends(simulation))).toEqual(new Set(["ok 200 at 5.01"]));
    expect(stage(simulation)).toEqual({ use: "coalesce", passed: 100, ended: 0, coalesced: 99, waiting: 0 });
    expect(traces(simulation).map((trace) => trace.spansOf[1]!.stages[0]!.verdict)).toEqual([
      "sent",
      ...Array.from({ length: 99 }, () => "coalesced"),
    ]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("gives them a failure too, with its reason", () => {
    const simulation = played(sharing(asks(100, 0.01), { errorRate: 1 }), 50);
    expect([calls(simulation), simulation.summary().reasons]).toEqual([1, { "error of s": 100 }]);
  });

  it("calls anew when the answer has come, and for another key, path or method", () => {
    expect(calls(played(sharing(asks(3, 10)), 100))).toBe(3);
    const others = { requests: [{ path: "/a" }, { path: "/b" }, { path: "/b", method: "POST" }] } as const;
    const simulation = played(sharing(asks(100, 0.01, others)), 50);
    const posted = traces(simulation).filter((trace) => trace.operation.startsWith("POST")).length;
    expect(calls(simulation)).toBe(2 + posted);
    const keyed = played(sharing(asks(300, 0.01, { requests: [{ key: { keys: 7, zipf: 0 } }] })), 50);
    expect(calls(keyed)).toBe(7);
  });

  it("waits also for one whose own work at the gateway is not done, and is told when it was answered before that", () => {
    const slow = played(sharing(asks(10, 0.1), { time: "1ms" }, { time: "3ms" }), 50);
    // The first works until 3.1, calls until 4.1; the last one joins at 1, works until 4, and waits 0.1 ms.
    expect([calls(slow), ends(slow).at(-1)]).toEqual([1, "ok 200 at 4.1"]);
    const late = played(sharing(asks(20, 0.1), { time: "0.05ms" }, { time: "3ms" }), 50);
    expect([calls(late), ends(late)[0], ends(late).at(-1)]).toEqual([1, "ok 200 at 3.15", "ok 200 at 5"]);
  });

  it("of each replica for itself", () => {
    expect(calls(played(sharing(asks(100, 0.01), {}, { replicas: 4 }), 50))).toBe(4);
  });

  it("sends the next in wait when the one that was sent is taken off the server; nobody is lost", () => {
    const impatient = { timeout: "2ms", cancel: true };
    const simulation = played(sharing(asks(4, 1), { time: "5ms" }, {}, impatient), 50);
    // Sent at 1 and given up at 3; the next (of 2) is sent then and given up at 4, and so on.
    expect(ends(simulation)).toEqual([3, 4, 5, 6].map((at) => `timeout 504 timeout of users-edge at ${at}`));
    expect([calls(simulation), stage(simulation).waiting]).toEqual([4, 0]);
    expect(violations(simulation.run)).toEqual([]);
    const some = played(sharing(asks(2, 1), { time: "5ms" }, {}, { timeout: "5.5ms", cancel: true }), 50);
    expect(ends(some)).toEqual(["ok 200 at 6", "ok 200 at 6"]);
  });

  it("goes on for those who wait when the caller of the one that was sent has gone without cancelling", () => {
    const simulation = played(sharing(asks(3, 1), { time: "5ms" }, {}, { timeout: "4ms" }), 50);
    expect([calls(simulation), ends(simulation)]).toEqual([1, ["timeout 504 timeout of users-edge at 5", "ok 200 at 6", "ok 200 at 6"]]);
  });

  it("forgets who gave up waiting", () => {
    const simulation = played(sharing(asks(200, 0.01, { patience: "exp(2ms)" }), { time: "5ms" }, {}, { cancel: true }), 50);
    const { requests } = simulation.summary();
    expect(requests.ok + requests.cancelled).toBe(200);
    expect(requests.cancelled).toBeGreaterThan(100);
    expect([stage(simulation).waiting, simulation.run.frames.all.filter((frame) => frame.atEnd !== null).length]).toEqual([0, 0]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("frees those who gave up waiting for a call that never ends", () => {
    const late = { shape: "steps", steps: [{ at: "10ms", rate: 2000 }] } as const;
    const { nodes, routes, ...rest } = sharing(asks(1, 1));
    const simulation = createSimulation({
      ...rest,
      nodes: [...nodes, { ...client(0, { load: late, arrivals: "even" }), id: "late" }],
      routes: [...routes, { ...route("late", "edge"), timeout: "10ms", cancel: true }],
      timeline: [{ at: "0s", do: "fault", fault: "hang", target: "s" }],
    });
    simulation.advance(1e6);
    const after = simulation.run.frames.all.length;
    expect(stage(simulation).waiting).toBe(20);
    simulation.advance(20e6);
    expect(simulation.run.frames.all.length).toBeLessThan(after + 10); // of 40,000 that came
    expect([stage(simulation).waiting, calls(simulation)]).toEqual([20, 1]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("ends with the replica: all that wait there are told that it crashed, and the next one begins anew", () => {
    const document = sharing(asks(100, 0.1), { time: "20ms" }, { startup: "1ms" });
    const simulation = createSimulation({
      ...document,
      timeline: [
        { at: "5ms", do: "kill", target: "edge" },
        { at: "6ms", do: "restart", target: "edge" },
      ],
    });
    simulation.advance(4999);
    expect(stage(simulation).waiting).toBeGreaterThan(30);
    simulation.advance(5001);
    expect([stage(simulation).waiting, violations(simulation.run)]).toEqual([0, []]);
    simulation.advance(200e3);
    const { requests, reasons } = simulation.summary();
    expect(requests.inFlight).toBe(0);
    expect(reasons["crash of edge"]).toBeGreaterThan(30);
    expect([requests.ok + reasons["crash of edge"]! + reasons["nobody listens at edge"]!, calls(simulation)]).toEqual([100, 2]);
  });

  it("does not let a request wait for itself when its own calls come back", () => {
    const circle = sharing(asks(1, 10), { endpoints: [{ name: "get", steps: [{ call: "edge", chance: 0.5 }, { work: "1ms" }] }] });
    const simulation = played({ ...circle, routes: [...circle.routes, route("s", "edge")] }, 1000);
    expect(simulation.summary().requests.inFlight).toBe(0);
  });

  it("stands overload, edits and crashes: at every instant all is conserved, and no wait outlives its flight", () => {
    const asked = client(2000, { requests: [{ key: { keys: 20, zipf: 1 } }], patience: "exp(40ms)" });
    const busy = (middleware: GatewayNode["middleware"]) => ({
      ...sharing(
        asked,
        { time: "exp(20ms)", concurrency: 4, errorRate: 0.1 },
        { replicas: 2, concurrency: 8, time: "1ms", middleware: middleware! },
        { timeout: "60ms", cancel: true, retry: {} },
      ),
      tracing: UNTRACED,
      timeline: [
        { at: "1s", do: "kill", target: "edge", instance: "edge-1" } as const,
        { at: "2s", do: "restart", target: "edge" } as const,
      ],
    });
    const simulation = createSimulation(busy(COALESCE));
    for (let ms = 50; ms <= 4000; ms += 50) {
      simulation.advance(ms * 1000);
      if (ms === 1500) simulation.edit(busy([{ use: "cache", ttl: "30ms" }, ...COALESCE, { use: "load-shed", maxInFlight: 3 }]));
      if (ms === 2500) simulation.edit(busy([]));
      if (ms === 3000) simulation.edit(busy([{ use: "logging", level: "error" }, ...COALESCE, ...COALESCE]));
      expect(violations(simulation.run)).toEqual([]);
    }
    simulation.intervene({ at: "0s", do: "load", target: "users", multiply: 0 });
    simulation.advance(20e6);
    expect(simulation.summary().requests.inFlight).toBe(0);
    expect(simulation.stages("edge").map(({ waiting }) => waiting ?? 0)).toEqual([0, 0, 0]);
    expect(simulation.run.frames.all.every((frame) => frame.atEnd === null)).toBe(true);
  });
});
