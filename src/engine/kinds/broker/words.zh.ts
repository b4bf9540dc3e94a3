// The words of the broker in Chinese: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "消息代理：把消息收进主题，再投递给订阅的消费者组。从服务画一条路由到它，该服务就是发布者；从它画一条路由到服务，该服务就是订阅者：每条这样的路由是某个主题上的一个消费者组。它综合了几种产品：主题、分区、键、消费者组与再均衡来自 Kafka，预取与死信来自 RabbitMQ，确认超时即 SQS 的可见性超时。发布者收到代理的确认后继续；一次投递就是对订阅者某个实例的一次访问，其应答即消费确认。已建模：按键分区、保留时间、上限反压、带退避的重新投递、死信及其重放、成员崩溃或挂起。已确认的消息在代理崩溃后不会丢失。未建模：多个代理之间的复制、批量、事务、消息大小。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    ...zonedWords,
    topics: { label: "主题", help: "可以发布与订阅的对象。" },
    "topics[].name": { label: "名称", help: "主题的名称（RabbitMQ：交换机或队列；SNS 与 SQS：主题、队列）。步骤与订阅按它引用。" },
    "topics[].partitions": {
      label: "分区数",
      help: "各自有序的消息队列。消息的键决定分区；没有键则轮流。有序的消费者组中，同时工作的消费者不会多于分区数（Kafka：num.partitions）。",
    },
    "topics[].retention": {
      label: "保留时间",
      help: "为尚未取走的消费者组保留多久，之后过期（Kafka：retention.ms，7 天；RabbitMQ：x-message-ttl；SQS：4 天）。留空：直到所有消费者组处理完毕。",
    },
    "topics[].bound": {
      label: "上限",
      help: "主题最多持有的消息数，以最慢的消费者组为准。再发布则以 503 拒绝，路由上的重试可以等它缓解（RabbitMQ：x-max-length 加 overflow reject-publish）。Kafka 与 SQS 没有。",
    },
    publish: {
      label: "发布耗时",
      help: "写入一条消息的时间，逐条抽取，占用一个槽位。写入后才答复发布者（Kafka：acks=all；RabbitMQ：publisher confirms）。",
    },
    concurrency: { label: "并发数", help: "同时处理的发布数。投递不占用。" },
    queue: { label: "队列", help: "可以等待的发布数，超出以 503 拒绝。" },
    startup: {
      label: "启动时间",
      help: "崩溃或重启之后从启动到健康的时间。其间不接收也不投递；消费者在这段时间的确认会丢失，消息将重新投递。",
    },
  },
};
