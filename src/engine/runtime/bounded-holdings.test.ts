// What is held for each instance, and for each sort of request, is given up with it: days of an autoscaler, or of edits, hold no
// more than what is there. Everything that holds anything by instance is in the drawing.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { violations } from "../testing/invariants.ts";
import { client, type ClientNode, route, scenario, service } from "../testing/scenarios.ts";

const SECOND = 1e6;

const drawn = (): Scenario =>
  scenario(
    [
      client(50),
      service("front", {
        time: "2ms",
        concurrency: 4,
        startup: "10ms",
        shutdown: "50ms",
        shed: { maxInFlight: 20, delay: "5ms", interval: "100ms" },
        endpoints: [{ name: "get", steps: [{ work: "exp(2ms)" }, { call: "back" }] }],
      }),
      service("back", { replicas: 2, time: "exp(5ms)", startup: "10ms", errorRate: 0.4 }),
      {
        id: "conf",
        kind: "config",
        delay: "10ms",
        poll: "1s",
        documents: [{ service: "front", values: { concurrency: 4, "back.timeout": "90ms" } }],
      },
      { id: "reg", kind: "registry", latency: "1ms", lease: "3s", heartbeat: "1s", sweep: "1s" },
    ],
    [
      route("users", "front", { balancer: "round-robin" }),
      route("front", "back", {
        rateLimit: { rate: 1000, burst: 100 },
        bulkhead: { maxInFlight: 2, queue: 4 },
        timeout: "100ms",
        breaker: { mode: "window", window: 5, minimum: 5, failureRate: 0.5, open: "200ms" },
        outlier: { failures: 3, base: "1s", sweep: "1s" },
      }),
    ],
    { tracing: { sample: 0, keepErrors: false, keepSlowest: 0.01 } },
  );

const held = ({ run }: Simulation) => {
  const { nodeById, routeById } = run.network;
  const calls = routeById.get("front-back")!;
  return {
    gates: calls.admission!.gates.length,
    breakers: calls.breakers!.held.length,
    delays: nodeById.get("front")!.shedding!.count,
    registrations: run.registry!.count,
    views: run.config!.count,
    written: run.log.counted,
    slots: nodeById.get("front")!.slots,
  };
};

describe("an autoscaler's coming and going", () => {
  it("leaves nothing behind of thousands of instances", () => {
    const simulation = createSimulation(drawn());
    for (let turn = 0; turn < 500; turn++) {
      for (const replicas of [6, 1]) {
        simulation.intervene({ at: "0s", do: "scale", target: "front", replicas });
        simulation.advance(simulation.now + 0.1 * SECOND);
      }
    }
    simulation.advance(simulation.now + 10 * SECOND);
    const { nodeById } = simulation.run.network;
    expect(nodeById.get("front")!.nextNumber).toBeGreaterThan(2000);
    const after = held(simulation);
    for (const [what, count] of Object.entries(after)) expect([what, count <= 20]).toEqual([what, true]);
    expect(violations(simulation.run)).toEqual([]);
  });
});

it("instances that are scaled away when they have stopped leave nothing behind either", () => {
  const simulation = createSimulation(drawn());
  const done = (entry: object) => {
    simulation.intervene({ at: "0s", target: "front", ...entry } as never);
    simulation.advance(simulation.now + 0.1 * SECOND);
  };
  for (let turn = 0; turn < 50; turn++) {
    done({ do: "scale", replicas: 4 });
    done({ do: "stop" });
    done({ do: "scale", replicas: 1 });
    done({ do: "start" });
  }
  simulation.advance(simulation.now + 10 * SECOND);
  expect(simulation.run.network.nodeById.get("front")!.nextNumber).toBeGreaterThan(100);
  expect(simulation.run.registry!.count).toBeLessThan(20);
  expect(violations(simulation.run)).toEqual([]);
});

it("edits leave nothing behind of the sorts of requests that were, and what stayed goes on with what it knows", () => {
  const simulation = createSimulation(drawn());
  const { tracing } = simulation.run.traces;
  let document = drawn();
  const edited = (more: Partial<ClientNode>) => {
    document = { ...document, nodes: document.nodes.map((node) => (node.kind === "client" ? { ...node, ...more } : node)) };
    simulation.edit(document);
    simulation.advance(simulation.now + 0.1 * SECOND);
  };
  const [type] = simulation.run.network.clientById.get("users")!.types;
  for (let i = 0; i < 50; i++) edited({ patience: `${i + 1000}ms` });
  expect(simulation.run.network.clientById.get("users")!.types[0]).toBe(type);
  for (let i = 0; i < 50; i++) edited({ requests: [{ path: `/${i}` }] });
  expect(tracing.operations).toBeLessThanOrEqual(3);
});

it("changes of a configuration leave no program behind that nobody runs", () => {
  const simulation = createSimulation(drawn());
  for (let turn = 0; turn < 300; turn++) {
    simulation.intervene({ at: "0s", do: "config", target: "front", set: { errorRate: turn / 1000 } });
    simulation.advance(simulation.now + 0.1 * SECOND);
  }
  expect(simulation.run.config!.programs).toBeLessThan(100);
  expect(simulation.run.config!.host.manager.history("front").length).toBeLessThan(150);
  expect(violations(simulation.run)).toEqual([]);
});
