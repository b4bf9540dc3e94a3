// Two orchestrators crash: the durable one says again what was out, the other has lost what was under way. Both as Little's law says.
import { describe, expect, it } from "vitest";

import { orchestratorCrash } from "../scenario/templates/orchestrator-crash.ts";
import { node, tried } from "../testing/tries.ts";

const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
const runs = seeds.map((seed) => tried(orchestratorCrash, 80, (scenario) => ({ ...scenario, seed })).summary());

/** The same with nobody after 50 s, so that in the end nothing is under way. */
const settled = seeds.map((seed) => {
  const load = {
    shape: "steps",
    steps: [
      { at: "0s", rate: 40 },
      { at: "50s", rate: 0 },
    ],
  };
  return tried(orchestratorCrash, 80, (scenario) => ({ ...scenario, seed }), node("customers", { load })).summary();
});

describe.each(runs.map((summary, i) => [i + 1, summary] as const))("seed %i", (_seed, { sagas, routes }) => {
  it("under the durable log nothing is lost and nothing is stuck; some was said twice", () => {
    const { started, completed, compensated, failed, lost, running } = sagas["order"]!;
    expect([started, compensated, failed, lost]).toEqual([completed + running, 0, 0, 0]);
    // Charges and packings that were done, beyond one of each for every saga that has ended: those that were done twice.
    const twice = routes["r3"]!.attempts + routes["r4"]!.attempts - 2 * completed;
    expect(twice).toBeGreaterThan(running);
  });

  it("in memory all that was under way is lost: charged, and never packed", () => {
    const { started, completed, lost, running, failed, compensated } = sagas["order-in-memory"]!;
    expect(lost).toBeGreaterThan(0);
    expect([failed, compensated, started]).toEqual([0, 0, completed + lost + running]);
  });
});

it("as many are lost as Little's law has under way: 20 a second for 0.904 s", () => {
  const lost = runs.map(({ sagas }) => sagas["order-in-memory"]!.lost);
  const mean = lost.reduce((sum, count) => sum + count, 0) / lost.length;
  // Under way: Poisson with mean 18.1 (an M/G/∞ queue); of ten seeds the mean within 3.3 σ = 3.3 · √(18.1 / 10).
  expect(Math.abs(mean - 18.1)).toBeLessThan(4.4);
});

it("the books say so: in memory more was charged than packed, under the log both more than there are sagas", () => {
  for (const { counters, objectives, sagas } of settled) {
    expect(objectives[0]).toMatchObject({ id: "charged-is-packed", held: false });
    expect(objectives[0]?.broken?.at).toBeGreaterThan(50_000);
    expect(objectives[0]?.broken?.at).toBeLessThan(51_000);
    const { completed, lost } = sagas["order-in-memory"]!;
    expect([counters["charged"], (counters["packed"] ?? 0) - completed < lost]).toEqual([completed + lost, true]);
    expect(counters["packed"]).toBeLessThan(counters["charged"] ?? 0);
    const done = sagas["order"]!.completed;
    expect([counters["durable_charged"], counters["durable_packed"]].every((count) => (count ?? 0) > done)).toBe(true);
  }
});
