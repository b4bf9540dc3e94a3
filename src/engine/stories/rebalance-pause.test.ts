// A consumer dies: two of six partitions wait for its session, then all for the rebalance. Messages by rate and time, to a few.
import { describe, expect, it } from "vitest";

import { rebalancePause } from "../scenario/templates/rebalance-pause.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { groupOf } from "../testing/order-events.ts";

const start = (more: object = {}): Simulation => createSimulation({ ...rebalancePause.scenario, ...more });
const lag = (simulation: Simulation, second: number): number => {
  simulation.advance(second * 1e6);
  const { out, waiting } = groupOf(simulation, 0, "broker").counts;
  return waiting + out;
};
const group = (simulation: Simulation) => groupOf(simulation, 0, "broker");
const owners = (simulation: Simulation) => group(simulation).lines.map((line) => line.owner?.consumer.name);

describe("worker-2 dies at 20 s", () => {
  const simulation = start();

  it("its two partitions gather a third of 60 messages a second until its session is over", () => {
    expect(lag(simulation, 20)).toBeLessThan(3);
    expect(owners(simulation)).toEqual(["worker-1", "worker-2", "worker-3", "worker-1", "worker-2", "worker-3"]);
    for (const second of [22, 25, 29]) expect(Math.abs(lag(simulation, second) - 20 * (second - 20))).toBeLessThanOrEqual(3);
  });

  it("then nobody gets anything for the two seconds of the rebalance: 60 a second more, 320 in all", () => {
    // The last heartbeat was up to a third of a session old.
    const peak = [30, 30.5, 31, 31.5, 31.9].map((second) => lag(simulation, second)).at(-1)!;
    expect(peak).toBeGreaterThan(60 * 1.9 + 20 * (10 - 10 / 3));
    expect(peak).toBeLessThan(325);
    expect(group(simulation).membership.isPaused).toBe(true);
  });

  it("then the two that are left have all partitions, and catch up within seconds", () => {
    expect(lag(simulation, 35)).toBeLessThan(3);
    expect(owners(simulation)).toEqual(["worker-1", "worker-3", "worker-1", "worker-3", "worker-1", "worker-3"]);
  });

  it("when it is back at 60 s the group stands still again: 120 messages", () => {
    expect(lag(simulation, 59.5)).toBeLessThan(3);
    expect(Math.abs(lag(simulation, 61.99) - 120)).toBeLessThanOrEqual(3);
    expect(lag(simulation, 65)).toBeLessThan(3);
    expect(new Set(owners(simulation)).size).toBe(3);
  });

  it("loses nothing, and delivers again only what was out at the dead one", () => {
    const { accepted, acknowledged, out, redelivered, waiting } = group(simulation).counts;
    expect(accepted).toBe(acknowledged + waiting + out);
    expect(redelivered).toBeLessThanOrEqual(2);
  });
});

it("a shorter session finds the death sooner: 3 s instead of 10", () => {
  const routes = rebalancePause.scenario.routes.map((route) => (route.id === "r3" ? { ...route, session: "3s" } : route));
  const simulation = start({ routes });
  expect(lag(simulation, 24.9)).toBeLessThan(20 * 3 + 60 * 2 + 5);
  expect(lag(simulation, 28)).toBeLessThan(3);
});

it("where messages may pass one another there is neither a partition to wait for nor a pause", () => {
  const routes = rebalancePause.scenario.routes.map((route) => (route.id === "r3" ? { ...route, ordering: "none" as const } : route));
  const simulation = start({ routes });
  for (const second of [22, 25, 31, 35, 61, 65]) expect(lag(simulation, second)).toBeLessThan(3 + 10); // up to a prefetch of ten is out at the dead one
});
