// Each replica goes by its own cached view: it changes at the moment at which that replica hears, not at which somebody decided.
import { describe, expect, it } from "vitest";

import { watchedConfig } from "../scenario/templates/watched-config.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const S = 1e6;
function play(seed: number, seconds: number): Simulation {
  const simulation = createSimulation({ ...watchedConfig.scenario, seed, tracing: { sample: 1 } });
  simulation.advance(seconds * S);
  return simulation;
}
/** Of each replica, when it went on with which version. */
const heard = (simulation: Simulation) =>
  simulation
    .logs({ most: 10_000 })
    .records.filter(({ code }) => code === "configApplied")
    .map(({ at, instance, values }) => ({ at, instance, version: values["version"] }));
const visits = (simulation: Simulation) =>
  simulation
    .traces({ order: "newest", most: 10_000 })
    .rows.flatMap(({ id }) => simulation.trace(id)?.spansOf.filter(({ instance }) => instance !== null) ?? []);

describe.each(seeds)("seed %i", (seed) => {
  const simulation = play(seed, 100);
  const changes = heard(simulation);

  it("is heard of by the four one after the other, a second and the way of a message later", () => {
    const second = changes.filter(({ version }) => version === 2);
    expect(new Set(second.map(({ instance }) => instance)).size).toBe(4);
    expect(second.every(({ at }) => at >= 21.2 * S && at <= 25 * S)).toBe(true);
    expect(new Set(second.map(({ at }) => at)).size).toBe(4);
  });

  it("has each replica work as its own view says, to the request", () => {
    const moment = new Map(changes.filter(({ version }) => version === 2).map(({ at, instance }) => [instance, at]));
    const found = visits(simulation);
    expect(found.length).toBeGreaterThan(6000);
    expect(found.filter(({ arrivedAt, instance, work }) => work !== (arrivedAt < moment.get(instance)! ? 20_000 : 4000))).toEqual([]);
  });

  it("leaves them what they know while the server is out of reach, and brings the rest within an interval of the watch and two ways", () => {
    const third = changes.filter(({ version }) => version === 3);
    expect(third.map(({ instance }) => instance).toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
      "prices-1",
      "prices-2",
      "prices-3",
      "prices-4",
    ]);
    expect(third.every(({ at }) => at > 70 * S && at <= 93 * S)).toBe(true);
    expect(simulation.run.network.nodeById.get("prices")!.instances.map(({ concurrency }) => concurrency)).toEqual([2, 2, 2, 2]);
  });

  it("loses no request over it", () => {
    const { ok, inFlight, issued } = simulation.summary().requests;
    expect(ok + inFlight).toBe(issued);
  });
});
