// The words of the broker in English: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A message broker: it takes messages into topics and delivers them to the groups that subscribe. Draw a route from a service to it and the service publishes; draw a route from it to a service and that service subscribes: each such route is one consumer group on one topic. It is a blend: topics, partitions, keys, groups and rebalancing are Kafka's, prefetch and dead letters RabbitMQ's, the ack timeout is SQS' visibility timeout. A publisher goes on with the broker's acknowledgement; a delivery is a visit at an instance of the subscriber, and its answer the acknowledgement. Modelled: partitions by key, retention, bounds that push back, redelivery with back-off, dead letters and their replay, members that crash or hang. Messages that were acknowledged outlive a crash of the broker. Not modelled: several brokers that copy from each other, batches, transactions, sizes of messages.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    ...zonedWords,
    topics: { label: "Topics", help: "What can be published and subscribed to." },
    "topics[].name": {
      label: "Name",
      help: "Of the topic (RabbitMQ: exchange or queue; SNS and SQS: topic, queue). Steps and subscriptions name it.",
    },
    "topics[].partitions": {
      label: "Partitions",
      help: "Lines of messages, each in order. A message's key chooses one; without a key they take turns. No more consumers of an ordered group can work at once than there are partitions (Kafka: num.partitions).",
    },
    "topics[].retention": {
      label: "Retention",
      help: "How long a message is kept for groups that have not taken it; then it is expired (Kafka: retention.ms, 7 days; RabbitMQ: x-message-ttl; SQS: 4 days). Left out: until every group is done with it.",
    },
    "topics[].bound": {
      label: "Bound",
      help: "Messages that the topic holds at most, for the slowest group. The next publish is turned away with 503, which a retry of its route may wait out (RabbitMQ: x-max-length with overflow reject-publish). Kafka and SQS have none.",
    },
    publish: {
      label: "Publish",
      help: "Time that it takes to write one message down, drawn for each; it holds a slot. Then the publisher is told (Kafka: acks=all; RabbitMQ: publisher confirms).",
    },
    concurrency: { label: "Concurrency", help: "Publishes at once. Deliveries take none." },
    queue: { label: "Queue", help: "Publishes that may wait; the next is turned away with 503." },
    startup: {
      label: "Start-up",
      help: "From starting to healthy after a crash or a restart. Meanwhile nothing is taken and nothing delivered; what consumers acknowledge in that time is delivered again.",
    },
  },
};
