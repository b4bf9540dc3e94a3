// A hot key expires: as many ask the source as come while it answers, λR and the first; with coalescing it is one. Who shares the
// database with them waits or is turned away, or notices nothing.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { cacheStampede } from "../scenario/templates/cache-stampede.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const MINUTE = 60e6;
const play = (scenario: Scenario, us: number): Simulation => {
  const simulation = createSimulation(scenario);
  simulation.advance(us);
  return simulation;
};
const data = (simulation: Simulation, id: string) => simulation.run.network.nodeById.get(id)!.data!;
/** From the expiry until the page is there: the cache's time, both ways over the route, and the read. */
const REFILL = 0.2022;
const RATE = 400;
const ROOM = 8 + 48;
const EXPIRIES = Math.ceil(600 / (10 + REFILL));

describe("a page that everybody reads and that expires every ten seconds", () => {
  const simulation = play(cacheStampede.scenario, 10 * MINUTE);
  const { nodes, routes } = simulation.summary();
  /** Each begins with a read that finds the page expired; the first finds none at all. */
  const herds = 1 + data(simulation, "pages").expirations();

  it("expires less often where it is refilled by many: it lives for ten seconds from the last refill, when the herd is worked off", () => {
    const period = 600 / herds;
    expect(Math.abs(period - (10 + (ROOM / 8) * 0.2))).toBeLessThan(0.3);
  });

  it("is asked for λR + 1 times at each expiry, once with coalescing", () => {
    const [plain, safe] = [routes["r3"]!.attempts / herds, routes["r7"]!.attempts / EXPIRIES];
    // A Poisson number of 82 in each of 53 herds: its mean is known to one part in sixty-six.
    expect(Math.abs(plain / (RATE * REFILL + 1) - 1)).toBeLessThan(0.05);
    expect(safe).toBe(1);
    expect(data(simulation, "pages-safe").coalesced / EXPIRIES / (RATE * REFILL)).toBeGreaterThan(0.95);
  });

  it("is answered from the cache alike: the hit rate does not tell", () => {
    const rate = (id: string) => data(simulation, id).hits / (data(simulation, id).hits + data(simulation, id).misses);
    expect(Math.abs(rate("pages") - 0.982)).toBeLessThan(0.002);
    expect(Math.abs(rate("pages-safe") - 10 / (10 + REFILL))).toBeLessThan(0.002);
  });

  it("buries the database: its line is full, and about as many are turned away as there is no room for", () => {
    expect(nodes["store"]!.queue.max).toBe(48);
    const turnedAway = nodes["store"]!.rejected / herds;
    expect(turnedAway).toBeGreaterThan(0.9 * (RATE * REFILL + 1 - ROOM));
    expect(turnedAway).toBeLessThan(1.5 * (RATE * REFILL + 1 - ROOM)); // accounts are turned away with them
    expect([nodes["store-safe"]!.rejected, nodes["store-safe"]!.queue.max <= 4]).toEqual([0, true]);
  });

  it("harms those who only share the database: accounts wait for seconds, or as if nothing were", () => {
    expect(routes["r4"]!.latency.max!).toBeGreaterThan(1300); // six rounds of the eight connections before them
    expect(routes["r4"]!.rejected).toBeGreaterThan(10);
    expect([routes["r8"]!.latency.max! < 400, routes["r8"]!.rejected]).toEqual([true, 0]);
  });

  it("costs its readers one refill at most with coalescing", () => {
    expect(routes["r6"]!.latency.max!).toBeLessThan(1000 * REFILL + 10);
    expect(routes["r2"]!.latency.max!).toBeGreaterThan(1300);
  });
});

it("the cure is the one flag: with it on above both shops are alike, request by request", () => {
  const nodes = cacheStampede.scenario.nodes.map((node) => (node.id === "pages" ? { ...node, coalesce: true } : node));
  const { routes } = play({ ...cacheStampede.scenario, nodes: nodes as Scenario["nodes"] }, 2 * MINUTE).summary();
  expect(routes["r3"]!.attempts).toBe(Math.ceil(120 / (10 + REFILL)));
  expect(routes["r4"]!.rejected).toBe(0);
});
