// Half of the house is lost: until health checks notice its calls are refused, then the other half carries all, and calls come home.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { twoZones } from "../scenario/templates/two-zones.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
const play = (scenario: Scenario, seconds: number): Simulation => {
  const simulation = createSimulation(scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
};
/** Share of good ones among what ended, and of slots that were held. */
function between(simulation: Simulation, from: number, to: number, node = "people") {
  const seen = simulation.series({ scope: { node }, from: from * SECOND, to: to * SECOND, most: 1e6 });
  const sum = (column: Float64Array) => column.reduce((total, x) => total + x, 0);
  const bad = [seen.clientError, seen.serverError, seen.timeout, seen.rejected, seen.refused].reduce((total, x) => total + sum(x), 0);
  return { good: sum(seen.ok) / (sum(seen.ok) + bad), busy: sum(seen.busy) / seen.busy.length };
}
const changed = (change: (text: string) => string): Scenario => JSON.parse(change(JSON.stringify(twoZones.scenario))) as Scenario;

describe("two zones", () => {
  const simulation = play(twoZones.scenario, 110);

  it("keep calls within a zone, which saves the way to the other and back", () => {
    const far = play(
      changed((text) => text.replace(',"zoneAware":true', "")),
      29,
    );
    const mean = (one: Simulation) => one.summary().routes["r2"]!.latency.mean!;
    expect(mean(far) - mean(play(twoZones.scenario, 29))).toBeCloseTo(2, 0); // half of the calls would cross, 4 ms there and back
  });

  it("lose what is refused until the health checks notice, no longer than two probes", () => {
    expect(between(simulation, 5, 30).good).toBe(1);
    expect(Math.abs(between(simulation, 30, 32).good - 0.5)).toBeLessThan(0.05);
    expect(between(simulation, 32, 59).good).toBeGreaterThan(0.999);
    // The slots of stock that are left do twice the work: 300/s of 20 ms each, on 8 of 16.
    expect(Math.abs(between(simulation, 5, 30, "stock").busy - 0.375)).toBeLessThan(0.02);
    expect(Math.abs(between(simulation, 36, 59, "stock").busy - 0.75)).toBeLessThan(0.04);
  });

  it("have only what stands in the lost one gone: who stands in the other serves on", () => {
    const ended = simulation.series({ scope: { node: "search" }, from: 30 * SECOND, to: 60 * SECOND, most: 1e6 });
    expect(ended.ok.reduce((total, x) => total + x, 0)).toBeGreaterThan(0);
    const ads = simulation.series({ scope: { node: "ads" }, from: 31 * SECOND, to: 60 * SECOND, most: 1e6 });
    expect(ads.ok.every((count) => !(count > 0))).toBe(true);
    expect(simulation.stateChanges.filter(({ to }) => to === "CRASHED").every(({ cause }) => cause.origin?.id === "dark")).toBe(true);
  });

  it("serve from both again when the power is back", () => {
    expect(between(simulation, 70, 110).good).toBe(1);
    const up = simulation.run.network.nodes.flatMap(({ instances }) => instances);
    expect(up.every(({ status, listed }) => status === "HEALTHY" && listed)).toBe(true);
  });

  it("fall together where one alone has no room for the traffic of both", () => {
    const crowded = play(
      changed((text) => text.replace('"rate":300', '"rate":500')),
      59,
    );
    expect(between(crowded, 10, 30).good).toBeGreaterThan(0.99);
    expect(between(crowded, 40, 59).good).toBeLessThan(0.9);
  });

  it("are not known to be cut off: the platform's list keeps them, and callers learn by their timeouts", () => {
    const cut = play(
      changed((text) => text.replace('"target":"east"', '"target":"east","how":"cut-off"')),
      59,
    );
    expect(between(cut, 40, 59).good).toBeLessThan(0.6);
    expect(cut.stateChanges.some(({ sort }) => sort === "instance")).toBe(false);
  });
});
