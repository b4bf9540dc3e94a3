// A staged rollout bounds what a bad value can do: its share of the instances, from its arrival to the first check and the way back.
import { describe, expect, it } from "vitest";

import { badConfigShare } from "../scenario/templates/bad-config-share.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const S = 1e6;
function play(seed: number, seconds: number): Simulation {
  const simulation = createSimulation({ ...badConfigShare.scenario, seed });
  simulation.advance(seconds * S);
  return simulation;
}
const changes = (simulation: Simulation) =>
  simulation.stateChanges
    .filter(({ instance, sort }) => sort === "config" && instance === "")
    .map(({ at, to, cause }) => `${at / S} v${to} ${cause.code}`);
const timeouts = (simulation: Simulation): number => simulation.summary().requests.timeout;
const failing = (simulation: Simulation): number =>
  simulation.run.network.nodeById.get("checkout")!.instances.filter(({ endedBad }) => endedBad > 0).length;

describe.each(seeds)("seed %i", (seed) => {
  const [tried, all] = [play(seed, 59), play(seed, 90)];

  it("is caught at the first check, and taken back", () => {
    expect(changes(tried)).toEqual(["20 v2 config", "25 v1 rollback"]);
    expect(failing(tried)).toBe(2);
  });

  it("is marked on the charts, the change and what took it back", () => {
    const { marks } = tried.series({ scope: { system: true }, from: 0, to: 59 * S, most: 10 });
    expect(marks.map(({ act, from, itself, settings }) => [act, from / S, settings["change"], itself ?? false])).toEqual([
      ["config", 20, "set", false],
      ["config", 25, "rollback", true],
    ]);
  });

  it("has cost a tenth of what came between its arrival and its return", () => {
    // 300 · 0.1 · 5 s (21.001 … 26.001) = 150, Poisson: ± 12.2; four times that.
    expect(Math.abs(timeouts(tried) - 150)).toBeLessThan(49);
  });

  it("costs everything for as long as somebody needs, where it goes to all at once", () => {
    expect(changes(all).slice(2)).toEqual(["60 v3 config", "70 v4 rollback"]);
    // 300 · 10 s, from 61.001 to 71.001: ± 54.8.
    expect(Math.abs(timeouts(all) - timeouts(tried) - 3000)).toBeLessThan(220);
    expect(failing(all)).toBe(20);
  });

  it("leads back to the change: of the replicas that failed, and of the client that saw it", () => {
    const now = play(seed, 65);
    for (const id of ["checkout", "shoppers"])
      expect(now.why(id).at(-1)).toMatchObject({ sort: "origin", origin: { act: "config", target: "checkout", id: "all" } });
  });
});
