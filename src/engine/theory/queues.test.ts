// Theory as the oracle: single queues against their closed forms, ten fixed seeds of at least 500,000 customers each. The mean of the
// seeds is within 2 % of the closed form, and the closed form within the 99.9 % interval of the ten.
import { describe, expect, it } from "vitest";

import { engineFor } from "../testing/built-engine.ts";
import { station } from "../testing/scenarios.ts";
import { disagreement, erlangC, overSeeds, withAbandonment } from "../testing/theory.ts";

const { createSimulation } = await engineFor("queues");
const CUSTOMERS = 500_000;
/** A unit of time is 1 ms: a service rate of 1 is 1000 a second. */
const waitOf = (make: (seed: number) => Parameters<typeof createSimulation>[0], ratePerMs: number) =>
  overSeeds((seed) => {
    const simulation = createSimulation(make(seed));
    simulation.advance((CUSTOMERS / ratePerMs) * 1.02 * 1000);
    const { s } = simulation.summary().nodes;
    expect(s?.completed).toBeGreaterThan(CUSTOMERS * 0.99);
    return s?.wait.mean ?? NaN;
  });

describe("a single queue agrees with its closed form:", () => {
  it("M/M/1 at load 0.8 waits 4 service times", () => {
    expect(
      disagreement(
        waitOf((seed) => station(800, { time: "exp(1ms)" }, { seed }), 0.8),
        0.8 / (1 - 0.8),
      ),
    ).toBeNull();
  });

  it("M/M/8 at load 0.9 waits as Erlang C says", () => {
    expect(
      disagreement(
        waitOf((seed) => station(7200, { time: "exp(1ms)", concurrency: 8 }, { seed }), 7.2),
        erlangC(8, 7.2) / (8 - 7.2),
      ),
    ).toBeNull();
  });

  it("M/D/1 at load 0.8 waits half as long as M/M/1", () => {
    expect(
      disagreement(
        waitOf((seed) => station(800, { time: "1ms" }, { seed }), 0.8),
        0.8 / (2 * (1 - 0.8)),
      ),
    ).toBeNull();
  });

  it.each(["erlang(3, 1ms)", "uniform(0ms, 2ms)"])("M/G/1 waits as Pollaczek and Khinchine say: %s", (time) => {
    const load = 0.7;
    const wait = (squaredVariation: number) => (load * (1 + squaredVariation)) / (2 * (1 - load));
    const measured = waitOf((seed) => station(700, { time }, { seed }), load);
    expect(disagreement(measured, wait(1 / 3))).toBeNull();
  });

  it("M/M/2 with 4 places in line turns away the share that the truncated chain says", () => {
    const load = 2.2;
    const shares = [1, load, load ** 2 / 2, load ** 3 / 4, load ** 4 / 8, load ** 5 / 16, load ** 6 / 32];
    const blocked = (shares[6] as number) / shares.reduce((sum, share) => sum + share, 0);
    const lost = overSeeds((seed) => {
      const simulation = createSimulation(station(2200, { time: "exp(1ms)", concurrency: 2, queue: 4 }, { seed }));
      simulation.advance((CUSTOMERS / 2.2) * 1000);
      const { s } = simulation.summary().nodes;
      return (s?.rejected ?? NaN) / (s?.arrivals ?? NaN);
    });
    expect(disagreement(lost, blocked)).toBeNull();
  });

  it("M/M/1 with abandonment loses the share that its birth-death chain says", () => {
    const lost = overSeeds((seed) => {
      const simulation = createSimulation(station(1200, { time: "exp(1ms)" }, { seed }, { patience: "exp(2ms)" }));
      simulation.advance((CUSTOMERS / 1.2) * 1000);
      const { s } = simulation.summary().nodes;
      return (s?.aborted ?? NaN) / (s?.arrivals ?? NaN);
    });
    expect(disagreement(lost, withAbandonment(1.2, 1, 0.5))).toBeNull();
  });
});
