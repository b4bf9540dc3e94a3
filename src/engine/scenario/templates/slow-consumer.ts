// A consumer that is slower than its producer: the lag grows by the difference, and drains by what there is to spare.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const slowConsumerLag: Template = {
  id: "slow-consumer",
  title: { en: "A slow consumer and its lag", zh: "变慢的消费者与积压" },
  summary: {
    en: "For 30 s the consumer handles 25 of 40 messages a second. The lag grows to 450, and needs 45 s to drain.",
    zh: "30 秒内消费者每秒只处理 40 条消息中的 25 条。积压增加到 450 条，之后需要 45 秒才能消化。",
  },
  described: {
    zh:
      "每秒 **40** 条消息，一个消费者，一次一条，每条 20 ms：每秒能处理 **50** 条。30 秒时它慢一倍：每秒 **25** 条。积压每秒增加 15 条，60 秒时是 **450** 条。故障结束了，积压却没有：每秒只富余 10 条，所以还要 **45 秒**，到 105 秒才清空。\n\n" +
      "**看什么**：**消息**面板里的积压。发布方一无所知，它的延迟始终不变。消息的年龄（积压 ÷ 处理速率）才是顾客感到的：60 秒时一条新消息要等 450 ÷ 50 = **9 秒**。\n\n" +
      "**试一试**\n" +
      "- 60 秒时把 `store` 的副本数设为 2：*顺序*为“无”时立即分担，十秒内清空积压。\n" +
      "- 给主题设*上限* 200：占满之后，每秒有 15 条在发布时被拒绝，这就是背压，发布方终于得知。",
  },
  scenario: {
    format: FORMAT,
    name: "A slow consumer and its lag",
    description:
      "**40** messages a second, one consumer, one message at a time, 20 ms each: it can handle **50** a second. At 30 s it becomes half as fast: **25** a second. The lag grows by 15 a second, and is **450** at 60 s. Then the fault is over, but the lag is not: 10 a second are to spare, so it takes another **45 s**, until 105 s.\n\n" +
      "**Look at**: the lag in **Messages**. The publisher notices nothing, its latency is the same all the time. What customers feel is the age of the messages, lag ÷ rate: at 60 s a new one waits for 450 ÷ 50 = **9 s**.\n\n" +
      "**Try**\n" +
      "- Two replicas of `store` at 60 s: with *Ordering* none they share at once, and the lag is gone within ten seconds.\n" +
      "- A *Bound* of 200 for the topic: once it is full, 15 messages a second are turned away at the publisher, which learns of the trouble at last.",
    nodes: [
      { id: "sensors", kind: "client", name: "Sensors", load: { shape: "constant", rate: 40 }, arrivals: "even" },
      {
        id: "ingest",
        kind: "service",
        name: "Ingest",
        endpoints: [{ name: "reading", steps: [{ work: "2ms" }, { publish: "reading", topic: "readings" }] }],
      },
      { id: "broker", kind: "broker", name: "Broker", topics: [{ name: "readings" }], publish: "1ms" },
      {
        id: "store",
        kind: "service",
        name: "Store",
        concurrency: 1,
        handlers: [{ event: "reading", steps: [{ work: "20ms" }] }],
      },
    ],
    routes: [
      { id: "r1", from: "sensors", to: "ingest", timeout: "1s" },
      { id: "r2", from: "ingest", to: "broker", timeout: "500ms" },
      { id: "r3", from: "broker", to: "store", topic: "readings", ordering: "none" },
    ],
    timeline: [{ id: "slow", at: "30s", for: "30s", do: "fault", fault: "slow-consumer", target: "store", factor: 2 }],
    layout: { sensors: [0, 100], ingest: [240, 100], broker: [500, 100], store: [780, 100] },
  },
};
