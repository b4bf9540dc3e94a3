// Poison messages: chosen by their ids, so that it is the same message at every delivery, and at every consumer of a broker's.
import { mixWords } from "../../kernel/hash.ts";
import { addTo } from "../act/effect-list.ts";
import type { InjectedErrors } from "../act/injections.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Node } from "../network.ts";
import type { Run } from "../run.ts";
import { isSubscription } from "./settings.ts";

export interface Poison {
  readonly rate: number;
  /** Tells one fault's messages from another's. */
  readonly seed: number;
  /** Type of event; null: all. */
  readonly event: string | null;
}

/** Messages of a broker to all its consumers, those that are drawn meanwhile too, or to a service from whatever broker. @returns what ends it */
export function poisonMessages(run: Run, node: Node, poison: Poison, failure: Failure): () => void {
  const host = run.messaging?.hosts.get(node) ?? null;
  const strikes = ({ callLineage, endpoint, request, route }: Frame): boolean =>
    route !== null &&
    isSubscription(route) &&
    (host === null || route.from === node) &&
    (poison.event === null || endpoint?.name === poison.event) &&
    (mixWords(mixWords(callLineage, request), poison.seed) >>> 0) / 4294967296 < poison.rate;
  const errors: InjectedErrors = { rate: 0, failure, random: run.stream("poison"), instance: null, strikes };
  const reached = new Map<Node, () => void>();
  const reach = () => {
    const consumers = host === null ? [node] : [...host.subscriptions.values()].map(({ route }) => route.target);
    for (const one of consumers) if (!reached.has(one)) reached.set(one, addTo(one, "injectedErrors", errors));
  };
  reach();
  host?.reaching.add(reach);
  return () => {
    host?.reaching.delete(reach);
    for (const undo of reached.values()) undo();
  };
}
