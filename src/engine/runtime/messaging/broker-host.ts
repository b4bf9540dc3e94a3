// A broker of a run: its process, whose log outlives a crash, the publishes that reach it and the subscriptions that leave it.
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Delivery } from "../../messaging/delivery.ts";
import type { BrokerWatcher, MemberChange, MessageEnd } from "../../messaging/group-host.ts";
import type { Member } from "../../messaging/member.ts";
import { MessageBroker } from "../../messaging/message-broker.ts";
import type { Topic } from "../../messaging/topic.ts";
import { EVENT } from "../event-codes.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Client, Node, RequestType } from "../network.ts";
import { type Actor, GO_ON } from "../program.ts";
import type { Run } from "../run.ts";
import { RunClock } from "./run-clock.ts";
import type { BrokerSettings } from "./settings.ts";
import type { Subscription } from "./subscription.ts";

/** Whose request a message comes from. */
export interface Origin {
  readonly client: Client;
  readonly type: RequestType;
}

const ENDED: Readonly<Record<MessageEnd, number>> = {
  acknowledged: EVENT.acknowledged,
  deadLettered: EVENT.deadLettered,
  expired: EVENT.messageExpired,
  dropped: EVENT.messageDropped,
};

export class BrokerHost implements BrokerWatcher {
  readonly run: Run;
  readonly node: Node;
  readonly broker: MessageBroker;
  /** By the id of their route. */
  readonly subscriptions = new Map<string, Subscription>();
  readonly origins: Origin[] = [];
  /** Names of endpoints as types of messages, by the endpoint's number; −1: not met yet. */
  private readonly types: number[] = [];

  constructor(run: Run, node: Node) {
    this.run = run;
    this.node = node;
    this.broker = new MessageBroker(new RunClock(run), this, false);
  }

  configure({ topics }: BrokerSettings): void {
    for (const topic of topics) this.broker.topic(topic);
  }

  /** It works: it neither crashed nor hangs. */
  get isUp(): boolean {
    const [process] = this.node.instances;
    return process !== undefined && process.serves && process.hanging === 0;
  }

  /** Its process may have come up, or ceased to hang: what waited for it goes out. */
  goesOn(): void {
    if (this.isUp) for (const group of this.broker.groups) group.pump();
  }

  // ── publishing
  /** The step of a publish at which it is written down. */
  accepting(topic: string): Actor {
    return new Accept(this, topic, this.run.failures.of("topicFull", this.node.id));
  }

  /** @returns false: the topic is full */
  publish(topic: Topic, frame: Frame): boolean {
    const slot = this.broker.accept(topic, {
      type: this.typeOf(frame),
      key: frame.key,
      request: frame.request,
      identity: frame.callLineage,
      lineage: frame.lineage,
      origin: this.originOf(frame),
      trace: frame.trace,
      traceSlot: frame.traceSlot,
      span: frame.span,
    });
    return slot >= 0;
  }

  /** "topic/type", or the topic alone, of whose name the type is then. */
  private typeOf({ endpoint }: Frame): number {
    if (endpoint === null) return 0;
    const known = this.types[endpoint.index];
    if (known !== undefined) return known;
    const { name } = endpoint;
    return (this.types[endpoint.index] = this.broker.typeOf(name.slice(name.indexOf("/") + 1)));
  }

  private originOf({ client, type }: Frame): number {
    const { origins } = this;
    for (let i = 0; i < origins.length; i++) {
      const origin = origins[i] as Origin;
      if (origin.client === client && origin.type === type) return i;
    }
    return origins.push({ client: client as Client, type: type as RequestType }) - 1;
  }

  // ── what the broker tells
  private record(what: number, place: number, message: number): void {
    this.run.digest.record(this.run.now, (place + what) | 0, this.broker.pool.ids[message] as number);
  }

  accepted(_topic: Topic, message: number): void {
    this.record(EVENT.accepted, this.node.hash, message);
    const { open, traces, traceSlots } = this.broker.pool;
    if (traces[message] === 0) return;
    for (let i = open[message] as number; i > 0; i--) this.run.traces.published(traces[message] as number, traceSlots[message] as number);
  }

  delivered(group: ConsumerGroup, { message }: Delivery): void {
    this.record(EVENT.delivered, this.node.hash + group.index, message);
  }

  ended(group: ConsumerGroup, message: number, how: MessageEnd): void {
    this.record(ENDED[how], this.node.hash + group.index, message);
    const { traces, traceSlots } = this.broker.pool;
    if (traces[message] !== 0) this.run.traces.delivered(traces[message] as number, traceSlots[message] as number);
  }

  membersChanged(group: ConsumerGroup, _member: Member, _how: MemberChange): void {
    this.run.digest.record(this.run.now, (this.node.hash + EVENT.membersChanged) | 0, group.index);
  }

  rebalanced(group: ConsumerGroup): void {
    this.run.digest.record(this.run.now, (this.node.hash + EVENT.rebalanced) | 0, group.index);
  }

  rejected(): void {}

  failed(): void {}

  replayed(group: ConsumerGroup, message: number): void {
    this.record(EVENT.replayed, this.node.hash + group.index, message);
  }

  /** The node is gone: nobody is told of anything any more. */
  close(): void {
    for (const { group } of this.subscriptions.values()) this.broker.remove(group);
    this.subscriptions.clear();
  }
}

class Accept implements Actor {
  private readonly host: BrokerHost;
  private readonly topic: string;
  private readonly full: Failure;
  constructor(host: BrokerHost, topic: string, full: Failure) {
    this.host = host;
    this.topic = topic;
    this.full = full;
  }

  act(frame: Frame): typeof GO_ON {
    const topic = this.host.broker.topicNamed(this.topic);
    if (topic === undefined || !this.host.publish(topic, frame)) frame.failure = this.full;
    return GO_ON;
  }
}
