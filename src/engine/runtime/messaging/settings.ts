// What a broker node and its subscription routes are told, as the runtime reads it from the document.
import type { GroupSettings, TopicSettings } from "../../messaging/settings.ts";
import type { CompletedRoute } from "../../scenario/routes.ts";
import { durationOf } from "../build/texts.ts";
import type { Route } from "../network.ts";

export interface BrokerSettings {
  readonly topics: readonly TopicSettings[];
}

/** Routes that leave a broker are subscriptions. */
export const isSubscription = ({ from }: Route): boolean => from.spec.kind === "broker";

export const groupName = ({ group, to }: CompletedRoute): string => group ?? to;

export const groupSettings = (spec: CompletedRoute): GroupSettings => ({
  delivery: spec.delivery,
  ordering: spec.ordering,
  prefetch: spec.prefetch,
  ackTimeout: durationOf(spec.ackTimeout),
  redelivery: {
    backoff: spec.redelivery.backoff,
    jitter: spec.redelivery.jitter,
    base: durationOf(spec.redelivery.base),
    max: Math.max(durationOf(spec.redelivery.base), durationOf(spec.redelivery.max)),
  },
  maxDeliveries: spec.maxDeliveries ?? Infinity,
  deadLetter: spec.deadLetter ?? null,
  session: durationOf(spec.session),
  maxPoll: durationOf(spec.maxPoll),
  rebalance: durationOf(spec.rebalance),
});
