// An order over four services: it completes, it compensates, and with the bank away its refunds give up and are left for a person.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const orderSaga: Template = {
  id: "order-saga",
  title: { en: "An order that cannot be undone", zh: "撤销不了的订单" },
  summary: {
    en: "Shipping fails, and every order is undone step by step. Then the bank is away too: refunds give up, and people have to help.",
    zh: "发货失败，每个订单逐步撤销。随后银行也不可用：退款放弃，只能由人来处理。",
  },
  described: {
    zh:
      "一个订单经过五步：创建、预留、扣款、发货、确认。\n\n" +
      "- **0:20**：发货失败 20 秒。每个 Saga 按相反次序撤销：退款、释放库存、取消订单。\n" +
      "- **1:00**：发货又失败 15 秒，而这次银行中断 40 秒。退款尝试三次后放弃：Saga 进入**失败**状态，库存还占着，钱也没退，等待人工。银行恢复并不会改变什么。\n" +
      "- **2:00**：有人重试全部卡住的 Saga，它们这才撤销完毕。\n\n" +
      "**看什么**：在 **Saga** 面板筛选*失败*。在**目标**中，“每个订单 30 秒内已完成或已补偿”的承诺在 1:30 被打破，即第一个这样的订单下单半分钟之后。\n\n" +
      "**试一试**\n" +
      "- 在**时间线**里把重试移到 1:45，银行已恢复：成功。移到 1:30：再次放弃。\n" +
      "- 让退款尝试 10 次：撑到了银行恢复，不需要人来处理。但耗时太久，承诺照样被打破。\n" +
      "- 选一个 Saga 人工*处置*。",
  },
  scenario: {
    format: FORMAT,
    name: "An order that cannot be undone",
    description:
      "An order takes five steps: create, reserve, charge, ship, confirm.\n\n" +
      "- **0:20** Shipping fails for 20 s. Every saga is undone in reverse: refund, release, cancel.\n" +
      "- **1:00** Shipping fails again, for 15 s, and this time the bank is away for 40 s. A refund is tried three times and gives up: the saga is **FAILED**, stock still reserved, money still taken, and waits for a person. That the bank comes back changes nothing by itself.\n" +
      "- **2:00** Somebody tries all stuck sagas again; only now are they undone.\n\n" +
      "**Look at**: in **Sagas**, filter by *Failed*. In **Objectives** the promise that every order ends completed or compensated within 30 s is broken at 1:30, half a minute after the first of these orders was placed.\n\n" +
      "**Try**\n" +
      "- In **Timeline**, move the retry to 1:45, when the bank is back: it works. At 1:30 it gives up again.\n" +
      "- Let refunds be tried ten times: they outlast the bank, and nobody has to help. But the promise is broken all the same, for it takes them too long.\n" +
      "- *Resolve* a single saga by hand.",
    seed: 7,
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        arrivals: "even",
        requests: [{ path: "/orders", method: "POST", endpoint: "order" }],
      },
      {
        id: "order-saga",
        kind: "saga",
        name: "Order saga",
        sagas: [
          {
            name: "order",
            steps: [
              {
                name: "create",
                command: { call: "orders", endpoint: "create" },
                compensation: { call: "orders", endpoint: "cancel" },
              },
              {
                name: "reserve",
                command: { call: "inventory", endpoint: "reserve" },
                compensation: { call: "inventory", endpoint: "release" },
              },
              {
                name: "charge",
                command: { call: "payment", endpoint: "charge" },
                compensation: { call: "payment", endpoint: "refund" },
              },
              { name: "ship", command: { call: "shipping" } },
              { name: "confirm", command: { call: "orders", endpoint: "confirm" } },
            ],
          },
        ],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        endpoints: [
          { name: "create", steps: [{ work: "exp(8ms)" }, { create: "order" }] },
          { name: "confirm", steps: [{ work: "exp(4ms)" }, { update: "order", state: "completed" }] },
          { name: "cancel", steps: [{ work: "exp(4ms)" }, { update: "order", state: "compensated" }] },
        ],
      },
      {
        id: "inventory",
        kind: "service",
        name: "Inventory",
        endpoints: [
          { name: "reserve", steps: [{ work: "exp(8ms)" }] },
          { name: "release", steps: [{ work: "exp(4ms)" }] },
        ],
      },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        endpoints: [
          { name: "charge", steps: [{ work: "exp(12ms)" }] },
          { name: "refund", steps: [{ work: "exp(4ms)" }, { call: "bank" }] },
        ],
      },
      { id: "shipping", kind: "service", name: "Shipping" },
      { id: "bank", kind: "external", name: "Bank", time: "lognormal(p50=60ms, p99=250ms)" },
    ],
    routes: [
      { id: "r1", from: "customers", to: "order-saga" },
      { id: "r2", from: "order-saga", to: "orders" },
      { id: "r3", from: "order-saga", to: "inventory" },
      { id: "r4", from: "order-saga", to: "payment" },
      { id: "r5", from: "order-saga", to: "shipping" },
      { id: "r6", from: "payment", to: "bank" },
    ],
    timeline: [
      { id: "no-vans", at: "20s", for: "20s", do: "fault", fault: "errors", target: "shipping", rate: 1 },
      { id: "no-vans-again", at: "60s", for: "15s", do: "fault", fault: "errors", target: "shipping", rate: 1 },
      { id: "bank-away", at: "60s", for: "40s", do: "fault", fault: "crash", target: "bank" },
      { id: "somebody-helps", at: "120s", do: "retry-saga", target: "order-saga" },
    ],
    objectives: [{ id: "all-end", invariant: "every order ends completed or compensated within 30s" }],
    layout: {
      customers: [0, 200],
      "order-saga": [260, 200],
      orders: [540, 0],
      inventory: [540, 140],
      payment: [540, 280],
      shipping: [540, 420],
      bank: [800, 280],
    },
  },
};
