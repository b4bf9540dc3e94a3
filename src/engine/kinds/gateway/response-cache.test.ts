// The gateway's response cache, by real keys: what it answers without a call, against closed forms. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Simulation } from "../../simulation.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { asks, ends, type GatewayNode, played, traces } from "../../testing/requests.ts";
import { client, type ClientNode, route, scenario, service, type ServiceNode, UNTRACED } from "../../testing/scenarios.ts";
import { lruHitRatio } from "../../testing/theory.ts";

type Cache = Omit<Extract<NonNullable<GatewayNode["middleware"]>[number], { use: "cache" }>, "use">;
const cached = (cache: Cache, asked: ClientNode, of: Partial<ServiceNode> = {}, gateway: Partial<GatewayNode> = {}) =>
  scenario(
    [
      asked,
      {
        id: "edge",
        kind: "gateway",
        time: "1ms",
        concurrency: 1000,
        routes: [{ service: "s" }],
        middleware: [{ use: "cache", ...cache }],
        ...gateway,
      } as Node,
      service("s", { time: "5ms", concurrency: 10_000, ...of }),
    ],
    [route("users", "edge"), route("edge", "s")],
  );
const stage = (simulation: Simulation) => simulation.stages("edge")[0]!;
const calls = (simulation: Simulation): number => simulation.summary().nodes["s"]!.arrivals;
const keyed = (keys: number, zipf = 0): Partial<ClientNode> => ({ requests: [{ key: { keys, zipf } }] });

describe("a response cache", () => {
  it("answers the second request of a key at the gateway's own cost, without a call", () => {
    const simulation = played(cached({}, asks(2, 10)), 100);
    expect(ends(simulation)).toEqual(["ok 200 at 16", "ok 200 at 21"]);
    expect([calls(simulation), stage(simulation)]).toEqual([
      1,
      { use: "cache", passed: 2, ended: 0, hits: 1, misses: 1, entries: 1, evictions: 0 },
    ]);
    expect(traces(simulation).map((trace) => trace.spansOf[1]!.stages)).toEqual([
      [{ use: "cache", verdict: "miss" }],
      [{ use: "cache", verdict: "hit" }],
    ]);
  });

  it("forgets an answer when its time to live is over, counted from the end of the call", () => {
    // Stored at 16, 66 …: asked every 10 ms from 10 on, good for 45 ms.
    const simulation = played(cached({ ttl: "45ms" }, asks(11, 10)), 200);
    expect(traces(simulation).map((trace) => trace.spansOf.length - 2)).toEqual([1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("stores good answers only", () => {
    expect(calls(played(cached({}, asks(10, 10), { errorRate: 1 }), 300))).toBe(10);
  });

  it("looks up and stores the methods that it is told to, each path and method for itself", () => {
    const mixed = asks(400, 10, { requests: [{ path: "/a" }, { path: "/b" }, { path: "/a", method: "POST" }] });
    const posts = played(cached({ ttl: "1h" }, mixed), 5000);
    const posted = traces(posts).filter((trace) => trace.operation === "POST /a").length;
    expect([calls(posts), stage(posts).entries]).toEqual([2 + posted, 2]);
    expect(calls(played(cached({ ttl: "1h", methods: ["GET", "POST"] }, mixed), 5000))).toBe(3);
  });

  it("is each replica's own, and lost when that starts anew", () => {
    const simulation = played(cached({ ttl: "1h" }, asks(40, 10), {}, { replicas: 2, startup: "10ms" }), 205);
    expect([calls(simulation), stage(simulation).entries]).toEqual([2, 2]);
    simulation.intervene({ at: "0s", do: "restart", target: "edge", instance: "edge-1" });
    simulation.advance(500e3);
    expect([calls(simulation), stage(simulation).entries]).toEqual([3, 2]);
  });

  it("where all keys fit, calls once for each key that was ever asked for", () => {
    const simulation = played(cached({ capacity: 1000, ttl: "1h" }, asks(600, 10, keyed(60, 0.8))), 7000);
    const keys = new Set(traces(simulation).map((trace) => trace.key));
    expect([calls(simulation), stage(simulation).entries]).toEqual([keys.size, keys.size]);
    expect(stage(simulation).hits).toBe(600 - keys.size);
  });

  it.each([
    [1000, 100, 0.8],
    [10_000, 500, 0.99],
  ])("hits, of %d keys in %d places under Zipf %d, as often as Che's approximation says (± 0.015)", (keys, capacity, zipf) => {
    // Fast enough that two requests of a key seldom miss together.
    const rate = 2000;
    const document = {
      ...cached({ capacity, ttl: "1h" }, client(rate, keyed(keys, zipf)), { time: "0ms" }, { time: "0ms" }),
      warmup: "30s",
    };
    const simulation = createSimulation({ ...document, tracing: UNTRACED });
    simulation.advance(120e6);
    const { nodes } = simulation.summary();
    const hitShare = 1 - nodes["s"]!.arrivals / nodes["edge"]!.arrivals;
    expect(Math.abs(hitShare - lruHitRatio(keys, capacity, zipf))).toBeLessThan(0.015);
  });
});
