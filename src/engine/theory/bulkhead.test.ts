// A bulkhead's line is a real one: with c places, K − c in line and calls of exponential length it is M/M/c/K of the textbooks. Ten fixed
// seeds of 200,000 calls each.
import { describe, expect, it } from "vitest";

import { createSimulation } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { disagreement, overSeeds } from "../testing/theory.ts";

const CALLS = 200_000;
const [PLACES, LINE] = [4, 6];
/** Calls a ms, of 1 ms each: load 0.9 of the places. */
const RATE = 3.6;

/** Shares of time with n calls there, n = 0 … K. */
function shares(rate: number, places: number, most: number): number[] {
  const weights = [1];
  for (let n = 1; n <= most; n++) weights.push((weights[n - 1]! * rate) / Math.min(n, places));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
const state = shares(RATE, PLACES, PLACES + LINE);
const blocked = state.at(-1)!;
const inLine = state.reduce((sum, share, n) => sum + share * Math.max(0, n - PLACES), 0);

/** The callee has a slot for everybody: who waits, waits at the caller. */
const run = (seed: number) => {
  const simulation = createSimulation(
    scenario(
      [client(RATE * 1000), service("s", { concurrency: 1000, time: "exp(1ms)" })],
      [route("users", "s", { bulkhead: { maxInFlight: PLACES, queue: LINE, wait: "1h" } })],
      { seed },
    ),
  );
  simulation.advance((CALLS / RATE) * 1000);
  return simulation.summary().routes["users-s"]!;
};

describe("the line of a bulkhead agrees with M/M/c/K:", () => {
  const runs = overSeeds((seed) => seed).map(run);

  it("the share that is turned away", () => {
    expect(
      disagreement(
        runs.map(({ rejected, calls }) => rejected / calls),
        blocked,
      ),
    ).toBeNull();
  });

  it("the time in line and on the way together", () => {
    const stay = 1 + inLine / (RATE * (1 - blocked)); // Little's law over those that were let in
    expect(
      disagreement(
        runs.map(({ latency }) => latency.mean ?? NaN),
        stay,
      ),
    ).toBeNull();
  });
});
