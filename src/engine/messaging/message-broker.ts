// The broker: topics, groups that subscribe to them, and the dead letters between the two. Usable alone under a virtual clock; in a
// run it is the memory of a broker node, which asks it for everything that concerns messages. It survives a crash: a message is
// written down before its publisher is told so. A blend: topics, partitions, keys, groups and rebalancing are Kafka's, prefetch and
// dead letters RabbitMQ's, the ack timeout is SQS' visibility timeout.
import { hashText } from "../kernel/hash.ts";
import type { Clock } from "../kernel/virtual-clock.ts";
import { ConsumerGroup } from "./consumer-group.ts";
import { DeliveryPool } from "./delivery.ts";
import { Dues } from "./dues.ts";
import { type BrokerWatcher, type GroupHost, NOBODY } from "./group-host.ts";
import { HandlerConsumer, type Handler, type Message } from "./handler-consumer.ts";
import { type Content, MessagePool } from "./message-pool.ts";
import { GROUP_DEFAULTS, type GroupSettings, type TopicSettings } from "./settings.ts";
import { MOST_KEPT, Topic } from "./topic.ts";

/** A bounded topic holds as many messages as it may: publish again later. */
export class TopicFullError extends Error {
  readonly topic: string;
  constructor(topic: string, bound: number) {
    super(`topic ${topic} holds ${bound} messages, as many as it may`);
    this.name = "TopicFullError";
    this.topic = topic;
  }
}

export interface PublishOptions {
  /** Chooses the partition; left out: they take turns. Text, or a whole number from 0. */
  readonly key?: string | number;
  /** What happened [the topic's name]. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface SubscribeOptions extends Partial<GroupSettings> {
  /** Consumers of one group share its messages ["default"]. */
  readonly group?: string;
  /** Name of the consumer [the group's and its number]. */
  readonly consumer?: string;
}

export class MessageBroker implements GroupHost {
  readonly clock: Clock;
  readonly pool = new MessagePool();
  readonly deliveries = new DeliveryPool();
  readonly dues: Dues;
  readonly watcher: BrokerWatcher;
  readonly timesAcks: boolean;
  /** All that there ever were, by their numbers. */
  private readonly topics: Topic[] = [];
  readonly groups: ConsumerGroup[] = [];
  private readonly topicByName = new Map<string, Topic>();
  /** Types of messages, by their numbers. */
  readonly types: string[] = [];
  private readonly typeByName = new Map<string, number>();
  /** Topics of which something may grow too old, and what withdraws the moment at which that is looked at. */
  private readonly expiring = new Map<Topic, () => void>();
  private consumers = 0;
  private issued = 0;

  /**
   * @param clock µs
   * @param watcher hears what happens
   * @param timesAcks false: whoever delivers tells of ack timeouts
   */
  constructor(clock: Clock, watcher: BrokerWatcher = NOBODY, timesAcks = true) {
    this.clock = clock;
    this.watcher = watcher;
    this.timesAcks = timesAcks;
    this.dues = new Dues(clock, this.deliveries.all, (delivery) => (this.groups[delivery.group] as ConsumerGroup).isDue(delivery));
  }

  // ── for whoever uses it by names
  /**
   * Writes a message down and hands it out. A topic that there is not is made, with one partition.
   * @returns the id of the message, from 1
   * @throws TopicFullError
   */
  publish(topic: string, data?: unknown, { key, type = topic, headers }: PublishOptions = {}): number {
    const into = this.topicByName.get(topic) ?? this.topic({ name: topic });
    const slot = this.accept(into, {
      type: this.typeOf(type),
      key: key === undefined ? -1 : typeof key === "number" ? key : hashText(key) >>> 1,
      ...(data === undefined && headers === undefined ? {} : { data: { data, headers } }),
    });
    if (slot < 0) throw new TopicFullError(topic, into.settings.bound);
    return this.issued;
  }

  /**
   * A consumer joins a group of the topic and gets what is published from then on, as the group's settings have it.
   * The first consumer makes the group; what later ones say of settings changes them for all.
   */
  subscribe(topic: string, handler: Handler, { group: name = "default", consumer, ...settings }: SubscribeOptions = {}): HandlerConsumer {
    const of = this.topicByName.get(topic) ?? this.topic({ name: topic });
    const known = of.groups.find((group) => group.name === name);
    const group = known ?? this.group(of, name, { ...GROUP_DEFAULTS, ...settings });
    if (known !== undefined) known.configure({ ...known.settings, ...settings });
    const made = new HandlerConsumer(this, group, consumer ?? `${name}-${this.consumers + 1}`, this.consumers++, handler);
    made.start();
    return made;
  }

  /** The last messages of a topic, the oldest of them first, whoever is done with them; no more than a hundred. */
  last(topic: string, most = 10): Message[] {
    const of = this.topicByName.get(topic);
    return of === undefined
      ? []
      : of
          .last(most)
          .toReversed()
          .map((slot) => this.message(slot));
  }

  message(slot: number): Message {
    const { pool } = this;
    const key = pool.keys[slot] as number;
    const { data, headers = {} } = (pool.dataOf(slot) ?? {}) as { readonly data?: unknown; readonly headers?: Message["headers"] };
    return {
      id: pool.ids[slot] as number,
      topic: (this.topics[pool.topics[slot] as number] as Topic).name,
      partition: pool.partitions[slot] as number,
      type: this.types[pool.types[slot] as number] as string,
      key: key < 0 ? null : key,
      data,
      timestamp: pool.times[slot] as number,
      headers,
    };
  }

