// The identities of the summary, a public contract, and Little's law: over random scenarios, with what is planned in them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { distil } from "../../kernel/distilled.ts";
import { CONTINUE, HELD, HUNG, IN_LINE, PERMITTED, WAITING, WORKING } from "../../runtime/frame-states.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Node } from "../../runtime/network.ts";
import type { Scenario } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { arbitraryScenario } from "../../testing/arbitrary-scenario.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { OUTCOMES } from "../views/live.ts";

const SECONDS = 6;
const check = (seed: number, runs: number, law: (scenario: Scenario) => void): void => {
  const property = fc.property(arbitraryScenario(), (scenario) => {
    law(scenario);
  });
  fc.assert(property, { seed, numRuns: runs });
};

/** Equations of the summary that do not hold. */
function wrong(simulation: Simulation): string[] {
  const { requests, nodes, routes, latency, latencyOk } = simulation.summary();
  const found: string[] = [];
  const equal = (what: string, left: number, right: number) => left !== right && found.push(`${what}: ${left} and ${right}`);
  equal(
    "requests issued",
    requests.issued,
    OUTCOMES.reduce((sum, outcome) => sum + requests[outcome], requests.inFlight),
  );
  equal("latencyOk above latency", Math.max(0, latencyOk.count - latency.count), 0);
  for (const [id, node] of Object.entries(nodes)) {
    equal(`${id} arrivals`, node.arrivals, node.completed + node.rejected + node.aborted + node.inFlight);
    equal(`${id} completed`, node.completed, node.ok + node.errors);
    equal(`${id} latency`, node.latency.count, node.arrivals - node.inFlight);
  }
  for (const [id, route] of Object.entries(routes)) {
    const { notSent, excludedNotSent } = simulation.run.network.routeById.get(id)!;
    const turnedAway = notSent - excludedNotSent;
    equal(`${id} attempts`, route.attempts, route.calls - turnedAway + route.retries + route.hedges - route.waiting);
    equal(`${id} waiting`, route.waiting, heldBack(simulation, id));
    const ended = route.ok + route.errors + route.timeouts + route.refused + route.rejected + route.cancelled - turnedAway;
    equal(`${id} attempts ended`, route.attempts, ended + route.inFlight);
    equal(`${id} latency`, route.latency.count, ended);
  }
  return found;
}

/** Calls of the measured time that the caller's own limits hold back, from the frames. */
const heldBack = ({ run }: Simulation, id: string): number =>
  run.frames.all.filter(
    (frame) =>
      frame.route?.id === id && !frame.abandoned && (frame.op === HELD || frame.op === PERMITTED) && frame.calledAt >= run.measuredFrom,
  ).length;

const VISITING: ReadonlySet<number> = new Set([WORKING, CONTINUE, IN_LINE, WAITING, HUNG]);
const isAt = (frame: Frame, node: Node): boolean => frame.route !== null && VISITING.has(frame.op) && frame.instance?.node === node;

/** Nodes at which the integral of the number present is not the sum of the times that visits have spent there so far. */
function unlawful(simulation: Simulation): string[] {
  const { run } = simulation;
  const integrals = new Map<Node, number>(run.network.nodes.map((node) => [node, 0]));
  while (run.now < SECONDS * 1e6 && !simulation.finished) {
    const present = run.network.nodes.map((node) => node.instances.reduce((sum, instance) => sum + instance.present, 0));
    const from = run.now;
    simulation.step();
    run.network.nodes.forEach((node, i) => integrals.set(node, integrals.get(node)! + present[i]! * (run.now - from)));
    if (run.queue.size === 0) break;
  }
  return run.network.nodes.flatMap((node) => {
    const { count, mean } = distil(node.times);
    const ended = count === 0 ? 0 : count * mean;
    const here = run.frames.all.reduce((sum, frame) => (isAt(frame, node) ? sum + run.now - frame.arrivedAt : sum), 0);
    const integral = integrals.get(node)!;
    return Math.abs(integral - ended - here) < 1 ? [] : [`${node.id}: ${integral} = L·t, ${ended + here} = Σ W`];
  });
}

describe("over random scenarios", () => {
  // In parts, so that each is far from the time that a test may take where the machine is busy.
  it.each([1, 101, 201])("the sums of the summary add up, at every instant, whatever the warm-up, from seed %i", (seed) => {
    check(seed, 20, (scenario) => {
      const simulation = createSimulation(scenario);
      const found: string[] = [];
      for (let t = 0.4; t <= SECONDS && found.length === 0; t += 1.3) {
        simulation.advance(t * 1e6);
        found.push(...wrong(simulation));
      }
      expect(found).toEqual([]);
    });
  });

  it.each([2, 102, 202])(
    "Little's law holds at every node: number present over time is arrivals times their stay, from seed %i",
    (seed) => {
      check(seed, 20, (scenario) => expect(unlawful(createSimulation({ ...scenario, warmup: "0s" }))).toEqual([]));
    },
  );
});
