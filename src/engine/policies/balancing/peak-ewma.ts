// Finagle's load metric: an exponentially weighted average of answer times that jumps to every peak and decays from there, times
// the calls under way. One that has become slow is known after its first slow answer; one that nobody asks is forgiven in time.
import { exp } from "../../kernel/math.ts";
import type { Peer } from "./backend.ts";

/** After this long an old answer counts 1/e (Finagle's default decay, 10 s). */
export const DECAY = 10e6; // µs

/** Of a backend that has not answered yet but has calls under way: it is asked last. */
const UNKNOWN = 1e15;

/** An answer after so many µs; 0: only time has passed. */
export function observe(peer: Peer, now: number, took: number): void {
  const weight = exp(-(now - peer.stamp) / DECAY);
  peer.stamp = now;
  peer.cost = took > peer.cost ? took : peer.cost * weight + took * (1 - weight);
}

/** µs that a call would have to wait there, by what is known. */
export function peakCost(peer: Peer, now: number): number {
  if (peer.cost === 0) return peer.outstanding === 0 ? 0 : UNKNOWN + peer.outstanding;
  observe(peer, now, 0);
  return peer.cost * (peer.outstanding + 1);
}
