// Messages that a bug cannot handle: delivered again and again they hold their partition, until they go to the dead letters. When the bug
// is mended, the dead letters are replayed.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const poisonMessage: Template = {
  id: "poison-message",
  title: { en: "Poison, dead letters, replay", zh: "毒消息、死信与重放" },
  summary: {
    en: "A release cannot read some orders. Each is tried five times, holds its partition meanwhile, and ends in the dead letters; the fix, and a replay, get them all.",
    zh: "一个版本读不懂某些订单。每条试五次，其间占住分区，最终进入死信；修复后重放，一条不少。",
  },
  described: {
    zh:
      "从 20 秒到 40 秒，约 5 % 的订单是 `shipping` 处理不了的**毒消息**。每条投递 5 次，间隔 200 ms，其间它的分区一动不动：队头阻塞。之后它进入 `dead-orders`，分区继续。\n\n" +
      "看什么：**消息**面板里的死信，以及积压的锯齿：每条毒消息让一个分区停约 0.85 秒，其他三个分区照常。没有丢失任何一条：已接受 = 已确认 + 死信。\n\n" +
      "40 秒时缺陷已修复；60 秒时**重放**死信（**消息**面板里的按钮），它们全部得到处理。\n\n" +
      "试一试：去掉 `maxDeliveries`：一条毒消息就让分区永远停住。",
  },
  scenario: {
    format: FORMAT,
    name: "Poison, dead letters, replay",
    description:
      "From 20 s to 40 s some 5 % of the orders are **poison** to `shipping`. Each is delivered five times, 200 ms apart, and meanwhile its partition stands still: head-of-line blocking. Then it goes to `dead-orders`, and the partition goes on.\n\n" +
      "Look at: the dead letters in **Messages**, and the lag's teeth: a poison message stops one partition for about 0.85 s, the other three go on. Nothing is lost: accepted = acknowledged + dead letters.\n\n" +
      "At 40 s the bug is mended; at 60 s the dead letters are **replayed** (a button in **Messages**), and all of them are handled.\n\n" +
      "Try: no `maxDeliveries`, and one poison message stops its partition for ever.",
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
