// The registry lists a dead instance for as long as its lease: errors last no longer than lease + sweep + refresh, whatever the seed and
// the settings; a retry masks them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import { staleRegistry } from "../scenario/templates/stale-registry.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";

const SECOND = 1e6;
const CRASH = 30 * SECOND;
/** lease + sweep + refresh of the template, its defaults. */
const LONGEST = 25 * SECOND;
const MESSAGES = 4000; // the last heartbeat on its way, the question and its answer, and the call: 1 ms each

const refused = ({ run }: Simulation, id: string): number => run.network.clientById.get(id)!.ended[5]!;
/** The moments, to 10 ms, at which the first and the last client of that id was refused. */
function stretch(simulation: Simulation, id: string, from: number, to: number): { readonly first: number; readonly last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let t = from; t <= to; t += 10_000) {
    const before = refused(simulation, id);
    simulation.advance(t);
    if (refused(simulation, id) === before) continue;
    first = Math.min(first, t);
    last = t;
  }
  return { first, last };
}

describe.each(Array.from({ length: 10 }, (_, i) => i + 1))("seed %i", (seed) => {
  const simulation = createSimulation({ ...staleRegistry.scenario, seed });
  const seen = stretch(simulation, "shoppers", 10_000, 85 * SECOND);
  const outcomes = (id: string) => simulation.run.network.clientById.get(id)!.ended;

  it("without a retry errors begin with the crash and end within lease + sweep + refresh", () => {
    expect(seen.first).toBeGreaterThan(CRASH);
    expect(seen.last).toBeLessThanOrEqual(CRASH + LONGEST + MESSAGES + 10_000);
    // The last heartbeat was at most one interval old, and its lease ran from then.
    expect(seen.last).toBeGreaterThanOrEqual(CRASH + (15 - 5) * SECOND);
  });
  it("a third of the calls fails meanwhile", () => {
    const calls = (60 * (seen.last - CRASH)) / SECOND;
    expect(refused(simulation, "shoppers") / calls).toBeGreaterThan(0.2);
    expect(refused(simulation, "shoppers") / calls).toBeLessThan(0.4);
  });
  it("a retry masks it: all four tries must meet the dead one, by chance (1/3)³ of what one try meets, in turn less", () => {
    const [, ...bad] = outcomes("riders");
    expect(bad.reduce((sum, count) => sum + count, 0)).toBeLessThan(refused(simulation, "shoppers") / 27);
    expect(simulation.run.network.routeById.get("r4")!.retries).toBeGreaterThan(100);
  });
  it("the two callers, and the two instances of each, learn of it at moments of their own", () => {
    const changes = simulation
      .logs({ most: 5000 })
      .records.filter(({ code, values }) => code === "listChanged" && values["gone"] === "orders-2");
    expect(new Set(changes.map(({ values }) => values["caller"])).size).toBe(4);
    expect(new Set(changes.map(({ at }) => at)).size).toBe(4);
  });
});

describe("for every seed and all settings", () => {
  const seconds = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((quarters) => quarters / 4);
  const settings = fc.record({
    seed: fc.nat(2 ** 32 - 1),
    heartbeat: seconds(0.5, 5),
    lease: seconds(1, 15),
    sweep: seconds(0.5, 10),
    refresh: seconds(0.5, 10),
    latency: fc.constantFrom(0, 1, 20, 200),
    crash: fc.integer({ min: 5000, max: 25_000 }),
  });
  const scene = ({ seed, heartbeat, lease, sweep, refresh, latency, crash }: { readonly [key: string]: number }): Scenario =>
    scenario(
      [
        client(100),
        service("front", { replicas: 2, concurrency: 1000, endpoints: [{ name: "get", steps: [{ call: "back" }] }] }),
        service("back", { replicas: 3, time: "0ms" }),
        {
          id: "reg",
          kind: "registry",
          heartbeat: `${heartbeat}s`,
          lease: `${lease}s`,
          sweep: `${sweep}s`,
          refresh: `${refresh}s`,
          latency: `${latency}ms`,
        },
      ],
      [route("users", "front", { discovery: "static" }), route("front", "back")],
      { seed: seed!, timeline: [{ at: `${crash}ms`, do: "kill", target: "back", instance: "back-2" }] },
    );

  it("a dead instance is called no longer than lease + sweep + refresh, and three messages", () => {
    fc.assert(
      fc.property(settings, (drawn) => {
        const simulation = createSimulation(scene(drawn));
        const bound = (drawn.lease + drawn.sweep + drawn.refresh) * SECOND + 3000 * drawn.latency;
        simulation.advance(drawn.crash * 1000 + bound + 1);
        const before = refused(simulation, "users");
        simulation.advance(simulation.now + 30 * SECOND);
        expect(refused(simulation, "users")).toBe(before);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it("while the registry is out of reach the last known list stays in use", () => {
    fc.assert(
      fc.property(settings, (drawn) => {
        const document = scene(drawn);
        const outage = { at: "3s", for: "10m", do: "fault", fault: "registry-outage", target: "reg" } as const;
        const simulation = createSimulation({ ...document, timeline: [outage] });
        simulation.advance(60 * SECOND);
        const { issued, ok, inFlight } = simulation.summary().requests;
        expect(issued - ok - inFlight).toBe(0);
      }),
      { numRuns: 20, seed: 6 },
    );
  });
});
