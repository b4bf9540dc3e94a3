// Which instance of the list takes a call. One object a route; the runtime asks it once an attempt.
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Instance } from "../runtime/network.ts";
import { LeastOutstanding } from "./least-outstanding.ts";
import { RandomChoice } from "./random-choice.ts";
import { RoundRobin } from "./round-robin.ts";

export interface Balancer {
  /** Null: the list is empty. */
  pick(listed: readonly Instance[]): Instance | null;
}

/** The one list to which a new balancer is added. */
export const BALANCERS = {
  "round-robin": () => new RoundRobin(),
  random: (random: RandomStream) => new RandomChoice(random),
  "least-outstanding": () => new LeastOutstanding(),
} as const satisfies Readonly<Record<string, (random: RandomStream) => Balancer>>;
