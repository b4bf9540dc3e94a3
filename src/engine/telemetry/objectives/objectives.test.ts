// Objectives over a run of which everything is known: held, not held, or nothing to say. Times in ms unless they say otherwise.
import { describe, expect, it } from "vitest";

import type { Objective } from "../../scenario/document.ts";
import { asks, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

type Asked = Omit<Objective, "id">;
/** Ten requests a second for ten seconds, of 10 ms each; from 4 to 6 s they take 200. */
function judged(objective: Asked, more: { readonly warmup?: string; readonly seconds?: number } = {}) {
  const drawn = scenario(
    [asks(100, 100), service("s", { time: "10ms", concurrency: 4 }), service("idle")],
    [route("users", "s"), route("s", "idle", { latency: "0ms" })],
    {
      ...(more.warmup === undefined ? {} : { warmup: more.warmup }),
      timeline: [
        { at: "4s", for: "2s", do: "fault", fault: "latency", target: "s", delay: "190ms" },
        { at: "7s", for: "1s", do: "fault", fault: "errors", target: "users-s", rate: 1 },
      ],
      objectives: [{ id: "o", ...objective } as Objective],
    },
  );
  const quiet = {
    ...drawn,
    nodes: drawn.nodes.map((node) => (node.id === "s" ? { ...node, endpoints: [{ name: "get", steps: [{ work: "10ms" }] }] } : node)),
  };
  const { held, value } = played(quiet as typeof drawn, (more.seconds ?? 10) * 1000).summary().objectives[0]!;
  return { held, value: value === null ? null : Math.round(value * 1000) / 1000 };
}

describe("over the whole measured run an objective", () => {
  it.each<readonly [Asked, boolean, number]>([
    [{ metric: "latency.max", op: "<=", value: "200ms" }, true, 200],
    [{ metric: "latency.max", op: "<", value: "200ms" }, false, 200],
    [{ metric: "latency.mean", op: "<", value: "50ms" }, true, 48.384],
    [{ metric: "latency.p50", op: "<", value: "11ms" }, true, 10.048],
    [{ metric: "errorShare", op: "<", value: 0.2 }, true, 0.101],
    [{ metric: "availability", op: ">=", value: 0.95 }, false, 0.899],
    [{ metric: "rate", op: ">", value: 9 }, true, 9.9],
    [{ of: "s", metric: "utilisation", op: "<", value: 0.5 }, true, 0.12],
    [{ of: "s", metric: "queue.max", op: "<=", value: 0 }, true, 0],
    [{ of: "s", metric: "errorShare", op: "<=", value: 0 }, true, 0],
    [{ of: "users-s", metric: "errorShare", op: "<=", value: 0 }, false, 0.101],
    [{ of: "users", metric: "availability", op: ">", value: 0.5 }, true, 0.899],
  ])("%o is %s", (objective, held, value) => {
    expect(judged(objective)).toEqual({ held, value });
  });

  it("finds no quantile beyond the longest that there was", () => {
    expect(judged({ metric: "latency.p99", op: "<=", value: "10ms" }, { warmup: "6500ms" })).toEqual({ held: true, value: 10 });
  });

  it("leaves out what began in the warm-up", () => {
    expect(judged({ metric: "latency.max", op: "<", value: "20ms" }, { warmup: "6500ms" })).toEqual({ held: true, value: 10 });
  });

  it("says nothing where there was nothing", () => {
    expect(judged({ of: "idle", metric: "latency.p99", value: "1s" })).toEqual({ held: null, value: null });
    expect(judged({ of: "idle", metric: "errorShare", value: 1 })).toEqual({ held: null, value: null });
    expect(judged({ metric: "latency.p99", value: "1s" }, { warmup: "1h" })).toEqual({ held: null, value: null });
  });
});

describe("with `over` an objective", () => {
  it("must hold in every full window of that length, sliding by a second; its value is that of the worst", () => {
    expect(judged({ metric: "errorShare", op: "<", value: 0.3, over: "5s" })).toEqual({ held: true, value: 0.2 });
    expect(judged({ metric: "errorShare", op: "<", value: 0.3, over: "2s" })).toEqual({ held: false, value: 0.5 });
    expect(judged({ metric: "latency.max", op: "<", value: "210ms", over: "1s" }).held).toBe(true);
    expect(judged({ metric: "latency.max", op: "<", value: "100ms", over: "1s" }).held).toBe(false);
    expect(judged({ of: "s", metric: "utilisation", op: "<", value: 0.4, over: "2s" }).held).toBe(false);
  });

  it("looks at nothing before the warm-up's end", () => {
    expect(judged({ metric: "latency.max", op: "<", value: "100ms", over: "1s" }, { warmup: "7s" }).held).toBe(true);
  });

  it("says nothing before the first full window, and a window without data says nothing", () => {
    expect(judged({ metric: "latency.max", op: "<", value: "1s", over: "20s" })).toEqual({ held: null, value: null });
    expect(judged({ of: "idle", metric: "latency.p99", op: "<", value: "1ms", over: "2s" })).toEqual({ held: null, value: null });
  });

  it("is not made good again by what comes later", () => {
    expect(judged({ metric: "errorShare", op: "<", value: 0.3, over: "1s" }, { seconds: 7 }).held).toBe(true);
    expect(judged({ metric: "errorShare", op: "<", value: 0.3, over: "1s" }, { seconds: 10 }).held).toBe(false);
  });

  it("that is set while the run goes on looks at the windows that begin after it", () => {
    const drawn = scenario([asks(1000, 100), service("s", { time: "10ms" })], [route("users", "s")]);
    const simulation = played(drawn, 50_500);
    const over = { op: ">=", over: "5s" } as const;
    simulation.edit({
      ...simulation.scenario,
      objectives: [
        { id: "rate", of: "s", metric: "rate", value: 10, ...over, op: "<=" },
        { id: "use", of: "s", metric: "utilisation", value: 0, ...over },
        { id: "slow", metric: "latency.p50", value: "1ms", ...over },
      ],
    });
    simulation.advance(56_000_000);
    expect(simulation.summary().objectives).toEqual([
      { id: "rate", held: true, value: 10 },
      { id: "use", held: true, value: 0.0125 },
      { id: "slow", held: true, value: 10.0475 },
    ]);
  });

  it("forgets what stood under its id before", () => {
    const drawn = scenario([asks(1000, 100), service("s", { time: "10ms" })], [route("users", "s")], {
      objectives: [{ id: "rate", of: "s", metric: "rate", op: ">=", value: 0, over: "2s" }],
    });
    const simulation = played(drawn, 50_500);
    simulation.edit({ ...drawn, nodes: drawn.nodes.slice(0, 1), routes: [], objectives: drawn.objectives! } as typeof drawn);
    simulation.advance(60_500_000);
    simulation.edit(drawn);
    simulation.advance(70_000_000);
    expect(simulation.summary().objectives[0]!.held).toBe(true);
  });
});
