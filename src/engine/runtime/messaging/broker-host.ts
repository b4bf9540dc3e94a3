// A broker of a run: its process, whose log outlives a crash, the publishes that reach it and the subscriptions that leave it.
import { mixWords } from "../../kernel/hash.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Delivery } from "../../messaging/delivery.ts";
import { type Disturbance, Disturbances } from "../../messaging/disturbances.ts";
import type { BrokerWatcher, MemberChange, MessageEnd } from "../../messaging/group-host.ts";
import type { Member } from "../../messaging/member.ts";
import { MessageBroker } from "../../messaging/message-broker.ts";
import type { Topic } from "../../messaging/topic.ts";
import { EVENT } from "../event-codes.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Client, Node, RequestType } from "../network.ts";
import { type Actor, GO_ON } from "../program.ts";
import { RunClock } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { isWorking } from "../sole-process.ts";
import { BrokerChronicle } from "./broker-chronicle.ts";
import type { BrokerSettings } from "./settings.ts";
import type { InstanceConsumer, Subscription } from "./subscription.ts";

/** Whose request a message comes from. */
export interface Origin {
  readonly client: Client;
  readonly type: RequestType;
}

export class BrokerHost implements BrokerWatcher {
  readonly run: Run;
  readonly node: Node;
  readonly broker: MessageBroker;
  private readonly chronicle: BrokerChronicle;
  /** By the number of their group. */
  private readonly randoms: RandomStream[] = [];
  /** The topic of a subscription that names none. */
  first = "";
  private drawn: ReadonlySet<string> = new Set();
  /** By the id of their route. */
  readonly subscriptions = new Map<string, Subscription>();
  readonly origins: Origin[] = [];
  /** What endpoints are called, and the type of message that this stands for, by the endpoint's number. */
  private readonly typeNames: string[] = [];
  private readonly types: number[] = [];
  /** What faults do to it; null: nothing. */
  disturbances: Disturbances | null = null;
  private readonly disturbing = new Set<Disturbance>();
  /** What faults do to its consumers, for those that come later. */
  readonly reaching = new Set<() => void>();

  constructor(run: Run, node: Node) {
    this.run = run;
    this.node = node;
    this.broker = new MessageBroker(new RunClock(run), this, false);
    this.chronicle = new BrokerChronicle(run, node, this.broker);
  }

  configure({ topics }: BrokerSettings): void {
    this.first = topics[0]?.name ?? "";
    this.drawn = new Set(topics.map(({ name }) => name));
    for (const topic of topics) this.broker.topic(topic);
  }
  /** Groups are as they are drawn: topics that are not drawn any more go. */
  settled(): void {
    this.broker.retain(this.drawn);
    this.broker.settleKeeping();
    this.settleDisturbances();
  }

  /** It works: it neither crashed nor hangs, and is in reach. */
  get isUp(): boolean {
    return isWorking(this.node) && this.disturbances?.isOutage !== true;
  }

  /** A fault begins. @returns what ends it */
  disturb(by: Disturbance): () => void {
    this.disturbing.add(by);
    this.settleDisturbances();
    this.run.digest.record(this.run.now, (this.node.hash + EVENT.brokerFault) | 0, this.disturbing.size);
    return () => {
      this.disturbing.delete(by);
      this.settleDisturbances();
      this.run.digest.record(this.run.now, (this.node.hash + EVENT.brokerFault) | 0, this.disturbing.size);
      this.goesOn();
    };
  }
  /** Faults act on all groups and consumers that there are now. */
  settleDisturbances(): void {
    for (const reach of this.reaching) reach();
    this.disturbances = this.disturbing.size === 0 ? null : new Disturbances([...this.disturbing]);
    for (const group of this.broker.groups) group.disorder = this.disturbances?.disorderOf(group.topic.name) ?? null;
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
    const { index, name } = endpoint;
    // After an edit the number may stand for another event, while requests of before are still on their way.
    if (this.typeNames[index] === name) return this.types[index] as number;
    this.typeNames[index] = name;
    return (this.types[index] = this.broker.typeOf(name.slice(name.indexOf("/") + 1)));
  }

  private originOf({ client, type }: Frame): number {
    const { origins } = this;
    for (let i = 0; i < origins.length; i++) {
      const origin = origins[i] as Origin;
      if (origin.client === client && origin.type === type) return i;
    }
    return origins.push({ client: client as Client, type: type as RequestType }) - 1;
  }

  /** For the wait before a redelivery: the same for the same message and delivery, whatever else is drawn. */
  chance(group: ConsumerGroup, { message, number }: Delivery): number {
    const { lineages, requests } = this.broker.pool;
    const random = this.randomOf(group);
    return random.unitOf(requests[message] as number, mixWords(lineages[message] as number, number));
  }
  private randomOf({ index, name, topic }: ConsumerGroup): RandomStream {
    return (this.randoms[index] ??= this.run.stream(`${this.node.id}/${topic.name}/${name}/redelivery`));
  }

  // ── what the broker tells
  accepted(_topic: Topic, message: number): void {
    this.chronicle.accepted(message);
    this.opens(message);
  }
  /** Its trace goes on until all who are to get it are done with it. */
  private opens(message: number): void {
    const { open, traces, traceSlots } = this.broker.pool;
    if (traces[message] === 0) return;
    for (let i = open[message] as number; i > 0; i--) this.run.traces.published(traces[message] as number, traceSlots[message] as number);
  }
  letGo(message: number): void {
    const { traces, traceSlots } = this.broker.pool;
    if (traces[message] !== 0) this.run.traces.delivered(traces[message] as number, traceSlots[message] as number);
  }
  crowded(topic: Topic, most: number): void {
    this.chronicle.crowded(topic, most);
  }
  rejected(topic: Topic): void {
    this.chronicle.rejected(topic);
  }
  delivered(group: ConsumerGroup, delivery: Delivery): void {
    this.chronicle.delivered(group, delivery);
  }
  failed(): void {}
  ended(group: ConsumerGroup, message: number, how: MessageEnd): void {
    this.chronicle.ended(group, message, how);
    this.letGo(message);
  }
  membersChanged(group: ConsumerGroup, member: Member, how: MemberChange): void {
    this.chronicle.membersChanged(group, member, (member.consumer as InstanceConsumer).instance, how);
  }
  rebalanced(group: ConsumerGroup, pause: number): void {
    this.chronicle.rebalanced(group, pause);
  }
  replayed(group: ConsumerGroup, message: number): void {
    this.chronicle.replayed(group, message);
    this.opens(message);
  }

  // ── what people do
  /** Dead letters that may be replayed: of one topic, or of all. */
  deadLetters(topic: string | undefined): number {
    return this.keeping(topic).reduce((sum, { kept }) => sum + kept.length, 0);
  }
  replay(topic: string | undefined): number {
    return this.keeping(topic).reduce((sum, { name }) => sum + this.broker.replay(name), 0);
  }
  private keeping(topic: string | undefined): readonly Topic[] {
    return this.broker.present.filter(({ name, kept }) => kept.length > 0 && (topic === undefined || topic === name));
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
