// Each workload twice, in our engine and as a bare loop. Operations are events as the workload defines them, the same for both:
// arrivals and ends of service. What else our engine does for them (timers, sampling, the network) is its own affair.
import type { Scenario } from "../engine/scenario/document.ts";
import { createSimulation } from "../engine/simulation.ts";
import { BareChain } from "./bare/chain.ts";
import { bareMmc } from "./bare/mmc.ts";
import type { Prepare } from "./measure.ts";
import { chain, mmc } from "./workloads.ts";

const SEED = 12345;
/** A chain's request: its arrival, gateway, A, B, C, and the database every other time. */
const EVENTS_OF_A_CHAIN = 5.5;

export const mmcOurs = (rate: number, servers: number, seconds: number): Prepare =>
  ours(mmc(rate, servers, seconds), seconds, ({ issued, ended }) => issued + ended);
export const mmcBare =
  (rate: number, servers: number, seconds: number): Prepare =>
  () =>
  () =>
    bareMmc(rate, servers, Math.round(Math.min(rate, servers) * seconds * 1000), SEED).events;

export const chainOurs = (seconds: number): Prepare => ours(chain(seconds), seconds, ({ ended }) => ended * EVENTS_OF_A_CHAIN);
export const chainBare =
  (seconds: number): Prepare =>
  () => {
    const bare = new BareChain(SEED);
    return () => bare.run(seconds).events;
  };

interface Ends {
  readonly issued: number;
  readonly ended: number;
}

function ours(scenario: Scenario, seconds: number, events: (ends: Ends) => number): Prepare {
  return () => {
    const simulation = createSimulation(scenario);
    return () => {
      simulation.advance(seconds * 1e6);
      const { issued, inFlight } = simulation.summary().requests;
      return events({ issued, ended: issued - inFlight });
    };
  };
}
