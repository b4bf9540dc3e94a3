// Messages that a bug cannot handle: delivered again and again they hold their partition, until they go to the dead letters. When the bug
// is mended, the dead letters are replayed.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const poisonMessage: Template = {
  id: "poison-message",
  title: { en: "Poison, dead letters, replay", zh: "毒消息、死信与重放" },
  summary: {
    en: "A release cannot read some orders. Each is tried five times and ends in the dead letters; the fix, and a replay, get them all.",
    zh: "一个版本读不懂某些订单。每条试五次，最终进入死信；修复后重放，一条不少。",
  },
  described: {
    zh:
      "从 20 秒到 40 秒，约 5 % 的订单是 `shipping` 处理不了的**毒消息**。每条投递 5 次，间隔 200 ms，其间它的分区一动不动：队头阻塞。之后它进入死信主题 `dead-orders`，分区继续。40 秒时缺陷已修复；60 秒时**重放**死信，它们全部得到处理。\n\n" +
      "**看什么**：**消息**面板里的死信，以及积压的锯齿：每条毒消息让一个分区停 0.86 秒，其他三个分区照常。没有丢失任何一条：已接受 = 已确认 + 死信。\n\n" +
      "**试一试**\n" +
      "- 40 秒之后自己重放：在**消息**面板选中 `dead-orders`，再点*全部重放*。在那之前重放，它们还会变成死信。\n" +
      "- 清空订阅的*最大投递次数*：一条毒消息就让它的分区停住，直到缺陷修复。",
  },
  scenario: {
    format: FORMAT,
    name: "Poison, dead letters, replay",
    description:
      "From 20 s to 40 s some 5 % of the orders are **poison** to `shipping`. Each is delivered five times, 200 ms apart, and meanwhile its partition stands still: head-of-line blocking. Then it goes to `dead-orders`, and the partition goes on. At 40 s the bug is mended; at 60 s the dead letters are **replayed**, and all of them are handled.\n\n" +
      "**Look at**: the dead letters in **Messages**, and the lag's teeth: a poison message stops one partition for 0.86 s, the other three go on. Nothing is lost: accepted = acknowledged + dead letters.\n\n" +
      "**Try**\n" +
      "- Replay the dead letters yourself, from 40 s on: in **Messages** select `dead-orders`, then *Replay all*. Before that they come back dead.\n" +
      "- Clear *Deliveries* of the subscription: one poison message stops its partition for as long as the bug lives.",
    seed: 3,
    nodes: [
      {
        id: "shoppers",
        kind: "client",
        name: "Shoppers",
        load: { shape: "constant", rate: 20 },
        requests: [{ path: "/orders", method: "POST", key: { keys: 1000, zipf: 0 } }],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        endpoints: [{ name: "create", steps: [{ work: "2ms" }, { publish: "order_placed", topic: "orders" }] }],
      },
      {
        id: "broker",
        kind: "broker",
        name: "Broker",
        topics: [{ name: "orders", partitions: 4 }, { name: "dead-orders" }],
        publish: "1ms",
      },
      { id: "shipping", kind: "service", name: "Shipping", handlers: [{ event: "order_placed", steps: [{ work: "10ms" }] }] },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "orders", timeout: "1s" },
      { id: "r2", from: "orders", to: "broker", timeout: "500ms" },
      {
        id: "r3",
        from: "broker",
        to: "shipping",
        topic: "orders",
        redelivery: { backoff: "fixed", base: "200ms" },
        maxDeliveries: 5,
        deadLetter: "dead-orders",
      },
    ],
    timeline: [
      { id: "bug", at: "20s", for: "20s", do: "fault", fault: "poison", target: "shipping", rate: 0.05 },
      { id: "replay", at: "60s", do: "replay", target: "broker", topic: "dead-orders" },
    ],
    layout: { shoppers: [0, 100], orders: [240, 100], broker: [500, 100], shipping: [780, 100] },
  },
};
