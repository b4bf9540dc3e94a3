// An autoscaler is late by what is left of its period and a start-up; what that costs is arithmetic.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { autoscalerLag } from "../scenario/templates/autoscaler-lag.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
/** What there is of the story by that second; the service may differ. */
function play(seed: number, seconds: number, of: object = {}): Simulation {
  const { scenario } = autoscalerLag;
  const nodes = scenario.nodes.map((node) => (node.id === "lean" ? { ...node, ...of } : node));
  const simulation = createSimulation({ ...scenario, seed, nodes } as Scenario);
  simulation.advance(seconds * 1e6);
  return simulation;
}
const rejected = (simulation: Simulation, id: string): number => simulation.summary().nodes[id]!.rejected;
const decisions = (simulation: Simulation, id: string): string[] =>
  simulation
    .logs({ node: id, most: 5000 })
    .records.filter(({ code }) => code === "autoscaled")
    .map(({ at, values }) => `${at / 1e6} ${values["from"]}→${values["to"]}`);
const ups = ({ stateChanges }: Simulation, id: string): number[] =>
  stateChanges.filter(({ thing, sort, to }) => thing === id && sort === "instance" && to === "HEALTHY").map(({ at }) => at / 1e6);

describe.each(seeds)("seed %i", (seed) => {
  const whole = play(seed, 110);

  it("decides at its next sync, and what it decides is there a start-up later", () => {
    expect(decisions(whole, "lean").slice(0, 2)).toEqual(["60 1→2", "75 2→4"]);
    expect(ups(whole, "lean").slice(0, 3)).toEqual([70, 85, 85]);
  });

  it("turns away until then what one replica cannot do: 200 a second for 20 s, but for the line that fills", () => {
    // 400 a second come and 4 slots of 20 ms end 200: arrivals and ends are Poisson, together ± 110; five times that.
    expect(Math.abs(rejected(play(seed, 70), "lean") - (20 * 200 - 100))).toBeLessThan(550);
  });

  it("turns away hardly anybody once there are four, and then has more than it needs", () => {
    expect(rejected(whole, "lean") - rejected(play(seed, 86), "lean")).toBe(0);
    expect(whole.run.network.nodeById.get("lean")!.wanted).toBeGreaterThan(4);
  });

  it("costs next to nothing where there was headroom", () => {
    // Two slots in work make 50 % of four, 25 % of eight; until the second is up its share of the time counts little.
    expect(decisions(whole, "roomy").slice(0, 2)).toEqual(["15 1→2", "30 2→3"]);
    expect(decisions(whole, "roomy")[2]).toMatch(/^60 3→/);
    expect(rejected(whole, "roomy")).toBeLessThan(rejected(whole, "lean") / 10);
  });

  it("costs as much more as the start-up takes longer, and nothing where enough were there before", () => {
    const late = rejected(play(seed, 90, { startup: "30s" }), "lean");
    expect(Math.abs(late - (40 * 200 - 100))).toBeLessThan(800);
    expect(rejected(play(seed, 110, { replicas: 4, autoscale: { target: 0.6, min: 4 } }), "lean")).toBe(0);
  });
});
