// A saga without an orchestrator: each service hears what the one before has done, and what was given up is undone by whoever did it.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const choreographedSaga: Template = {
  id: "choreographed-saga",
  title: { en: "A saga without a conductor", zh: "没有编排器的 Saga" },
  summary: {
    en: "Orders, inventory and payment only hear each other's events. What payment gives up on, inventory and orders undo.",
    zh: "订单、库存、支付只听彼此的事件。支付放弃的，由库存与订单各自撤销。",
  },
  described: {
    zh:
      "没有人指挥：`orders` 发布 `order_created`，`inventory` 听到后预留并发布 `stock_reserved`，`payment` 听到后扣款并发布 `order_paid`，`orders` 听到后完成订单。\n\n" +
      "30 秒到 50 秒，银行拒绝每一笔扣款。消息投递三次之后进入**死信主题** `unpaid`，而 `inventory` 正订阅着它：听到没人能处理的 `stock_reserved`，就释放库存并发布 `stock_released`，`orders` 随之把订单标为已补偿。这就是**编舞式** Saga：补偿也是对事件的反应。\n\n" +
      "**看什么**：**目标**面板里，每个订单最后都已完成或已补偿，预留的数量等于付了款的数量。把一个订单的追踪与编排式的比较：没有哪里能一眼看到整个流程，**Saga** 面板也是空的。\n\n" +
      "**试一试**\n" +
      "- 去掉 `inventory` 对 `unpaid` 的订阅：库存就此占住，目标在 50 秒被破坏。",
  },
  scenario: {
    format: FORMAT,
    name: "A saga without a conductor",
    description:
      "Nobody conducts: `orders` publishes `order_created`; `inventory` hears it, reserves, and publishes `stock_reserved`; `payment` hears that, charges, and publishes `order_paid`; `orders` hears that and completes the order.\n\n" +
      "From 0:30 to 0:50 the bank says no to every charge. A message that was delivered three times goes to the **dead-letter topic** `unpaid`, to which `inventory` has subscribed: a `stock_reserved` that nobody could handle makes it release the stock and publish `stock_released`, and `orders` marks the order as compensated. That is a **choreographed** saga: compensations are reactions to events too.\n\n" +
      "**Look at**: **Objectives**, where every order ends completed or compensated, and as much is reserved as was paid. Compare the trace of an order with one under an orchestrator: nowhere is the whole process to be seen, and **Sagas** has nothing to show.\n\n" +
      "**Try**\n" +
      "- Take away the subscription of `inventory` to `unpaid`: the stock stays reserved, and the objective is broken at 0:50.",
    seed: 7,
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        arrivals: "even",
        requests: [{ path: "/orders", method: "POST" }],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        endpoints: [{ name: "create", steps: [{ work: "exp(4ms)" }, { create: "order" }, { publish: "order_created", topic: "orders" }] }],
        handlers: [
          { event: "order_paid", steps: [{ work: "exp(2ms)" }, { update: "order", state: "completed" }] },
          { event: "stock_released", steps: [{ work: "exp(2ms)" }, { update: "order", state: "compensated" }] },
        ],
      },
      {
        id: "events",
        kind: "broker",
        name: "Events",
        topics: [{ name: "orders" }, { name: "reservations" }, { name: "unpaid" }, { name: "outcomes" }],
      },
      {
        id: "inventory",
        kind: "service",
        name: "Inventory",
        handlers: [
          {
            event: "order_created",
            steps: [{ work: "exp(5ms)" }, { move: 1, to: "reserved" }, { publish: "stock_reserved", topic: "reservations" }],
          },
          {
            event: "stock_reserved",
            steps: [{ work: "exp(3ms)" }, { move: 1, from: "reserved" }, { publish: "stock_released", topic: "outcomes" }],
          },
        ],
      },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        handlers: [
          { event: "stock_reserved", steps: [{ work: "exp(5ms)" }, { call: "bank" }, { publish: "order_paid", topic: "outcomes" }] },
        ],
      },
      { id: "bank", kind: "external", name: "Bank", time: "exp(20ms)" },
    ],
    routes: [
      { id: "r1", from: "customers", to: "orders" },
      { id: "r2", from: "orders", to: "events" },
      { id: "r3", from: "events", to: "inventory", topic: "orders", ordering: "none" },
      { id: "r4", from: "inventory", to: "events" },
      {
        id: "r5",
        from: "events",
        to: "payment",
        topic: "reservations",
        ordering: "none",
        maxDeliveries: 3,
        deadLetter: "unpaid",
      },
      { id: "r9", from: "payment", to: "bank" },
      { id: "r6", from: "payment", to: "events" },
      { id: "r7", from: "events", to: "orders", topic: "outcomes", ordering: "none" },
      { id: "r8", from: "events", to: "inventory", topic: "unpaid", group: "inventory-unpaid", ordering: "none" },
    ],
    timeline: [{ id: "no-charges", at: "30s", for: "20s", do: "fault", fault: "errors", target: "bank", rate: 1 }],
    objectives: [{ id: "all-end", invariant: "every order ends completed or compensated within 20s" }],
    layout: { customers: [0, 180], orders: [184, 180], events: [372, 180], inventory: [596, 60], payment: [596, 300], bank: [780, 300] },
  },
};
