// Each in turn, by weight, and smoothly: of weights 5, 1, 1 the order is a a b a c a a (nginx' upstream, Envoy's weighted round robin
// by deadlines has the same shares). Every turn each saves up its weight; the richest is taken and pays the sum of all.
import type { Backend, Peer } from "./backend.ts";
import type { Peers } from "./peers.ts";

export class Weighted {
  pick<B extends Backend>(listed: readonly B[], peers: Peers<B>, now: number): B | null {
    let richest: Peer<B> | null = null;
    let total = 0;
    for (const backend of listed) {
      const peer = peers.of(backend, now);
      total += peer.weight;
      peer.credit += peer.weight;
      if (richest === null || peer.credit > richest.credit) richest = peer;
    }
    if (richest === null) return null;
    richest.credit -= total;
    return richest.backend;
  }
}
