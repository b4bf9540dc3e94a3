// The words of a subscription, a route from a broker to a service, in English.
import type { Words } from "../kinds/spec.ts";

export const subscriptionWords: Words["fields"] = {
  topic: { label: "Topic", help: "The broker's topic to which the service subscribes. Left out: the broker's first." },
  group: {
    label: "Group",
    help: "Name of the consumer group. Each group gets every message once; the instances of the service share them (Kafka: group.id; RabbitMQ and SQS: one queue a group). Left out: the service's id.",
  },
  delivery: {
    label: "Delivery",
    help: "At least once: acknowledged after the work, so a message may come twice (Kafka: commit after processing; RabbitMQ: manual ack; SQS: delete after processing). At most once: never twice, and lost where it fails (Kafka: commit before processing; RabbitMQ: autoAck).",
  },
  ordering: {
    label: "Ordering",
    help: "Partition: each partition belongs to one instance, one message of it is out at a time, and a redelivery holds the partition (Kafka; SQS FIFO: message group). None: all instances take from all partitions and messages pass one another (RabbitMQ: competing consumers; SQS standard; Kafka: share groups).",
  },
  prefetch: {
    label: "Prefetch",
    help: "Messages that one instance holds unacknowledged, where ordering is none (RabbitMQ: basic.qos; SQS hands out 10 at most). More than its slots and its line together are turned away and delivered again. With ordering by partition it is one a partition.",
  },
  ackTimeout: {
    label: "Ack timeout",
    help: "A delivery that is not answered for so long is made again (SQS: visibility timeout, 30 s; RabbitMQ: consumer_timeout, 30 min). The work that goes on all the same acknowledges nothing any more.",
  },
  redelivery: {
    label: "Redelivery",
    help: "The wait before a message that failed is delivered again (Spring Kafka: DefaultErrorHandler).",
  },
  "redelivery.backoff": {
    label: "Back-off",
    help: "None: at once (RabbitMQ: requeue). Fixed: always the base. Exponential: doubling from the base up to the maximum.",
  },
  "redelivery.base": { label: "Base", help: "Wait before the first redelivery." },
  "redelivery.max": { label: "Maximum", help: "The wait grows to this at most." },
  "redelivery.jitter": {
    label: "Jitter",
    help: "How the wait is spread by chance: not at all, from 0 to it, or from its half. Without it messages that failed together come again together.",
  },
  maxDeliveries: {
    label: "Deliveries",
    help: "After so many, those that a full line turned away among them, a message is given up: it goes to the dead letters, or is dropped where there are none (SQS: maxReceiveCount; RabbitMQ quorum queues: delivery-limit, 20). Left out: it is tried for ever, and holds its partition meanwhile.",
  },
  deadLetter: {
    label: "Dead letters",
    help: "Topic of the same broker for messages that were given up (SQS: redrive policy; RabbitMQ: dead letter exchange). From there they can be replayed to this group; of 100,000 that wait there the oldest go.",
  },
  session: {
    label: "Session",
    help: "An instance whose heartbeats stay away for so long is expelled, and what it held is delivered to others (Kafka: session.timeout.ms, 45 s). Heartbeats come three times as often.",
  },
  maxPoll: {
    label: "Longest poll",
    help: "An instance that has heartbeats but neither asks for messages nor answers one for so long is expelled: it hangs (Kafka: max.poll.interval.ms, 5 min).",
  },
  rebalance: {
    label: "Rebalance",
    help: "Standstill of an ordered group whenever an instance comes or goes, until partitions are given out anew (Kafka: eager rebalancing). With ordering none nobody waits.",
  },
};
