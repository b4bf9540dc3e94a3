// Reads the brokers of a run at a moment; once a window it notes what they counted, so that rates can be told. Changes nothing.
import { hex8 } from "../../kernel/hash.ts";
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Line } from "../../messaging/line.ts";
import type { Topic } from "../../messaging/topic.ts";
import type { BrokerHost } from "../../runtime/messaging/broker-host.ts";
import type { Subscription } from "../../runtime/messaging/subscription.ts";
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import type { KeptTrace } from "../traces/trace-store.ts";
import { NODE } from "../views/live.ts";
import type {
  BrokerView,
  GroupPartitionView,
  GroupView,
  MessagesQuery,
  MessagesView,
  MessageView,
  TopicView,
} from "../views/messages-view.ts";

/** Windows of a second over which rates are told. */
const RECENT = 3;
const MOST = 50;

/** What something counted at the ends of the last windows, the oldest first. */
type Marks = readonly (readonly number[])[];

export class MessagesReader implements WindowObserver {
  private readonly run: Run;
  private marks = new Map<Topic | ConsumerGroup, Marks>();

  constructor(run: Run) {
    this.run = run;
  }

  observe(): void {
    const { messaging } = this.run;
    if (messaging === null) return;
    const before = this.marks;
    this.marks = new Map();
    const mark = (of: Topic | ConsumerGroup, counts: readonly number[]) =>
      this.marks.set(of, [...(before.get(of) ?? [counts.map(() => 0)]).slice(-RECENT), counts]);
    for (const { broker } of messaging.hosts.values())
      for (const topic of broker.present) {
        mark(topic, [topic.accepted, topic.rejected]);
        for (const group of topic.groups) mark(group, countsOf(group));
      }
  }

  view({ broker, topic, most = MOST }: MessagesQuery): MessagesView {
    const hosts = [...(this.run.messaging?.hosts.values() ?? [])].filter(({ node }) => broker === undefined || node.id === broker);
    const inOrder = hosts.toSorted((a, b) => (a.node.id < b.node.id ? -1 : 1));
    return { now: this.run.now, brokers: inOrder.map((host) => this.broker(host, topic, most)) };
  }

  /** Columns of the node's row: of a broker what lies in it, of any other NaN. */
  into(node: Node, out: Float64Array): void {
    const host = this.run.messaging?.hosts.get(node);
    out[NODE.depth] = out[NODE.lag] = out[NODE.redelivered] = host === undefined ? NaN : 0;
    for (const topic of host?.broker.present ?? []) {
      out[NODE.depth]! += topic.depth;
      for (const group of topic.groups) {
        out[NODE.lag]! += group.counts.waiting + group.counts.out;
        out[NODE.redelivered]! += this.rates(group)[REDELIVERED] ?? 0;
      }
    }
  }

  private broker(host: BrokerHost, topic: string | undefined, most: number): BrokerView {
    const topics = host.broker.present;
    const asked = topics.find(({ name }) => name === topic);
    return {
      id: host.node.id,
      up: host.isUp,
      topics: topics.map((one) => this.topic(host, one)),
      last: asked === undefined ? [] : this.messages(host, asked, asked.last(most)),
    };
  }

  private topic(host: BrokerHost, topic: Topic): TopicView {
    const { settings, byPartition } = topic;
    const [rate = NaN, rejectedRate = NaN] = this.rates(topic);
    const subscriptions = [...host.subscriptions.values()].filter(({ group }) => group.topic === topic);
    return {
      name: topic.name,
      partitions: Array.from({ length: settings.partitions }, (_, i) => byPartition[i] ?? 0),
      depth: topic.depth,
      bound: orNull(settings.bound),
      retention: orNull(settings.retention),
      accepted: topic.accepted,
      rejected: topic.rejected,
      replayed: topic.replayed,
      rate,
      rejectedRate,
      deadLetters: topic.keeps ? topic.kept.length : null,
      groups: subscriptions.map((subscription) => this.group(subscription)),
    };
  }

