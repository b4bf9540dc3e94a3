// A few long jobs starve the many short ones with which they share a pool; a bulkhead at their caller gives the places back.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { setField } from "../scenario/edits.ts";
import { sharedPool } from "../scenario/templates/shared-pool.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
function play(scenario: Scenario, seconds: number): Simulation {
  const simulation = createSimulation(scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
}
const during = (simulation: Simulation, scope: { readonly route: string } | { readonly node: string }) =>
  simulation.series({ scope, from: 40 * SECOND, to: 88 * SECOND, most: 1e6 });
const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length;

describe("eight exports a second beside three hundred reads", () => {
  const simulation = play(sharedPool.scenario, 130);

  it("leave the readers what 16 slots serve of both", () => {
    // A slot is held for (300 · 10 ms + 8 · 3 s) / 308 on average.
    // In 48 s some 230 exports of random length end: the sum of their times is within 20 % in 997 of 1000 runs.
    const share = 16 / (300 * 0.01 + 8 * 3);
    expect(Math.abs(mean(during(simulation, { route: "a1" }).ok) / (300 * share) - 1)).toBeLessThan(0.2);
    expect(simulation.summary().reasons["queue full at a-orders"]).toBeGreaterThan(60 * 90);
    expect(mean(during(simulation, { route: "a1" }).p95)).toBeGreaterThan(300_000);
  });

  it("harm nobody behind a bulkhead of four", () => {
    const { ok, p99 } = during(simulation, { route: "b1" });
    expect(mean(ok)).toBeGreaterThan(295);
    expect(mean(p99)).toBeLessThan(80_000);
    expect(simulation.summary().nodes["b-orders"]!.rejected).toBe(0);
    // Four at once, three seconds each; the others are turned away or have waited for ten seconds.
    expect(Math.abs(mean(during(simulation, { route: "b2" }).ok) / (4 / 3) - 1)).toBeLessThan(0.3);
    const { reasons } = simulation.summary();
    expect(reasons["bulkhead full on b2"]! + reasons["waited too long for the bulkhead of b2"]!).toBeGreaterThan(60 * 5.5);
    expect(reasons["waited too long for the bulkhead of b2"]).toBeGreaterThan(0);
  });

  it("harm nobody under a rate limit either", () => {
    const limited = setField(sharedPool.scenario, "a2", ["rateLimit"], { rate: 1, burst: 1 });
    const run = play(limited, 90);
    expect(mean(during(run, { route: "a1" }).ok)).toBeGreaterThan(295);
    expect(mean(during(run, { route: "a2" }).ok)).toBeGreaterThan(0.8);
    expect(run.summary().reasons["rate limit on a2"]).toBeGreaterThan(60 * 6);
  });
});
