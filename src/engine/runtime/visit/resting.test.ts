// Requests far back in a long line have no frame of their own: nobody can tell, and whoever looks for them finds them.
import { describe, expect, it } from "vitest";

import { setField } from "../../scenario/edits.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { route, scenario, station } from "../../testing/scenarios.ts";

/** Twice as many as can be served, of many keys, every one of them traced. */
const crowd = (restFrom: number, seconds: number): Simulation => {
  const requests = [{ path: "/", key: { keys: 1000 } }];
  const simulation = createSimulation(station(2000, { time: "exp(1ms)" }, { tracing: { sample: 1 } }, { requests }));
  simulation.run.restFrom = restFrom;
  simulation.showDots(1);
  simulation.advance(seconds * 1e6);
  return simulation;
};
const longest = (simulation: Simulation) => {
  const { rows } = simulation.traces({ order: "longest", most: 50 });
  return rows.map(({ id }) => simulation.trace(id));
};

describe("requests that rest in a long line", () => {
  it("leave their frames to others", () => {
    const simulation = crowd(512, 4);
    expect(simulation.run.network.nodes[0]!.waiting).toBeGreaterThan(3000);
    expect(simulation.run.frames.inUse).toBeLessThan(600);
  });

  it("are served as if they had stood there, to the last figure, trace and dot", () => {
    const [rested, stood] = [crowd(3, 4), crowd(Infinity, 4)];
    expect(rested.digest()).toBe(stood.digest());
    expect(rested.summary()).toEqual(stood.summary());
    expect(longest(rested)).toEqual(longest(stood));
    expect(rested.look().dots).toEqual(stood.look().dots);
  });

  it("are found by a crash, which ends them all", () => {
    const simulation = crowd(3, 2);
    const { inFlight } = simulation.summary().requests;
    simulation.intervene({ at: "0s", do: "kill", target: "s" });
    expect(violations(simulation.run)).toEqual([]);
    expect(inFlight).toBeGreaterThan(1000);
    expect(simulation.summary().requests.inFlight).toBe(0);
  });

  it("are found by an edit that turns the line round", () => {
    const simulation = crowd(3, 2);
    simulation.edit(setField(simulation.scenario, "s", ["discipline"], "lifo"));
    simulation.advance(4e6);
    expect(violations(simulation.run)).toEqual([]);
    expect(simulation.run.network.nodes[0]!.lifo).toBe(true);
  });

  it("are not those that somebody may still reach: with a timeout each keeps its frame", () => {
    const { nodes } = station(2000, { time: "exp(1ms)" });
    const simulation = createSimulation(scenario(nodes, [route("users", "s", { timeout: "500ms" })]));
    simulation.run.restFrom = 0;
    simulation.advance(3e6);
    expect(simulation.run.network.nodes[0]!.instances[0]!.resting).toBeNull();
    expect(simulation.summary().requests.timeout).toBeGreaterThan(500);
  });
});
