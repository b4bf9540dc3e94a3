// Three instances of one service, found through the registry and taken in turn; a fourth gets its turn after the caller's next refresh.
import { describe, expect, it } from "vitest";

import { foundInTurn } from "../scenario/templates/found-in-turn.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const seeded = (seed: number) => createSimulation({ ...foundInTurn.scenario, seed });
const arrivals = ({ run }: Simulation): number[] => run.network.nodeById.get("orders")!.instances.map((instance) => instance.arrivals);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

describe.each(seeds)("seed %i", (seed) => {
  it("each of the three takes a third, one after the other: never more than one call apart", () => {
    const simulation = seeded(seed);
    for (let t = 1; t < 30; t++) {
      simulation.advance(t * SECOND);
      expect(spread(arrivals(simulation))).toBeLessThanOrEqual(1);
    }
    expect(arrivals(simulation)).toHaveLength(3);
    expect(arrivals(simulation).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1700);
  });

  it("the fourth gets nothing before it has registered, its turn at the latest one refresh later, and nobody loses a request", () => {
    const simulation = seeded(seed);
    simulation.advance(32 * SECOND);
    expect(arrivals(simulation)[3]).toBe(0);
    simulation.advance(37.1 * SECOND);
    const before = arrivals(simulation);
    simulation.advance(67.1 * SECOND);
    const since = arrivals(simulation).map((count, i) => count - before[i]!);
    expect(spread(since)).toBeLessThanOrEqual(1);
    const { issued, ok, inFlight } = simulation.summary().requests;
    expect(issued - ok - inFlight).toBe(0);
  });
});
