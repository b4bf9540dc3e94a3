// What a consumer group asks of its broker, and what a broker tells of its groups.
import type { Clock } from "../kernel/virtual-clock.ts";
import type { ConsumerGroup } from "./consumer-group.ts";
import type { Delivery, DeliveryPool } from "./delivery.ts";
import type { Dues } from "./dues.ts";
import type { Member } from "./member.ts";
import type { MessagePool } from "./message-pool.ts";
import type { Topic } from "./topic.ts";

/** What the broker does for its groups. */
export interface GroupHost {
  readonly clock: Clock;
  readonly pool: MessagePool;
  readonly deliveries: DeliveryPool;
  readonly dues: Dues;
  /** The broker itself waits for the acknowledgement; else somebody tells of the timeout. */
  readonly timesAcks: boolean;
  readonly watcher: BrokerWatcher;
  /** Makes a dead letter of it. False: there is no topic for it, or no room in it. */
  bury(group: ConsumerGroup, message: number, deliveries: number): boolean;
}

export type MessageEnd = "acknowledged" | "deadLettered" | "expired" | "dropped";
/** It joined, left in order, began a new life before its session was over, or was expelled: no heartbeats, or no poll. */
export type MemberChange = "joined" | "left" | "restarted" | "session" | "maxPoll";

/** Hears what happens at a broker, and knows whether it hands messages out: it is neither down nor out of reach. */
export interface BrokerWatcher {
  readonly isUp: boolean;
  /** From 0 to 1, for the wait before a delivery is made again. */
  chance(group: ConsumerGroup, delivery: Delivery): number;
  /** Written down; deliveries of it come after that. */
  accepted(topic: Topic, message: number): void;
  rejected(topic: Topic): void;
  delivered(group: ConsumerGroup, delivery: Delivery): void;
  /** A delivery came to nothing: the message waits to be delivered again, unless it is over with it. */
  failed(group: ConsumerGroup, delivery: Delivery): void;
  /** A message is over for the group. */
  ended(group: ConsumerGroup, message: number, how: MessageEnd): void;
  membersChanged(group: ConsumerGroup, member: Member, how: MemberChange): void;
  /** Partitions were given out anew. @param pause µs for which the group stood still */
  rebalanced(group: ConsumerGroup, pause: number): void;
  /** It keeps as many dead letters as it may: the oldest goes. */
  crowded(topic: Topic, most: number): void;
  /** A dead letter is kept no longer: it was replayed, its time was over, or there were too many. */
  letGo(message: number): void;
  replayed(group: ConsumerGroup, message: number): void;
}

export const NOBODY: BrokerWatcher = {
  isUp: true,
  chance: () => 1,
  accepted() {},
  rejected() {},
  delivered() {},
  failed() {},
  ended() {},
  membersChanged() {},
  rebalanced() {},
  crowded() {},
  letGo() {},
  replayed() {},
};
