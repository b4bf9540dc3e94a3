// One slow dependency takes all slots of a caller that holds them; a bulkhead, a timeout or an event loop keeps the rest alive.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { setField } from "../scenario/edits.ts";
import { heldThreads } from "../scenario/templates/held-threads.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
function play(scenario: Scenario, seconds: number): Simulation {
  const simulation = createSimulation(scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
}
/** Calls a second of a route that ended well, between two seconds. */
function served(simulation: Simulation, route: string, from: number, to: number): number {
  const { ok } = simulation.series({ scope: { route }, from: from * SECOND, to: to * SECOND, most: 1e6 });
  return ok.reduce((sum, x) => sum + x, 0) / ok.length;
}

describe("a payment that takes three seconds more", () => {
  const simulation = play(heldThreads.scenario, 110);

  it("leaves the shop that holds its slots as much as they serve: catalog and all", () => {
    expect(served(simulation, "a2", 5, 30)).toBeGreaterThan(150);
    // A slot is held for 0.2 · 3.025 s + 0.8 · 0.015 s: 32 of them serve 51.9 a second, of which 4 of 5 browse.
    const most = 32 / (0.2 * 3.025 + 0.8 * 0.015);
    expect(Math.abs(served(simulation, "a1", 35, 88) / most - 1)).toBeLessThan(0.08);
    expect(Math.abs(served(simulation, "a2", 35, 88) / (0.8 * most) - 1)).toBeLessThan(0.1);
    expect(simulation.summary().reasons["queue full at a-shop"]).toBeGreaterThan(60 * 130);
  });

  it("turns people away for a full line although the catalog is idle", () => {
    const { nodes } = simulation.summary();
    expect(nodes["a-shop"]!.rejected).toBeGreaterThan(8000);
    expect(nodes["a-catalog"]!.rejected).toBe(0);
    expect(nodes["b-shop"]!.rejected).toBe(0);
  });

  it("is over for all soon after it has ended", () => {
    expect(served(simulation, "a2", 95, 110)).toBeGreaterThan(150);
  });

  it("takes eight slots and no more behind the bulkhead, and browsing goes on", () => {
    expect(served(simulation, "b2", 35, 88)).toBeGreaterThan(155);
    expect(Math.abs(served(simulation, "b3", 35, 88) / (8 / 3.022) - 1)).toBeLessThan(0.1);
    expect(simulation.summary().reasons["bulkhead full on b3"]).toBeGreaterThan(2000);
    expect(simulation.summary().nodes["b-shop"]!.wait.p99).toBe(0);
  });

  it("is ended as well by a timeout, or where slots are not held", () => {
    const timed = setField(heldThreads.scenario, "a3", ["timeout"], "200ms");
    expect(served(play(timed, 80), "a2", 35, 80)).toBeGreaterThan(155);
    const loop = play(setField(heldThreads.scenario, "a-shop", ["blocking"], false), 80);
    expect(served(loop, "a2", 35, 80)).toBeGreaterThan(155);
    expect(served(loop, "a3", 35, 80)).toBeGreaterThan(35);
  });
});