  private group({ group, route }: Subscription): GroupView {
    const { counts, membership, settings, lines } = group;
    const [deliveredRate = NaN, acknowledgedRate = NaN, redeliveredRate = NaN] = this.rates(group);
    const { members } = membership;
    const partitions = lines.map((line) => this.partition(group, line));
    return {
      name: group.name,
      route: route.id,
      service: route.target.id,
      ordering: settings.ordering,
      delivery: settings.delivery,
      deadLetter: settings.deadLetter,
      accepted: counts.accepted,
      acknowledged: counts.acknowledged,
      deadLettered: counts.deadLettered,
      expired: counts.expired,
      dropped: counts.dropped,
      waiting: counts.waiting,
      out: counts.out,
      deliveries: counts.deliveries,
      first: counts.first,
      redelivered: counts.redelivered,
      duplicated: counts.duplicated,
      lag: counts.waiting + counts.out,
      age: partitions.reduce((oldest, { age }) => Math.max(oldest, age), 0),
      deliveredRate,
      acknowledgedRate,
      redeliveredRate,
      pausedFor: membership.pausedFor,
      rebalances: membership.rebalances,
      members: members.map((member) => ({
        name: member.consumer.name,
        out: member.out,
        partitions: lines.flatMap((line, i) => (line.owner === member ? [i] : [])),
      })),
      partitions,
    };
  }

  private partition(group: ConsumerGroup, line: Line): GroupPartitionView {
    const { head, owner, waiting } = line;
    return {
      waiting: waiting.length,
      head: head === null ? "none" : (HEADS[head.state] ?? "none"),
      deliveries: head?.number ?? 0,
      owner: owner === null ? -1 : group.membership.members.indexOf(owner),
      age: this.ageOf(group.oldestOf(line)),
    };
  }
  private ageOf(publishedAt: number): number {
    return publishedAt === Infinity ? 0 : this.run.now - publishedAt;
  }

  private messages(host: BrokerHost, topic: Topic, slots: readonly number[]): MessageView[] {
    const { requests } = host.broker.pool;
    const wanted = new Set(slots.map((slot) => requests[slot] as number));
    const kept = this.run.traces.all().filter(({ request }) => wanted.has(request));
    return slots.map((slot) => this.message(host, topic, slot, kept));
  }

  /** @param kept traces of which one may be the message's */
  private message({ broker, origins }: BrokerHost, topic: Topic, slot: number, kept: readonly KeptTrace[]): MessageView {
    const { pool } = broker;
    const key = pool.keys[slot] as number;
    const type = broker.types[pool.types[slot] as number] ?? topic.name;
    const dead = pool.deadOf[slot] as number;
    const origin = origins[pool.origins[slot] as number];
    const request = pool.requests[slot] as number;
    const { tracing } = this.run.traces;
    const isRead = pool.traces[slot] !== 0 && kept.some((one) => one.client === origin?.client && one.request === request);
    const id = origin === undefined ? null : tracing.traceId(origin.client.hash, request);
    const group = broker.groups[dead - 1];
    return {
      id: pool.ids[slot] as number,
      type,
      topic: topic.name,
      partition: pool.partitions[slot] as number,
      key: key < 0 ? null : key,
      publishedAt: pool.times[slot] as number,
      headers: {
        type,
        "message-id": hex8(request) + hex8(pool.identities[slot] as number),
        ...(key < 0 ? {} : { key: String(key) }),
        ...(id === null ? {} : { "trace-id": id }),
      },
      trace: isRead ? id : null,
      open: pool.open[slot] as number,
      dead: group === undefined ? null : { group: group.name, deliveries: pool.deliveries[slot] as number },
    };
  }

  private rates(of: Topic | ConsumerGroup): readonly number[] {
    const marks = this.marks.get(of) ?? [];
    const [first] = marks;
    const last = marks.at(-1);
    if (first === undefined || last === undefined || marks.length < 2) return [];
    return last.map((count, i) => (count - (first[i] as number)) / (marks.length - 1));
  }
}

/** By the state of its delivery. */
const HEADS = ["none", "out", "backingOff", "ready"] as const;
/** Its place among what is counted of a group. */
const REDELIVERED = 2;
const countsOf = ({ counts }: ConsumerGroup): readonly number[] => [counts.deliveries, counts.acknowledged, counts.redelivered];
const orNull = (value: number): number | null => (value === Infinity ? null : value);
