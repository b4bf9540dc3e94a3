// All brokers of a run: made and settled with the drawing, told of every instance that changes its state.
import type { Instance, Network, Node, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { BrokerHost } from "./broker-host.ts";
import { type BrokerSettings, groupName, groupSettings, isSubscription } from "./settings.ts";
import { Subscription } from "./subscription.ts";

export class Messaging {
  readonly hosts = new Map<Node, BrokerHost>();
  /** By the node at their end. */
  private byTarget = new Map<Node, Subscription[]>();

  /** An instance has become something else. */
  changed(instance: Instance): void {
    this.hosts.get(instance.node)?.goesOn();
    for (const subscription of this.byTarget.get(instance.node) ?? []) subscription.changed(instance);
  }

  /** An instance ceased to hang. */
  goesOn(instance: Instance): void {
    this.hosts.get(instance.node)?.goesOn();
    for (const subscription of this.byTarget.get(instance.node) ?? []) subscription.group.pump();
  }

  /** Something that was in the way of messages is not any more: what waited for it goes out. */
  passagesOpened(): void {
    for (const host of this.hosts.values()) host.goesOn();
  }

  settle(run: Run, brokers: readonly (readonly [Node, BrokerSettings])[]): void {
    for (const [node, settings] of brokers) this.host(run, node).configure(settings);
    for (const host of this.hosts.values()) if (host.node.removed) this.drop(host);
    for (const host of this.hosts.values()) this.subscribe(host, run.network);
    for (const host of this.hosts.values()) host.settled();
    this.byTarget = new Map();
    for (const host of this.hosts.values())
      for (const subscription of host.subscriptions.values()) {
        const { target } = subscription.route;
        this.byTarget.set(target, [...(this.byTarget.get(target) ?? []), subscription]);
      }
  }

  private host(run: Run, node: Node): BrokerHost {
    let host = this.hosts.get(node);
    if (host === undefined) this.hosts.set(node, (host = new BrokerHost(run, node)));
    return host;
  }

  private drop(host: BrokerHost): void {
    host.close();
    this.hosts.delete(host.node);
  }

  /** Groups come, go and change with their routes, in the order of the routes' ids. */
  private subscribe(host: BrokerHost, network: Network): void {
    const routes = [...network.routeById.values()].filter((route) => route.from === host.node && isSubscription(route));
    const known = new Set(routes.map((route) => route.id));
    for (const [id, subscription] of host.subscriptions)
      if (!known.has(id) || subscription.route.removed) {
        host.broker.remove(subscription.group);
        host.subscriptions.delete(id);
      }
    for (const route of routes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) keepUp(host, route);
  }
}

function keepUp(host: BrokerHost, route: Route): void {
  const { broker } = host;
  const settings = groupSettings(route.spec);
  const found = host.subscriptions.get(route.id);
  const topic = broker.topicNamed(route.spec.topic ?? host.first);
  const name = groupName(route.spec);
  if (found !== undefined && found.group.topic === topic && found.group.name === name) {
    found.group.configure(settings);
    return;
  }
  if (found !== undefined) {
    broker.remove(found.group);
    host.subscriptions.delete(route.id);
  }
  if (topic === undefined) return;
  const made = new Subscription(host, route, broker.group(topic, name, settings));
  host.subscriptions.set(route.id, made);
  made.begin();
}

/** Puts the drawing's brokers in place. A run without one has no messaging at all. */
export function settleMessaging(run: Run, settingsOf: (node: Node) => BrokerSettings | null): void {
  const brokers = [...run.network.nodeById.values()].flatMap((node) => {
    const settings = settingsOf(node);
    return settings === null ? [] : [[node, settings] as const];
  });
  if (brokers.length > 0) run.messaging ??= new Messaging();
  run.messaging?.settle(run, brokers);
}