  // ── topics and groups
  /** Makes a topic, or changes it; what it holds stays. */
  topic({ name, partitions = 1, retention = Infinity, bound = Infinity }: Partial<TopicSettings> & { readonly name: string }): Topic {
    const settings = { name, partitions, retention, bound };
    let topic = this.topicByName.get(name);
    if (topic === undefined) {
      topic = new Topic(settings, this.topics.length, this.pool);
      this.topics.push(topic);
      this.topicByName.set(name, topic);
      this.settleKeeping();
    }
    const before = topic.settings.retention;
    topic.settings = settings;
    for (const group of topic.groups) group.fit();
    if (before !== retention) this.expiresAnew(topic);
    return topic;
  }

  /** Those that there are. */
  get present(): readonly Topic[] {
    return this.topics.filter(({ removed }) => !removed);
  }

  /** Topics that are not among these names, and to which nobody subscribes, are no more. */
  retain(names: ReadonlySet<string>): void {
    for (const topic of this.present) {
      if (names.has(topic.name) || topic.groups.length > 0) continue;
      topic.close(this.watcher);
      this.topicByName.delete(topic.name);
    }
  }

  topicNamed(name: string): Topic | undefined {
    return this.topicByName.get(name);
  }

  typeOf(name: string): number {
    let type = this.typeByName.get(name);
    if (type === undefined) {
      type = this.types.push(name) - 1;
      this.typeByName.set(name, type);
    }
    return type;
  }

  /** A group gets what is published from now on. */
  group(topic: Topic, name: string, settings: GroupSettings): ConsumerGroup {
    const group = new ConsumerGroup(this, name, this.groups.length, topic, settings);
    this.groups.push(group);
    topic.groups = [...topic.groups, group];
    this.settleKeeping();
    return group;
  }

  /** The group is no more: what it still had is dropped. */
  remove(group: ConsumerGroup): void {
    group.dissolve();
    const { topic } = group;
    topic.groups = topic.groups.filter((other) => other !== group);
    this.settleKeeping();
  }

  /** Topics that keep dead letters, as the groups now say. */
  settleKeeping(): void {
    const named = new Set(this.groups.flatMap((group) => (group.removed ? [] : (group.settings.deadLetter ?? []))));
    for (const topic of this.present) topic.keeps = named.has(topic.name);
  }

  // ── messages
  /** @returns the slot of the message, −1: the topic is full */
  accept(topic: Topic, content: Content): number {
    if (topic.isFull) {
      topic.rejected++;
      this.watcher.rejected(topic);
      return -1;
    }
    const slot = this.pool.take(++this.issued, this.clock.now, content);
    this.put(topic, slot);
    return slot;
  }

  private put(topic: Topic, slot: number): void {
    topic.put(slot);
    this.watcher.accepted(topic, slot);
    if (topic.kept.length > MOST_KEPT) this.crowdsOut(topic);
    this.expiresLater(topic);
    topic.handOut(slot);
  }

  private crowdsOut(topic: Topic): void {
    this.watcher.crowded(topic, MOST_KEPT);
    topic.losesOldest(this.watcher);
  }

  bury(group: ConsumerGroup, message: number, deliveries: number): boolean {
    const { deadLetter } = group.settings;
    const topic = deadLetter === null ? undefined : this.topicByName.get(deadLetter);
    if (topic === undefined || topic === group.topic || topic.isFull) return false;
    const slot = this.pool.copy(message, this.clock.now);
    this.pool.deadOf[slot] = group.index + 1;
    this.pool.deliveries[slot] = deliveries;
    this.put(topic, slot);
    return true;
  }

  /**
   * Gives the dead letters that a topic keeps back to their groups, the oldest first: as new messages, with all deliveries before
   * them. Those whose group is gone are dropped; those for which there is no room stay.
   * @returns how many went back
   */
  replay(deadLetters: string): number {
    const from = this.topicByName.get(deadLetters);
    let replayed = 0;
    for (let left = from?.kept.length ?? 0; from !== undefined && left > 0; left--) {
      const dead = from.kept.at(0);
      const group = this.groups[(this.pool.deadOf[dead] as number) - 1];
      if (group !== undefined && !group.removed && group.topic.isFull) break;
      from.kept.shift();
      if (group !== undefined && !group.removed) {
        this.giveBack(dead, group);
        from.replayed++;
        replayed++;
      }
      this.watcher.letGo(dead);
      from.done(dead);
    }
    return replayed;
  }

  private giveBack(dead: number, group: ConsumerGroup): void {
    const { topic } = group;
    const slot = this.pool.copy(dead, this.clock.now);
    topic.place(slot, topic.partitionOf(this.pool.keys[slot] as number), 1);
    this.watcher.replayed(group, slot);
    this.expiresLater(topic);
    group.accept(slot, this.pool.partitions[slot] as number);
  }

  /** One moment is set for each topic: that of the oldest message, when it was looked at last. */
  private expiresLater(topic: Topic): void {
    const { retention } = topic.settings;
    if (retention < Infinity && !this.expiring.has(topic)) this.expiresIn(topic, retention);
  }

  /** Its retention is another: what lies there may be too old already. */
  private expiresAnew(topic: Topic): void {
    this.expiring.get(topic)?.();
    this.expiresIn(topic, 0);
  }

  private expiresIn(topic: Topic, us: number): void {
    this.expiring.set(
      topic,
      this.clock.after(us, () => this.expire(topic)),
    );
  }

  private expire(topic: Topic): void {
    const { now } = this.clock;
    const next = topic.expire(now, this.watcher);
    if (next === Infinity) this.expiring.delete(topic);
    else this.expiresIn(topic, Math.max(1, next - now));
  }
}
