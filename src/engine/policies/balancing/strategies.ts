// The rules by which a call finds its backend, by the names of the format. The one list to which a new one is added.
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";
import { ConsistentHash } from "./hash-ring.ts";
import { LeastOutstanding } from "./least-outstanding.ts";
import type { Peers } from "./peers.ts";
import { RandomChoice } from "./random-choice.ts";
import { RoundRobin } from "./round-robin.ts";
import { PeakEwma, PowerOfTwo } from "./two-choices.ts";
import { Weighted } from "./weighted.ts";

export interface Strategy {
  /** Null: the list is empty. @param now µs @param key 32 bits, well mixed: what the call is about */
  pick<B extends Backend>(listed: readonly B[], peers: Peers<B>, now: number, key: number): B | null;
}

export const STRATEGIES = {
  "round-robin": () => new RoundRobin(),
  random: (random: RandomStream) => new RandomChoice(random),
  weighted: () => new Weighted(),
  "least-outstanding": () => new LeastOutstanding(),
  "power-of-two": (random: RandomStream) => new PowerOfTwo(random),
  "peak-ewma": (random: RandomStream) => new PeakEwma(random),
  "consistent-hash": () => new ConsistentHash(),
} as const satisfies Readonly<Record<string, (random: RandomStream) => Strategy>>;
export type StrategyName = keyof typeof STRATEGIES;

/** Those that ask what the caller remembers of its calls. */
const REMEMBERING: ReadonlySet<StrategyName> = new Set(["weighted", "least-outstanding", "power-of-two", "peak-ewma"]);
export const remembers = (name: StrategyName): boolean => REMEMBERING.has(name);
