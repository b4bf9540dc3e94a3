// What the summary says of a run of which every number is known. Times in ms.
import { describe, expect, it } from "vitest";

import { asks, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

/** Ten requests a second, the first at 100; each takes 300. */
const steady = (warmup: string, more = {}) =>
  scenario([asks(20, 100), service("s", { time: "300ms", ...more })], [route("users", "s", { timeout: "10s" })], { warmup });

describe("with a warm-up", () => {
  it("requests are of the whole run, everything else of what began afterwards", () => {
    const { requests, latency, latencyOk, nodes, routes } = played(steady("1s"), 2000).summary();
    expect(requests).toMatchObject({ issued: 20, ok: 17, inFlight: 3 });
    // Those of 1,000 to 1,700 have ended, those of 1,800 to 2,000 have not.
    expect([latency.count, latencyOk.count]).toEqual([8, 8]);
    expect(nodes["s"]).toMatchObject({ arrivals: 11, completed: 8, inFlight: 3, rate: 8, latency: { count: 8 }, wait: { count: 8 } });
    expect(nodes["s"]!.instances[0]!.arrivals).toBe(11);
    expect(routes["users-s"]).toMatchObject({ calls: 11, attempts: 11, ok: 8, inFlight: 3 });
  });

  it("averages are over the time from there to the end, also of what began before", () => {
    const { nodes } = played(steady("1s"), 2000).summary();
    expect(nodes["s"]).toMatchObject({ busy: { mean: 3 }, working: { mean: 3 }, queue: { mean: 0, max: 0 } });
    expect(nodes["s"]!.utilisation).toBeCloseTo(3 / 8, 12);
  });

  it("an attempt that began in it and goes on is none of those that are counted in flight", () => {
    const { routes, nodes } = played(steady("1s", { time: "5s", concurrency: 100 }), 2000).summary();
    expect(routes["users-s"]).toMatchObject({ calls: 11, attempts: 11, inFlight: 11 });
    expect(nodes["s"]).toMatchObject({ arrivals: 11, inFlight: 11 });
  });

  it("the greatest line is one that stood after it", () => {
    const crowd = scenario(
      [asks(50, 1), asks(2, 1500, { id: "late" }), service("s", { time: "10ms", concurrency: 1 })],
      [route("users", "s"), route("late", "s")],
    );
    expect(played(crowd, 3500).summary().nodes["s"]!.queue.max).toBeGreaterThan(40);
    expect(played({ ...crowd, warmup: "1s" }, 3500).summary().nodes["s"]!.queue.max).toBe(0);
  });

  it("longer than the run everything but the requests is unknown", () => {
    const { requests, latency, nodes } = played(steady("1h"), 2000).summary();
    expect(requests.issued).toBe(20);
    expect(latency).toEqual({ count: 0, mean: null, min: null, p50: null, p90: null, p95: null, p99: null, p999: null, max: null });
    expect(nodes["s"]).toMatchObject({ arrivals: 0, rate: null, busy: { mean: null }, utilisation: null });
  });
});

describe("the summary", () => {
  it("counts every way in which a request ended in latency, and the good ones alone in latencyOk", () => {
    const mixed = scenario(
      [asks(4, 10), service("s", { time: "25ms", concurrency: 1, queue: 1 })],
      [route("users", "s", { timeout: "30ms" })],
    );
    const { requests, latency, latencyOk, reasons } = played(mixed, 1000).summary();
    // 10 … 35 ok; 20: begins at 35, times out at 50; 30: full; 40: begins at 60, times out at 70.
    expect(requests).toMatchObject({ issued: 4, ok: 1, timeout: 2, rejected: 1 });
    expect([latency.count, latency.min, latency.max, latencyOk.count, latencyOk.mean]).toEqual([4, 0, 30, 1, 25]);
    expect(reasons).toEqual({ "timeout on users-s": 2, "queue full at s": 1 });
  });

  it("knows the time in line of everything that began work, also of 0", () => {
    const { nodes } = played(
      scenario([asks(3, 10), service("s", { time: "15ms", concurrency: 1 })], [route("users", "s")]),
      1000,
    ).summary();
    expect(nodes["s"]!.wait).toMatchObject({ count: 3, min: 0, max: 10, mean: 5 });
    expect(nodes["s"]!.queue.mean! * 1000).toBeCloseTo(15, 9);
  });

  it("knows the utilisation of each instance over the time in which it could serve", () => {
    const twice = scenario([asks(10, 100), service("s", { time: "50ms", concurrency: 1, replicas: 2 })], [route("users", "s")], {
      timeline: [{ at: "500ms", do: "kill", target: "s", instance: "s-2" }],
    });
    const [one, two] = played(twice, 1000).summary().nodes["s"]!.instances;
    expect([one!.status, two!.status, one!.arrivals, two!.arrivals]).toEqual(["HEALTHY", "CRASHED", 5, 2]);
    expect([one!.utilisation, two!.utilisation]).toEqual([0.25, 0.2]);
  });
});
