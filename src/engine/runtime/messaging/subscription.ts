// A subscription of a run: the route from a broker to a service, with the group's consumers at its end, the instances of that
// service. A delivery is a visit over the route, as a call is; nobody waits for it but the broker, for whom a frame of its own
// stands in as the caller: its answer is the acknowledgement.
import { mixWords } from "../../kernel/hash.ts";
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Delivery } from "../../messaging/delivery.ts";
import type { Consumer } from "../../messaging/member.ts";
import { SPAN } from "../../telemetry/traces/span-pool.ts";
import { handlerOf } from "../build/handlers.ts";
import { beginCall, legOf } from "../call/leg.ts";
import type { Failure } from "../failure.ts";
import { DELIVERING } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Endpoint, Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";
import type { BrokerHost } from "./broker-host.ts";

export class Subscription implements TimerOwner {
  readonly host: BrokerHost;
  readonly route: Route;
  readonly group: ConsumerGroup;
  readonly consumers = new Map<Instance, InstanceConsumer>();

  constructor(host: BrokerHost, route: Route, group: ConsumerGroup) {
    this.host = host;
    this.route = route;
    this.group = group;
  }

  /** An instance of the service has become something else. */
  changed(instance: Instance): void {
    const consumer = this.consumers.get(instance);
    switch (instance.status) {
      case "HEALTHY":
        if (consumer === undefined || consumer.isDown) this.enter(instance);
        return;
      case "UNHEALTHY":
        return;
      case "STOPPING":
      case "STOPPED":
        if (consumer !== undefined) this.group.membership.leave(consumer);
        this.consumers.delete(instance);
        return;
      default:
        if (consumer !== undefined) consumer.isDown = true; // its group learns of it when its heartbeats stay away
    }
  }

  private enter(instance: Instance): void {
    const consumer = this.consumers.get(instance) ?? new InstanceConsumer(this, instance);
    this.consumers.set(instance, consumer);
    consumer.isDown = false;
    this.group.membership.enter(consumer);
  }

  /** Instances that are up already. */
  begin(): void {
    for (const instance of this.route.target.instances)
      if (instance.status === "HEALTHY" || instance.status === "UNHEALTHY") this.enter(instance);
  }

  deliver(delivery: Delivery, instance: Instance): void {
    const { run } = this.host;
    const { pool } = this.host.broker;
    const { message } = delivery;
    const lineage = mixWords(mixWords(pool.lineages[message] as number, this.route.hash), delivery.number);
    const asks = this.standIn(run, delivery);
    asks.callLineage = pool.identities[message] as number;
    asks.lineage = lineage;
    const origin = this.host.origins[pool.origins[message] as number];
    asks.request = pool.requests[message] as number;
    asks.key = pool.keys[message] as number;
    asks.client = origin?.client ?? null;
    asks.type = origin?.type ?? null;
    if (origin !== undefined) asks.dot = run.dots.sample(origin.client.hash, asks.request);
    this.inTrace(asks, message);
    const sent = outgoing(run, asks, this.route, this.handler(pool.types[message] as number), instance, delivery.number);
    const since = delivery.number === 1 ? (pool.times[message] as number) : delivery.backAt;
    if (sent.span !== 0) run.traces.spans.waited(sent, SPAN.LAY, run.now - since);
    run.caller.send(run, sent, this.route, instance);
    const { disturbances } = this.host;
    if (disturbances !== null && !delivery.isCopy && disturbances.isDoubled(this.group.topic.name)) this.group.duplicate(delivery);
  }

  /** It goes on in the trace of its publisher, while that is written to. */
  private inTrace(asks: Frame, message: number): void {
    const { run } = this.host;
    const { spans, traces, traceSlots } = this.host.broker.pool;
    if (!run.traces.spans.isOpen(traces[message] as number, traceSlots[message] as number)) return;
    asks.trace = traces[message] as number;
    asks.traceSlot = traceSlots[message] as number;
    asks.span = spans[message] as number;
  }

  /** The broker's side of it. Its `attempt` says which delivery, its `backoff` by which receipt. */
  private standIn(run: Run, delivery: Delivery): Frame {
    const frame = run.frames.take();
    frame.op = DELIVERING;
    frame.owner = this;
    frame.parent = null;
    frame.route = null;
    frame.endpoint = null;
    frame.instance = this.host.node.instances[0] as Instance;
    frame.attempt = delivery.slot;
    frame.backoff = delivery.receipt;
    frame.depth = 0;
    frame.arrives(this.host.node.unknownEntry, frame); // no step asks what was told
    frame.legs = 1;
    frame.firstLeg = null;
    return frame;
  }

