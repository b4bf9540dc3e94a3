// What faults put into the work of nodes and the calls of routes, as the runtime meets it.
import { type Distribution, draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Instance } from "../network.ts";

/** Latency that a fault adds, to calls of a route or to the work of a node. */
export interface AddedLatency {
  readonly delay: Distribution;
  /** Of a node: its work takes so many times as long, all of it, in place of the delay. 1: a delay. */
  readonly factor: number;
  /** Of a node: its work is not done at all, and ends so; null: it is done. */
  readonly instead: Failure | null;
  readonly share: number;
  readonly random: RandomStream;
  /** Null: every instance. */
  readonly instance: Instance | null;
  /** Of a node: only the work for messages. */
  readonly deliveriesOnly?: true;
}
/** µs that faults add to one message, each by its chance. What they put in place of work is no matter of messages. */
export function addedTo(faults: readonly AddedLatency[]): number {
  let us = 0;
  for (const { delay, instead, random, share } of faults)
    if (instead === null && (share >= 1 || random.unit() < share)) us += draw(delay, random);
  return us;
}

/** Errors that a fault puts in place of answers. */
export interface InjectedErrors {
  readonly rate: number;
  readonly failure: Failure;
  readonly random: RandomStream;
  readonly instance: Instance | null;
  /** Of a node: chooses the visits by what they are, in place of the rate. Left out: chance does. */
  readonly strikes?: (frame: Frame) => boolean;
}
