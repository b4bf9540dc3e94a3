// Two different backends by chance, and of them the better one: next to as good as asking all, without the herd that runs to the
// one that looks best (Mitzenmacher 2001; Envoy's LEAST_REQUEST, Finagle's and Linkerd's p2c).
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend, Peer } from "./backend.ts";
import { peakCost } from "./peak-ewma.ts";
import type { Peers } from "./peers.ts";

abstract class TwoChoices {
  private readonly random: RandomStream;
  constructor(random: RandomStream) {
    this.random = random;
  }

  /** The less, the better. */
  protected abstract burden(peer: Peer, now: number): number;

  pick<B extends Backend>(listed: readonly B[], peers: Peers<B>, now: number): B | null {
    const n = listed.length;
    if (n < 2) return listed[0] ?? null;
    const one = this.random.below(n);
    const step = 1 + this.random.below(n - 1);
    const other = one + step < n ? one + step : one + step - n;
    const [first, second] = [listed[one] as B, listed[other] as B];
    return this.burden(peers.of(second, now), now) < this.burden(peers.of(first, now), now) ? second : first;
  }
}

/** The one with fewer calls of this caller unanswered. */
export class PowerOfTwo extends TwoChoices {
  protected burden(peer: Peer): number {
    return peer.outstanding;
  }
}

/** The one whose peak EWMA times unanswered calls is less. */
export class PeakEwma extends TwoChoices {
  protected burden(peer: Peer, now: number): number {
    return peakCost(peer, now);
  }
}
