// What must hold of breakers in any running system: random documents with random breakers, faults and acts.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Scenario } from "./scenario/document.ts";
import type { Simulation } from "./simulation.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";
import { traces } from "./testing/requests.ts";

const RUNS = 40;
/** Breakers that open easily, on every route of the document. */
const guarded = fc
  .tuple(
    arbitraryScenario(),
    fc.constantFrom(
      { mode: "consecutive", failures: 2, open: "100ms" } as const,
      { mode: "window", window: 4, minimum: 2, slowCall: "5ms", slowRate: 0.5, open: "50ms", probes: 2, openFactor: 2 } as const,
      {
        mode: "window",
        window: "1s",
        minimum: 3,
        failureRate: 0.3,
        open: "200ms",
        probes: 3,
        automatic: true,
        halfOpenMax: "100ms",
      } as const,
    ),
  )
  .map(([drawn, breaker]): Scenario => ({
    ...drawn,
    tracing: { sample: 1 },
    routes: drawn.routes.map((route, i) => (i % 3 === 2 ? route : { ...route, breaker })),
  }));

interface Stretch {
  readonly from: number;
  readonly to: number;
}
/** When the breaker of a caller on a route was open; a caller that is not up any more has none. */
function openStretches(simulation: Simulation, route: string, from: string): ReadonlyMap<string, Stretch[]> {
  const all = simulation.changes({ most: 100_000 }).changes.toReversed();
  const found = new Map<string, Stretch[]>();
  const since = new Map<string, number>();
  const close = (caller: string, at: number) => {
    const opened = since.get(caller);
    if (opened !== undefined) found.set(caller, [...(found.get(caller) ?? []), { from: opened, to: at }]);
    since.delete(caller);
  };
  for (const { at, thing, sort, instance, to } of all) {
    if (thing === route && sort === "breaker") {
      close(instance, at);
      if (to === "OPEN" || to === "FORCED_OPEN") since.set(instance, at);
    } else if (thing === from && sort === "instance" && to !== "HEALTHY" && to !== "UNHEALTHY" && to !== "STOPPING") close(instance, at);
  }
  for (const caller of since.keys()) close(caller, simulation.now);
  return found;
}

/** Attempts that were sent while the breaker of their caller was open; and how many attempts there were beside opened breakers. */
function sentThrough(simulation: Simulation, drawn: Scenario): { readonly wrong: string[]; readonly seen: number } {
  const open = new Map(drawn.routes.map((route) => [route.id, openStretches(simulation, route.id, route.from)]));
  const wrong: string[] = [];
  let seen = 0;
  for (const { spansOf } of traces(simulation)) {
    const callers = new Map(spansOf.map((span) => [span.id, span.instance ?? span.node]));
    for (const { route, instance, parent, sentAt } of spansOf) {
      const caller = callers.get(parent ?? "") ?? "";
      const stretches = instance === null ? undefined : open.get(route ?? "")?.get(caller);
      if (stretches === undefined) continue;
      seen++;
      if (stretches.some(({ from, to }) => from < sentAt && sentAt < to)) wrong.push(`${caller} over ${route} at ${sentAt}`);
    }
  }
  return { wrong, seen };
}

it("no call is sent through an open breaker", () => {
  let all = 0;
  fc.assert(
    fc.property(guarded, (drawn) => {
      const simulation = createSimulation(drawn);
      simulation.advance(1.5e6);
      const { wrong, seen } = sentThrough(simulation, drawn);
      expect(wrong).toEqual([]);
      all += seen;
    }),
    { numRuns: RUNS, seed: 7 },
  );
  expect(all).toBeGreaterThan(50); // how many random documents bring changes with their kinds: there must be some to judge
});

it("a run with breakers is the same however it is sliced, watched and looked into", () => {
  fc.assert(
    fc.property(guarded, (drawn) => {
      const whole = createSimulation({ ...drawn, tracing: { sample: 0, keepErrors: false, keepSlowest: 0 } });
      whole.advance(3e6);
      const sliced = createSimulation(drawn);
      for (let at = 0; at <= 3e6; at += 170_000) {
        sliced.advance(Math.min(at, 3e6));
        sliced.look();
        for (const { id } of drawn.routes) sliced.breakers(id);
        sliced.summary();
      }
      sliced.advance(3e6);
      expect(sliced.digest()).toBe(whole.digest());
      expect({ ...sliced.summary(), log: null }).toEqual({ ...whole.summary(), log: null });
    }),
    { numRuns: 20, seed: 7 },
  );
});
