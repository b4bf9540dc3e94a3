// A broker at one moment of a story: orders wait in partition 2 because one of them fails again and again; one was given up.
import type { BrokerView, GroupView, MessagesView, MessageView, TopicView } from "../../engine/telemetry/views/messages-view.ts";

export const group = (more: Partial<GroupView> = {}): GroupView => ({
  name: "billing",
  route: "s1",
  service: "billing",
  ordering: "partition",
  delivery: "at-least-once",
  deadLetter: "dead",
  accepted: 120,
  acknowledged: 100,
  deadLettered: 1,
  expired: 0,
  dropped: 0,
  waiting: 18,
  out: 1,
  deliveries: 110,
  first: 102,
  redelivered: 8,
  duplicated: 0,
  lag: 19,
  age: 4e6,
  deliveredRate: 10,
  acknowledgedRate: 9,
  redeliveredRate: 1,
  pausedFor: 0,
  rebalances: 1,
  members: [
    { name: "billing-1", out: 1, partitions: [0] },
    { name: "billing-2", out: 0, partitions: [1] },
  ],
  partitions: [
    { waiting: 2, head: "out", deliveries: 1, owner: 0, age: 1e6 },
    { waiting: 16, head: "backingOff", deliveries: 3, owner: 1, age: 4e6 },
  ],
  ...more,
});
export const topic = (more: Partial<TopicView> = {}): TopicView => ({
  name: "orders",
  partitions: [60, 60],
  depth: 19,
  bound: null,
  retention: null,
  accepted: 120,
  rejected: 0,
  replayed: 0,
  rate: 12,
  rejectedRate: 0,
  deadLetters: null,
  groups: [group()],
  ...more,
});
export const message = (more: Partial<MessageView> = {}): MessageView => ({
  id: 7,
  type: "order_created",
  topic: "orders",
  partition: 1,
  key: 42,
  publishedAt: 61e6,
  headers: { type: "order_created", key: "42" },
  trace: "6f00c2a1",
  open: 1,
  dead: null,
  ...more,
});
export const broker = (more: Partial<BrokerView> = {}): BrokerView => ({
  id: "events",
  up: true,
  topics: [topic(), topic({ name: "dead", partitions: [1], depth: 1, accepted: 1, rate: 0, deadLetters: 1, groups: [] })],
  last: [message()],
  ...more,
});
export const messagesView = (more: Partial<BrokerView> = {}): MessagesView => ({ now: 65e6, brokers: [broker(more)] });
