// Documents with a broker, and what its groups counted: for tests of events. Times are constant and routes take none, unless said.
import { known } from "../../base/assert.ts";
import type { ConsumerGroup } from "../messaging/consumer-group.ts";
import type { MessageBroker } from "../messaging/message-broker.ts";
import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import { createSimulation, type Simulation } from "../simulation.ts";
import { asks, TRACED } from "./requests.ts";
import { route, scenario, service, type ServiceNode } from "./scenarios.ts";

export interface Ordering {
  readonly count?: number;
  /** ms between two requests. */
  readonly every?: number;
  readonly consumer?: Partial<ServiceNode>;
  readonly subscription?: Partial<Route>;
  /** Of the route to the broker. */
  readonly publish?: Partial<Route>;
  readonly more?: Partial<Scenario>;
}
/** Requests come every so often to `shop`, which publishes `placed` (1 ms); `mail` handles it in 20 ms. Dead letters go to `dead`. */
export const orders = ({ count = 10, every = 100, consumer = {}, subscription = {}, publish = {}, more = {} }: Ordering = {}): Scenario =>
  scenario(
    [
      asks(count, every),
      service("shop", { queue: "unbounded", endpoints: [{ name: "place", steps: [{ publish: "placed" }] }] }),
      { id: "bus", kind: "broker", topics: [{ name: "placed" }, { name: "dead" }], publish: "1ms" },
      service("mail", { queue: "unbounded", handlers: [{ event: "placed", steps: [{ work: "20ms" }] }], ...consumer }),
    ],
    [
      route("users", "shop"),
      route("shop", "bus", publish),
      { ...route("bus", "mail"), topic: "placed", ordering: "none", ...subscription },
    ],
    { tracing: TRACED, ...more },
  );

export const brokerOf = ({ run }: Simulation, id = "bus"): MessageBroker =>
  known(run.messaging?.hosts.get(known(run.network.nodeById.get(id), id)), id).broker;
export const groupOf = (simulation: Simulation, index = 0, id = "bus"): ConsumerGroup =>
  known(brokerOf(simulation, id).groups[index], `group ${index}`);

export function runFor(document: Scenario, ms: number): Simulation {
  const simulation = createSimulation(document);
  simulation.advance(ms * 1000);
  return simulation;
}
