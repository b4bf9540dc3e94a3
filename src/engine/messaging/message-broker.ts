// The broker: topics, groups that subscribe to them, and the dead letters between the two. Usable alone under a virtual clock; in a
// run it is the memory of a broker node, which asks it for everything that concerns messages. It survives a crash: a message is
// written down before its publisher is told so.
import type { Clock } from "../kernel/virtual-clock.ts";
import { type BrokerWatcher, ConsumerGroup, type GroupHost } from "./consumer-group.ts";
import { DeliveryPool } from "./delivery.ts";
import { Dues } from "./dues.ts";
import { type Content, MessagePool } from "./message-pool.ts";
import type { GroupSettings, TopicSettings } from "./settings.ts";
import { Topic } from "./topic.ts";

const NOBODY: BrokerWatcher = { isUp: true, accepted() {}, delivered() {}, ended() {}, membersChanged() {}, rebalanced() {} };

export class MessageBroker implements GroupHost {
  readonly clock: Clock;
  readonly pool = new MessagePool();
  readonly deliveries = new DeliveryPool();
  readonly dues: Dues;
  readonly watcher: BrokerWatcher;
  readonly timesAcks: boolean;
  readonly topics: Topic[] = [];
  readonly groups: ConsumerGroup[] = [];
  private readonly topicByName = new Map<string, Topic>();
  /** Types of messages, by their numbers. */
  readonly types: string[] = [];
  private readonly typeByName = new Map<string, number>();
  private readonly expiring = new Set<Topic>();
  private issued = 0;

  /** @param timesAcks false: whoever delivers tells of ack timeouts (`timeOut`) */
  constructor(clock: Clock, watcher: BrokerWatcher = NOBODY, timesAcks = true) {
    this.clock = clock;
    this.watcher = watcher;
    this.timesAcks = timesAcks;
    this.dues = new Dues(clock, this.deliveries.all, (delivery) => (this.groups[delivery.group] as ConsumerGroup).isDue(delivery));
  }

  /** Makes a topic, or changes it; what it holds stays. */
  topic(settings: TopicSettings): Topic {
    let topic = this.topicByName.get(settings.name);
    if (topic === undefined) {
      topic = new Topic(settings, this.topics.length, this.pool);
      this.topics.push(topic);
      this.topicByName.set(settings.name, topic);
    }
    topic.settings = settings;
    for (const group of topic.groups) group.fit();
    return topic;
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

  /** @returns the slot of the message, −1: the topic is full */
  accept(topic: Topic, content: Content): number {
    const slot = topic.accept(this.issued + 1, this.clock.now, content);
    if (slot < 0) return -1;
    this.issued++;
    this.watcher.accepted(topic, slot);
    this.expiresLater(topic);
    return slot;
  }

  /** A group gets what is published from now on. */
  group(topic: Topic, name: string, settings: GroupSettings): ConsumerGroup {
    const group = new ConsumerGroup(this, name, this.groups.length, topic, settings);
    this.groups.push(group);
    topic.groups = [...topic.groups, group];
    this.settleKeeping();
    return group;
  }

  /** The group is no more: what it still had is dropped, and others are told of nothing. */
  remove(group: ConsumerGroup): void {
    group.close();
    const { topic } = group;
    topic.groups = topic.groups.filter((other) => other !== group);
    this.settleKeeping();
  }

  /** Topics that keep dead letters, as the groups now say. */
  settleKeeping(): void {
    const named = new Set(this.groups.flatMap((group) => (group.removed ? [] : (group.settings.deadLetter ?? []))));
    for (const topic of this.topics) topic.keeps = named.has(topic.name);
  }

  /** One moment is set for each topic: that of the oldest message, when it was looked at last. */
  private expiresLater(topic: Topic): void {
    const { retention } = topic.settings;
    if (retention === Infinity || this.expiring.has(topic)) return;
    this.expiring.add(topic);
    this.clock.after(retention, () => this.expire(topic));
  }

  private expire(topic: Topic): void {
    const { now } = this.clock;
    const next = topic.expire(now);
    if (next === Infinity) this.expiring.delete(topic);
    else this.clock.after(Math.max(1, next - now), () => this.expire(topic));
  }

  bury(group: ConsumerGroup, message: number, deliveries: number): boolean {
    const { deadLetter } = group.settings;
    const topic = deadLetter === null ? undefined : this.topicByName.get(deadLetter);
    if (topic === undefined || topic.isFull) return false;
    const slot = this.pool.copy(message, this.clock.now);
    this.pool.deadOf[slot] = group.index + 1;
    this.pool.deliveries[slot] = deliveries;
    topic.put(slot);
    this.expiresLater(topic);
    this.watcher.accepted(topic, slot);
    return true;
  }
}
