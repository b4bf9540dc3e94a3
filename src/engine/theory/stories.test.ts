// Stories that operators know, which nobody has written into the engine: they must come out by themselves, and end by what ends them.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { client, route, scenario, service, type ServiceNode } from "../testing/scenarios.ts";

/** Share of the good ones among the client's requests that ended between two seconds. */
function good(simulation: Simulation, from: number, to: number, node = "users"): number {
  const ended = simulation.series({ scope: { node }, from: from * 1e6, to: to * 1e6, most: 1e6 });
  const sum = (column: Float64Array) => column.reduce((total, x) => total + x, 0);
  const bad = [ended.clientError, ended.serverError, ended.timeout, ended.rejected, ended.refused, ended.cancelled].reduce(
    (total, x) => total + sum(x),
    0,
  );
  return sum(ended.ok) / (sum(ended.ok) + bad);
}
const play = (drawn: Parameters<typeof createSimulation>[0], seconds: number): Simulation => {
  const simulation = createSimulation(drawn);
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("a retry storm", () => {
  /** Load 0.75 of what the service can do; five seconds of trouble; every try is given up after half a second and made three times. */
  const stormy = (retry: Route["retry"], more: Partial<Route> = {}) =>
    play(
      scenario(
        [client(300), service("s", { concurrency: 4, time: "exp(10ms)", queue: 1000 })],
        [route("users", "s", { timeout: "500ms", ...(retry === undefined ? {} : { retry }), ...more })],
        { timeline: [{ at: "10s", do: "fault", fault: "latency", target: "s", delay: "100ms", for: "5s" } satisfies TimelineEntry] },
      ),
      80,
    );
  const thrice = { attempts: 3, on: ["5xx", "timeout"] } as const;

  it("outlives its trigger: half a minute later hardly a request is answered, though the load is what it was", () => {
    const simulation = stormy(thrice);
    expect(good(simulation, 2, 10)).toBeGreaterThan(0.99);
    expect(good(simulation, 50, 80)).toBeLessThan(0.05);
  });

  it("ends where retries have a budget, where abandoned tries are cancelled, and where there are none", () => {
    expect(good(stormy({ ...thrice, budget: { kind: "ratio", ratio: 0.1, minPerSecond: 0 } }), 50, 80)).toBeGreaterThan(0.99);
    expect(good(stormy({ ...thrice, budget: { kind: "tokens" } }), 50, 80)).toBeGreaterThan(0.99);
    expect(good(stormy(thrice, { cancel: true }), 50, 80)).toBeGreaterThan(0.99);
    expect(good(stormy(undefined), 50, 80)).toBeGreaterThan(0.99);
  });
});

describe("a slow dependency of some requests", () => {
  /** Half of the requests need the slow callee, half do not; both share the threads of one service. */
  const shared = (of: Partial<ServiceNode>, last: Partial<Route> = {}) => {
    const endpoints = [
      { name: "with", steps: [{ work: "1ms" }, { call: "slow" }] },
      { name: "without", steps: [{ work: "1ms" }] },
    ];
    const asks = (id: string, endpoint: string) => client(100, { id, requests: [{ endpoint }] });
    return play(
      scenario(
        [
          asks("needing", "with"),
          asks("free", "without"),
          service("s", { concurrency: 16, endpoints, ...of }),
          service("slow", { concurrency: 1000, time: "5ms" }),
        ],
        [route("needing", "s"), route("free", "s"), route("s", "slow", last)],
        { timeline: [{ at: "10s", do: "fault", fault: "latency", target: "slow", delay: "5s", for: "20s" }] },
      ),
      40,
    );
  };

  it("takes the others down with it through the threads that they share", () => {
    const simulation = shared({});
    expect(good(simulation, 2, 10, "free")).toBe(1);
    expect(good(simulation, 15, 30, "free")).toBeLessThan(0.2);
  });

  it("leaves the others alone where nothing is held while it is waited for, or where the wait is short", () => {
    expect(good(shared({ blocking: false }), 15, 30, "free")).toBe(1);
    expect(good(shared({}, { timeout: "50ms" }), 15, 30, "free")).toBe(1);
  });
});

describe("one slow request in a line", () => {
  const mixed = (of: Partial<ServiceNode>) =>
    play(
      scenario([client(50), service("s", { time: "bimodal(0.99: 1ms, 0.01: 1s)", queue: "unbounded", ...of })], [route("users", "s")]),
      6000,
    ).summary().latency;

  it("holds up all that stand behind it, and next to none where there are several slots", () => {
    // Pollaczek and Khinchine: λ E[S²] / 2 (1 − ρ) = 50 · 0.01 / (2 · 0.4505), and the work itself, in ms.
    expect(Math.abs((mixed({ concurrency: 1 }).mean ?? 0) / 566 - 1)).toBeLessThan(0.15);
    expect(mixed({ concurrency: 8 }).p50).toBeLessThan(2);
  });
});

describe("in an overload", () => {
  const crowd = (discipline: "fifo" | "lifo") => {
    const drawn = scenario(
      [client(150), service("s", { concurrency: 1, time: "exp(10ms)", queue: 500, discipline })],
      [route("users", "s", { timeout: "1s" })],
    );
    return good(play(drawn, 120), 60, 120);
  };

  it("first come first served answers everybody too late, last come first served answers many in time", () => {
    expect(crowd("fifo")).toBeLessThan(0.02);
    expect(crowd("lifo")).toBeGreaterThan(0.4);
  });
});
