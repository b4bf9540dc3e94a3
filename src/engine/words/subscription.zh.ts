// The words of a subscription, a route from a broker to a service, in Chinese.
import type { Words } from "../kinds/spec.ts";

export const subscriptionWords: Words["fields"] = {
  topic: { label: "主题", help: "服务订阅的主题。留空：代理的第一个主题。" },
  group: {
    label: "消费者组",
    help: "消费者组的名称。每个组得到每条消息一次，由服务的各实例分担（Kafka：group.id；RabbitMQ 与 SQS：每组一个队列）。留空：服务的 id。",
  },
  delivery: {
    label: "投递语义",
    help: "至少一次：处理之后确认，消息可能重复（Kafka：处理后提交；RabbitMQ：手动 ack；SQS：处理后删除）。至多一次：绝不重复，失败即丢失（Kafka：处理前提交；RabbitMQ：autoAck）。",
  },
  ordering: {
    label: "顺序",
    help: "按分区：每个分区属于一个实例，同一时刻只有一条消息在外，重新投递会占住分区（Kafka；SQS FIFO：message group）。无：所有实例从所有分区取消息，可以相互超越（RabbitMQ：竞争消费者；SQS 标准队列；Kafka：share groups）。",
  },
  prefetch: {
    label: "预取数",
    help: "不保证顺序时，一个实例可持有的未确认消息数（RabbitMQ：basic.qos；SQS 一次最多 10 条）。超过槽位与队列之和的会被拒绝并重新投递。按分区有序时，每个分区一条。",
  },
  ackTimeout: {
    label: "确认超时",
    help: "一次投递这么久没有答复就重新投递（SQS：可见性超时，30 s；RabbitMQ：consumer_timeout，30 min）。仍在继续的处理不再能确认。",
  },
  redelivery: { label: "重新投递", help: "失败的消息再次投递之前的等待（Spring Kafka：DefaultErrorHandler）。" },
  "redelivery.backoff": {
    label: "退避",
    help: "无：立即（RabbitMQ：requeue）。固定：总是基准值。指数：从基准值起每次加倍，直到最大值。",
  },
  "redelivery.base": { label: "基准", help: "第一次重新投递之前的等待。" },
  "redelivery.max": { label: "最大", help: "等待最多增长到此值。" },
  "redelivery.jitter": {
    label: "抖动",
    help: "等待如何随机分散：不分散、从 0 到该值、或从其一半到该值。没有抖动时，一起失败的消息会一起再来。",
  },
  maxDeliveries: {
    label: "最大投递次数",
    help: "达到次数后放弃（因队列满而被拒的投递也计入）：进入死信主题，没有则丢弃（SQS：maxReceiveCount；RabbitMQ 仲裁队列：delivery-limit，20）。留空：一直重试，期间占住其分区。",
  },
  deadLetter: {
    label: "死信主题",
    help: "同一代理上接收被放弃消息的主题（SQS：redrive policy；RabbitMQ：死信交换机）。可从那里重放给本组；最多留 100000 条，更早的先移除。",
  },
  session: {
    label: "会话超时",
    help: "这么久收不到心跳的实例会被移出，它持有的消息改投他人（Kafka：session.timeout.ms，45 s）。心跳间隔为其三分之一。",
  },
  maxPoll: {
    label: "最长轮询间隔",
    help: "有心跳，但这么久既不取消息也不答复的实例视为挂起，会被移出（Kafka：max.poll.interval.ms，5 min）。",
  },
  rebalance: {
    label: "再均衡停顿",
    help: "有序的组在实例加入或离开时停顿这么久，直到重新分配分区（Kafka：eager rebalancing）。不保证顺序时无需等待。",
  },
};