  private handler(type: number): Endpoint {
    return handlerOf(this.host.run.network, this.route.target, this.host.broker.types[type] as string);
  }

  /** The visit has ended, and the broker hears of it. */
  fire(run: Run, frame: Frame): void {
    const { attempt, backoff, failure } = frame;
    frame.owner = null;
    if (failure !== null && frame.trace !== 0) run.traces.deliveryFailed(frame.trace, frame.traceSlot, run.now);
    run.frames.give(frame);
    const delivery = this.host.broker.deliveries.all[attempt] as Delivery;
    const { group } = this;
    if (!group.isOut(delivery, backoff)) return;
    if (failure !== null && this.isSilence(failure)) group.loseTouch(delivery);
    else if (!this.host.isUp && (failure !== null || group.settings.delivery === "at-least-once")) group.takeBack(delivery);
    else if (failure === null) group.acknowledge(delivery);
    else if (failure === this.route.timedOut) group.timeOut(delivery);
    else {
      this.tell(failure, delivery);
      group.fail(delivery);
    }
  }

  /** A handler's error is that event's error: nobody else hears of it. */
  private tell(failure: Failure, { member, message }: Delivery): void {
    const { run, broker } = this.host;
    const { id } = this.route.target;
    if (!run.log.mayRepeat(run.now, id, "handlerFailed")) return;
    const event = broker.types[broker.pool.types[message] as number] as string;
    const { traces, traceSlots } = broker.pool;
    const trace = run.traces.spans.isOpen(traces[message] as number, traceSlots[message] as number) ? this.traceId(message) : null;
    run.log.write(
      run.now,
      "error",
      id,
      "handlerFailed",
      { event, error: failure.code, at: failure.at },
      member?.consumer.name ?? null,
      trace,
    );
  }

  private traceId(message: number): string | null {
    const { origins, broker, run } = this.host;
    const origin = origins[broker.pool.origins[message] as number];
    return origin === undefined ? null : run.traces.tracing.traceId(origin.client.hash, broker.pool.requests[message] as number);
  }

  /** A dead consumer sends no answer, whatever its connection says. */
  private isSilence(failure: Failure): boolean {
    const { failures } = this.route.target;
    return failure === failures.crashed || failure === failures.noListener || failure === failures.draining || failure === failures.removed;
  }
}

export class InstanceConsumer implements Consumer {
  readonly subscription: Subscription;
  readonly instance: Instance;
  /** It died since it came to the group. */
  isDown = false;
  constructor(subscription: Subscription, instance: Instance) {
    this.subscription = subscription;
    this.instance = instance;
  }

  get name(): string {
    return this.instance.name;
  }
  get order(): number {
    return this.instance.number;
  }
  get polls(): boolean {
    return this.instance.serves && this.instance.hanging === 0 && this.instance.status !== "STOPPING" && this.reachesBroker;
  }
  /** Not so where nothing of it arrives there, for certain: what it asks for is never asked. */
  private get reachesBroker(): boolean {
    const { node, run } = this.subscription.host;
    return run.network.passages?.cuts(this.instance.node, node, this.instance) !== true;
  }
  beat(): boolean {
    const { passages } = this.subscription.host.run.network;
    return this.instance.serves && (passages === null || passages.passes(this.instance.node, this.subscription.host.node, this.instance));
  }
  deliver(delivery: Delivery): void {
    this.subscription.deliver(delivery, this.instance);
  }
}

/** A leg of the stand-in, whose only try goes to the consumer that was chosen. @param number which delivery of its message it is */
function outgoing(run: Run, parent: Frame, route: Route, endpoint: Endpoint, instance: Instance, number: number): Frame {
  const frame = legOf(run, parent);
  const { now } = run.queue;
  frame.callLineage = parent.callLineage;
  frame.lineage = parent.lineage;
  beginCall(run, frame, route, endpoint);
  frame.attempt = number;
  frame.sentAt = now;
  frame.failure = null;
  frame.instance = instance;
  if (frame.trace !== 0) run.traces.spans.sent(frame, now);
  if (route.timeout !== null) route.timeout.arm(frame);
  return frame;
}
