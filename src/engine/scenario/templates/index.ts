// The templates, in the order of the start page; the first is what a first visit shows.
import { autoscalerLag } from "./autoscaler-lag.ts";
import { badCanary } from "./bad-canary.ts";
import { badConfigShare } from "./bad-config-share.ts";
import { blank } from "./blank.ts";
import { cacheStampede } from "./cache-stampede.ts";
import { choreographedSaga } from "./choreographed-saga.ts";
import { doubleCharge } from "./double-charge.ts";
import { fifthFailure } from "./fifth-failure.ts";
import { foundInTurn } from "./found-in-turn.ts";
import { gatewayLogging } from "./gateway-logging.ts";
import { heldThreads } from "./held-threads.ts";
import { hotPage } from "./hot-page.ts";
import { hotRow } from "./hot-row.ts";
import { metastable } from "./metastable.ts";
import { onlineBoutique } from "./online-boutique.ts";
import { orchestratorCrash } from "./orchestrator-crash.ts";
import { orderEvents } from "./order-events.ts";
import { orderSaga } from "./order-saga.ts";
import { oversold } from "./oversold.ts";
import { poisonMessage } from "./poison-message.ts";
import { rebalancePause } from "./rebalance-pause.ts";
import { redelivered } from "./redelivered.ts";
import { retryStorm } from "./retry-storm.ts";
import { sagaByMessages } from "./saga-by-messages.ts";
import { sharedPool } from "./shared-pool.ts";
import { sinkhole } from "./sinkhole.ts";
import { slowConsumerLag } from "./slow-consumer.ts";
import { staleRegistry } from "./stale-registry.ts";
import type { Template } from "./template.ts";
import { threeBalancers } from "./three-balancers.ts";
import { twoStepSaga } from "./two-step-saga.ts";
import { twoZones } from "./two-zones.ts";
import { usersAndOrders } from "./users-and-orders.ts";
import { watchedConfig } from "./watched-config.ts";

export type { Template } from "./template.ts";
export { blank };
/** In the order of a course: what the parts do, then how they fail and what helps, subject by subject. */
export const TEMPLATE_GROUPS = {
  start: [onlineBoutique, usersAndOrders],
  basics: [gatewayLogging, threeBalancers, foundInTurn, fifthFailure, orderEvents, twoStepSaga, watchedConfig],
  overload: [retryStorm, metastable, sharedPool, heldThreads, autoscalerLag],
  instances: [sinkhole, staleRegistry, twoZones, badCanary, badConfigShare],
  data: [hotPage, cacheStampede, hotRow, oversold, doubleCharge],
  messages: [slowConsumerLag, poisonMessage, rebalancePause, redelivered],
  sagas: [choreographedSaga, orderSaga, orchestratorCrash, sagaByMessages],
} as const satisfies Readonly<Record<string, readonly Template[]>>;
export const TEMPLATES: readonly Template[] = Object.values(TEMPLATE_GROUPS).flat();
