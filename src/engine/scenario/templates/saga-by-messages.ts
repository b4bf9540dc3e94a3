// Commands as messages, answers as events: nothing is lost while the orchestrator is down, but what was out is said twice.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const sagaByMessages: Template = {
  id: "saga-by-messages",
  title: { en: "Told twice, done twice", zh: "说两遍，做两遍" },
  summary: {
    en: "An orchestrator gives commands by message and crashes for three seconds. Every saga ends well, and some stock is reserved twice.",
    zh: "编排器用消息发出命令，中途崩溃三秒。每个 Saga 都顺利结束，但有的库存预留了两次。",
  },
  described: {
    zh:
      "`order-saga` 向主题 `commands` 发布命令 `reserve`、`charge`，并在主题 `answers` 上听回答：`reserved`、`charged`。它与参与者从不直接相连。\n\n" +
      "30 秒时编排器崩溃 3 秒。参与者毫无察觉，照常工作，它们的回答在消息代理中**等它回来**。重启之后，编排器回放日志，把未应答的命令**再发一次**：每个已开始的 Saga 都完成了，但 `reserved` 与 `charged` 比订单多出几个，正是当时在途的那几个。其间只有新来的顾客被拒绝。\n\n" +
      "**看什么**：60 秒最后一个订单到来之后，比较**目标**面板*所存内容*中的两个计数器与 **Saga** 面板的*已完成*。\n\n" +
      "**试一试**\n" +
      "- 选中 `stock` 与 `payment`，打开*幂等消费者*，重置再运行：再发的命令是*同一条消息*，两者认得它，数目分毫不差。",
  },
  scenario: {
    format: FORMAT,
    name: "Told twice, done twice",
    description:
      "`order-saga` publishes its commands `reserve` and `charge` in the topic `commands`, and hears `reserved` and `charged` from the topic `answers`. It is connected to no participant.\n\n" +
      "At 0:30 the orchestrator crashes for 3 s. The participants do not notice, and their answers **wait in the broker**. When it is back it reads its log and says **again** what was not answered: every saga that has begun is completed, but `reserved` and `charged` are a few more than the orders, just those that were out. Only new customers are turned away meanwhile.\n\n" +
      "**Look at**: the two counters in **Objectives**, under *What is kept*, beside *Completed* in **Sagas**, after 60 s, when the last order has come.\n\n" +
      "**Try**\n" +
      "- Switch *Idempotent consumer* on at `stock` and `payment`, reset and run: what is said again is *the same message*, they know it, and the numbers agree to the last one.",
    seed: 7,
    duration: "90s",
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        load: {
          shape: "steps",
          steps: [
            { at: "0s", rate: 20 },
            { at: "60s", rate: 0 },
          ],
        },
        requests: [{ path: "/orders", method: "POST", to: "order-saga", endpoint: "order" }],
      },
      {
        id: "order-saga",
        kind: "saga",
        name: "Order saga",
        sagas: [
          {
            name: "order",
            steps: [
              { command: { publish: "reserve", topic: "commands", reply: ["reserved"] }, timeout: "1m" },
              { command: { publish: "charge", topic: "commands", reply: ["charged"] }, timeout: "1m" },
            ],
          },
        ],
      },
      { id: "bus", kind: "broker", name: "Bus", topics: [{ name: "commands" }, { name: "answers" }] },
      {
        id: "stock",
        kind: "service",
        name: "Stock",
        concurrency: 100,
        handlers: [
          {
            event: "reserve",
            steps: [{ work: "exp(200ms)" }, { move: 1, to: "reserved" }, { publish: "reserved", topic: "answers" }],
          },
        ],
      },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        concurrency: 100,
        handlers: [
          {
            event: "charge",
            steps: [{ work: "exp(300ms)" }, { move: 1, to: "charged" }, { publish: "charged", topic: "answers" }],
          },
        ],
      },
    ],
    routes: [
      { id: "r1", from: "customers", to: "order-saga" },
      { id: "r2", from: "order-saga", to: "bus" },
      { id: "r3", from: "bus", to: "stock", topic: "commands", ordering: "none", prefetch: 100 },
      { id: "r4", from: "bus", to: "payment", topic: "commands", ordering: "none", prefetch: 100 },
      { id: "r5", from: "stock", to: "bus" },
      { id: "r6", from: "payment", to: "bus" },
      { id: "r7", from: "bus", to: "order-saga", topic: "answers", ordering: "none", prefetch: 100 },
    ],
    timeline: [{ id: "crash", at: "30s", for: "3s", do: "fault", fault: "crash", target: "order-saga" }],
    layout: { customers: [0, 160], "order-saga": [200, 160], bus: [424, 160], stock: [656, 60], payment: [656, 260] },
  },
};
