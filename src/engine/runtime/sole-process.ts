// The process of a node that has but one, to which whoever knows its address speaks: a registry, a configuration server, a broker.
import type { Node } from "./network.ts";

/** It neither crashed nor hangs. */
export function isWorking({ instances }: Node): boolean {
  const [process] = instances;
  return process !== undefined && process.serves && process.hanging === 0;
}

/** A fault makes an error of what it would answer: whoever asked hears nothing. May draw: ask once for each message. */
export function errs({ addedLatency, injectedErrors }: Node): boolean {
  for (const { rate, random } of injectedErrors ?? []) if (random.unit() < rate) return true;
  for (const { instead, random, share } of addedLatency ?? []) if (instead !== null && random.unit() < share) return true;
  return false;
}
