// A canary bounds what a bad version can do: its share of the traffic, from its start to the first check.
import { describe, expect, it } from "vitest";

import type { Scenario, TimelineEntry } from "../scenario/document.ts";
import { badCanary } from "../scenario/templates/bad-canary.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
function play(seed: number, seconds: number, of: (entry: TimelineEntry) => object = (entry) => entry): Simulation {
  const { scenario } = badCanary;
  const simulation = createSimulation({ ...scenario, seed, timeline: (scenario.timeline ?? []).map(of) } as Scenario);
  simulation.advance(seconds * 1e6);
  return simulation;
}
const phases = ({ stateChanges }: Simulation): string[] =>
  stateChanges
    .filter(({ sort }) => sort === "deploy")
    .map(({ at, to, cause }) => `${at / 1e6} ${to} ${cause.values["version"]} ${cause.code}`);
const errors = (simulation: Simulation): number => simulation.summary().requests.serverError;
const versions = (simulation: Simulation): string[] =>
  simulation.run.network.nodeById.get("checkout")!.instances.map(({ release }) => release.version);
/** The same bad version, all at once one after the other, and nobody looks. */
const rolling = (seed: number) =>
  play(seed, 59, (entry) => {
    const { maxErrorShare: _unseen, ...rest } = entry as TimelineEntry & { readonly maxErrorShare?: number };
    return { ...rest, strategy: "rolling" };
  });

describe.each(seeds)("seed %i", (seed) => {
  const simulation = play(seed, 120);

  it("catches the bad version at the first check, and takes it back", () => {
    expect(phases(simulation).slice(0, 3)).toEqual(["30 rolling 2.0.0 deploy", "32 holding 2.0.0 deploy", "35 rolledBack 2.0.0 errors"]);
    const then = play(seed, 40);
    expect([versions(then), then.summary().requests.serverError]).toEqual([Array.from({ length: 5 }, () => "1.0.0"), errors(simulation)]);
  });

  it("has cost 40 % of a fifth of three seconds, where a rolling one costs 40 % of everything until somebody looks", () => {
    // 200 · 1/5 · 3 s · 0.4 = 48, Poisson: ± 7; four times that.
    expect(Math.abs(errors(simulation) - 48)).toBeLessThan(28);
    // From 34 s on all of it: 200 · 0.4 a second, and some before.
    expect(errors(rolling(seed))).toBeGreaterThan(1900);
  });

  it("promotes the mended one by itself, and the others follow, as good as without a request lost", () => {
    expect(phases(simulation).slice(3)).toEqual([
      "60 rolling 2.0.1 deploy",
      "62 holding 2.0.1 deploy",
      "82 rolling 2.0.1 promote",
      "86 done 2.0.1 deploy",
    ]);
    expect(versions(simulation)).toEqual(Array.from({ length: 5 }, () => "2.0.1"));
    // A call on its way to a replica that had nothing left to do and has stopped finds nobody: in Kubernetes, without a preStop delay, too.
    const { refused, ...others } = simulation.summary().requests;
    expect(others).toMatchObject({ rejected: 0, timeout: 0 });
    expect(refused).toBeLessThan(5);
  });
});
