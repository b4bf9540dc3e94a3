// Poison messages: chosen by their ids, so that it is the same message at every delivery, and at every consumer of a broker's.
import { mixWords } from "../../kernel/hash.ts";
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

/** Messages of a broker to all its consumers, or to a service from whatever broker. @returns what ends it */
export function poisonMessages(run: Run, node: Node, poison: Poison, failure: Failure): () => void {
  const subscriptions = [...run.network.routeById.values()].filter((route) => isSubscription(route) && route.from === node);
  const consumers = subscriptions.length === 0 ? [node] : [...new Set(subscriptions.map(({ target }) => target))];
  const from = subscriptions.length === 0 ? null : node;
  const strikes = ({ callLineage, endpoint, request, route }: Frame): boolean =>
    route !== null &&
    isSubscription(route) &&
    (from === null || route.from === from) &&
    (poison.event === null || endpoint?.name === poison.event) &&
    (mixWords(mixWords(callLineage, request), poison.seed) >>> 0) / 4294967296 < poison.rate;
  const errors: InjectedErrors = { rate: 0, failure, random: run.stream("poison"), instance: null, strikes };
  for (const consumer of consumers) consumer.injectedErrors = [...(consumer.injectedErrors ?? []), errors];
  return () => {
    for (const consumer of consumers) {
      const left = (consumer.injectedErrors ?? []).filter((other) => other !== errors);
      consumer.injectedErrors = left.length === 0 ? null : left;
    }
  };
}
