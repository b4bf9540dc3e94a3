// The collector alone: counters, gauges and timers by name and labels, their windows and how they grow coarser.
import { describe, expect, it } from "vitest";

import { MetricsCollector } from "../../systems.ts";

const SECOND = 1e6;

describe("a metric", () => {
  it("is the same for the same name and labels, in whatever order they are written", () => {
    const metrics = new MetricsCollector();
    metrics.counter("requests", { method: "GET", status: "200" }).add(2);
    metrics.counter("requests", { status: "200", method: "GET" }).add();
    metrics.counter("requests", { status: "500", method: "GET" }).add();
    expect(metrics.read().map(({ labels, value }) => [labels["status"], value])).toEqual([
      ["200", 3],
      ["500", 1],
    ]);
  });

  it("keeps its kind, and what its kind can be", () => {
    const metrics = new MetricsCollector();
    metrics.counter("requests");
    expect(() => metrics.gauge("requests")).toThrow(TypeError);
    expect(() => metrics.counter("requests").add(-1)).toThrow(RangeError);
    expect(() => metrics.timer("took").record(-1)).toThrow(RangeError);
    expect(() => metrics.timer("took").record(0.5)).toThrow(RangeError);
  });

  it("that is a timer knows count, mean and extremes exactly, percentiles within one per cent", () => {
    const metrics = new MetricsCollector();
    const timer = metrics.timer("took");
    for (let us = 1; us <= 100_000; us++) timer.record(us);
    metrics.close(SECOND);
    const times = metrics.read()[0]!.times!;
    expect([times.count, times.mean, times.min, times.max]).toEqual([100_000, 50_000.5, 1, 100_000]);
    for (const share of [0.5, 0.9, 0.99, 0.999]) expect(Math.abs(times.quantile(share) / (share * 100_000) - 1)).toBeLessThan(0.01);
  });
});

describe("history", () => {
  it("says what happened in each window: growth of counters, the last of gauges, quantiles of timers", () => {
    const metrics = new MetricsCollector();
    metrics.counter("requests").add(5);
    metrics.gauge("busy").set(3);
    metrics.timer("took").record(1000);
    metrics.close(SECOND);
    metrics.counter("requests").add(7);
    metrics.gauge("busy").set(1);
    metrics.close(2 * SECOND);
    const values = (name: string) => metrics.history(name, {}, 0, 2 * SECOND).map(({ start, value }) => [start / SECOND, value]);
    expect(values("requests")).toEqual([
      [0, 5],
      [1, 7],
    ]);
    expect(values("busy")).toEqual([
      [0, 3],
      [1, 1],
    ]);
    expect(metrics.history("took", {}, 0, 2 * SECOND).map(({ p50 }) => Math.round(p50 / 10))).toEqual([100, NaN]);
    expect(metrics.history("nothing", {}, 0, SECOND)).toEqual([]);
  });

  it("is of seconds for ten minutes, then of ten, then of sixty seconds; the counts stay exact, a gauge its last", () => {
    const metrics = new MetricsCollector();
    const [counter, gauge] = [metrics.counter("requests"), metrics.gauge("n")];
    for (let second = 1; second <= 20_000; second++) {
      counter.add(second % 3);
      gauge.set(second);
      metrics.close(second * SECOND);
    }
    const windows = metrics.history("requests", {}, 0, 20_000 * SECOND);
    expect([...new Set(windows.map(({ width }) => width / SECOND))]).toEqual([60, 10, 1]);
    expect(windows.filter(({ width }) => width === 60 * SECOND).every(({ value }) => value === 60)).toBe(true);
    expect(windows.every(({ start }, i) => i === 0 || start >= windows[i - 1]!.start + windows[i - 1]!.width)).toBe(true);
    expect(metrics.history("n", {}, 0, 120 * SECOND).map(({ value }) => value)).toEqual([60, 120]);
  });
});
