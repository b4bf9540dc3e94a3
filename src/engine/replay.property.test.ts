// What is done by hand while a run goes on is logged, and the log played again from the starting document gives the same run, bit for
// bit: acts, faults and edits of the document, at any moment, in whatever slices the run was advanced.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Scenario, TimelineEntry } from "./scenario/document.ts";
import { connect, removeThings, setField } from "./scenario/edits.ts";
import type { Simulation } from "./simulation.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";
import { violations } from "./testing/invariants.ts";

interface Gesture {
  /** µs after the gesture before. */
  readonly after: number;
  readonly kind:
    | "kill"
    | "restart"
    | "scale"
    | "latency"
    | "clear"
    | "hang"
    | "replicas"
    | "concurrency"
    | "timeout"
    | "remove"
    | "connect"
    | "load"
    | "blocking"
    | "policy";
  /** Picks the target. */
  readonly pick: number;
  readonly amount: number;
}

const gesture: fc.Arbitrary<Gesture> = fc.record({
  after: fc.integer({ min: 0, max: 900_000 }),
  kind: fc.constantFrom(
    "kill",
    "restart",
    "scale",
    "latency",
    "clear",
    "hang",
    "replicas",
    "concurrency",
    "timeout",
    "remove",
    "connect",
    "load",
    "blocking",
    "policy",
  ),
  pick: fc.nat(1000),
  amount: fc.integer({ min: 1, max: 5 }),
});

const at = "0us";
const pickOf = <T>(things: readonly T[], pick: number): T | undefined => things[pick % Math.max(1, things.length)];

function perform(simulation: Simulation, { kind, pick, amount }: Gesture): void {
  const { scenario } = simulation;
  const servers = scenario.nodes.filter((node) => node.kind === "service" || node.kind === "gateway");
  const target = pickOf(servers, pick)?.id ?? "";
  const act = (entry: TimelineEntry) => void simulation.intervene(entry);
  const change = (after: Scenario) => simulation.edit(after);
  if (kind === "kill" || kind === "restart") act({ do: kind, at, target });
  else if (kind === "scale") act({ do: "scale", at, target, replicas: amount - 1 });
  else if (kind === "latency")
    act({ do: "fault", fault: "latency", at, target: pickOf(scenario.routes, pick)?.id ?? target, delay: "exp(50ms)", for: "400ms" });
  else if (kind === "hang") act({ do: "fault", fault: "hang", at, target, for: "300ms" });
  else if (kind === "clear") act({ do: "clear", at, fault: "all" });
  else if (kind === "load")
    act({ do: "load", at, target: scenario.nodes.find((node) => node.kind === "client")?.id ?? "", multiply: amount / 2, for: "500ms" });
  else if (kind === "remove") change(removeThings(scenario, [pickOf([...scenario.routes, ...servers], pick)?.id ?? ""]));
  else if (kind === "connect") change(connected(scenario, pick));
  else change(edited(scenario, kind, target, pick, amount));
}

function edited(
  scenario: Scenario,
  kind: "replicas" | "concurrency" | "timeout" | "blocking" | "policy",
  target: string,
  pick: number,
  amount: number,
): Scenario {
  if (kind === "policy") return withPolicy(scenario, pickOf(scenario.routes, pick)?.id ?? "", Math.floor(pick / 7), amount);
  if (kind === "timeout") return setField(scenario, pickOf(scenario.routes, pick)?.id ?? "", ["timeout"], `${amount * 10}ms`);
  return setField(scenario, target, [kind], kind === "blocking" ? amount > 2 : amount);
}

/** A policy of the route comes, changes or goes. */
function withPolicy(scenario: Scenario, route: string, pick: number, amount: number): Scenario {
  const policies: readonly (readonly [string, unknown])[] = [
    ["bulkhead", { maxInFlight: amount, queue: 3, wait: "20ms" }],
    ["rateLimit", { rate: 10 * amount, burst: amount, wait: "30ms" }],
    ["concurrencyLimit", { kind: "gradient", initial: amount }],
    ["deadline", `${amount * 10}ms`],
    ["propagate", true],
    ["cancel", amount > 2],
    ["fallback", {}],
    ["bulkhead", undefined],
    ["rateLimit", undefined],
    ["concurrencyLimit", undefined],
  ];
  const [field, value] = pickOf(policies, pick) ?? ["cancel", true];
  return setField(scenario, route, [field], value);
}

function connected(scenario: Scenario, pick: number): Scenario {
  const from = pickOf(scenario.nodes, pick)?.id ?? "";
  const to = pickOf(scenario.nodes, Math.floor(pick / 7))?.id ?? "";
  const drawn = connect(scenario, from, to);
  return drawn.ok ? drawn.value.scenario : scenario;
}

// In parts, so that each is far from the time that a test may take where the machine is busy.
it.each([21, 121, 221, 321, 421])(
  "a run that was played by hand plays again to the same digest, in other slices, and conserves throughout, from seed %i",
  (seed) => {
    const property = fc.property(arbitraryScenario(), fc.array(gesture, { minLength: 1, maxLength: 8 }), (scenario, gestures) => {
      const played = createSimulation(scenario);
      for (const one of gestures) {
        played.advance(played.now + one.after);
        perform(played, one);
        expect(violations(played.run)).toEqual([]);
      }
      played.advance(played.now + 500_000);
      expect(violations(played.run)).toEqual([]);
      const again = createSimulation({ ...scenario, run: structuredClone(played.recorded()) });
      for (let t = 9_000; t < played.now; t += 9_000) again.advance(t);
      again.advance(played.now);
      expect(again.digest()).toBe(played.digest());
      expect(again.summary().requests).toEqual(played.summary().requests);
    });
    fc.assert(property, { numRuns: 50, seed });
  },
);
