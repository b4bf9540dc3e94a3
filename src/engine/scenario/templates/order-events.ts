// The plainest event-driven system: an order is created, somebody confirms it, somebody else tells the customer; nobody waits for anybody.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const orderEvents: Template = {
  id: "order-events",
  title: { en: "An order, told as events", zh: "事件驱动的订单" },
  summary: {
    en: "Orders publishes order_created, billing answers with order_confirmed, mail reacts. The customer waits for none of them.",
    zh: "orders 发布 order_created，billing 以 order_confirmed 回应，mail 随之反应。顾客不必等待其中任何一个。",
  },
  described: {
    zh:
      "`orders` 收到请求，工作 5 ms，向代理**发布** `order_created`，代理确认后就回答顾客。其余的都在之后发生：`billing` 订阅了该主题，处理 20 ms，发布 `order_confirmed`；`mail` 再处理 10 ms。\n\n" +
      "**看什么**：顾客的延迟只有 **10 ms**，而一笔订单的追踪持续 **43 ms**：在**追踪**中，请求、两次发布与各次投递都在**同一条追踪**里。" +
      "`mail` 也订阅了 `order_created`，却没有它的处理器：**日志**写下这一点，并确认该消息。\n\n" +
      "**试一试**\n" +
      "- 终止 `billing`：顾客毫无察觉，消息在主题中等待；重启它之后逐一处理。它们的追踪里，投递之前的阴影就是这段等待。\n" +
      "- 把 `billing` 的*错误率*设为 0.5：失败的消息会再次投递。但它在发布之后才失败，于是 `mail` 平均每笔订单收到两次。",
  },
  scenario: {
    format: FORMAT,
    name: "An order, told as events",
    description:
      "`orders` takes a request, works 5 ms, **publishes** `order_created`, and answers as soon as the broker has it. Everything else happens afterwards: `billing` subscribes to the topic, works 20 ms and publishes `order_confirmed`; `mail` works 10 ms for that.\n\n" +
      "**Look at**: the customer's latency is **10 ms**, while the trace of one order goes on for **43 ms**: the request, both publishes and all deliveries are **one trace** in **Traces**. " +
      "`mail` subscribes to `order_created` too, but has no handler for it: **Logs** says so, and the message is acknowledged.\n\n" +
      "**Try**\n" +
      "- Kill `billing`: no customer notices, the messages wait in their topic, and are handled when you restart it. In their traces the hatching before the delivery is this wait.\n" +
      "- Give `billing` an *Error rate* of 0.5: what fails is delivered again. But it fails after it has published, so `mail` hears of each order twice on average.",
    seed: 11,
    tracing: { sample: 0.2 },
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        load: { shape: "constant", rate: 20 },
        requests: [{ path: "/orders", method: "POST" }],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        endpoints: [{ name: "create", steps: [{ work: "5ms" }, { publish: "order_created", topic: "orders" }] }],
      },
      { id: "events", kind: "broker", name: "Events", topics: [{ name: "orders" }, { name: "confirmations" }], publish: "1ms" },
      {
        id: "billing",
        kind: "service",
        name: "Billing",
        handlers: [{ event: "order_created", steps: [{ work: "20ms" }, { publish: "order_confirmed", topic: "confirmations" }] }],
      },
      { id: "mail", kind: "service", name: "Mail", handlers: [{ event: "order_confirmed", steps: [{ work: "10ms" }] }] },
    ],
    routes: [
      { id: "r1", from: "customers", to: "orders", timeout: "1s" },
      { id: "r2", from: "orders", to: "events", timeout: "500ms" },
      { id: "r3", from: "events", to: "billing", topic: "orders", ordering: "none" },
      { id: "r4", from: "billing", to: "events", timeout: "500ms" },
      { id: "r5", from: "events", to: "mail", topic: "confirmations", ordering: "none" },
      { id: "r6", from: "events", to: "mail", topic: "orders", group: "mail-orders", ordering: "none" },
    ],
    layout: { customers: [0, 160], orders: [240, 160], events: [500, 160], billing: [780, 60], mail: [780, 280] },
  },
};
