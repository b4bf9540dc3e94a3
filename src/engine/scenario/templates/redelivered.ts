// At least once is more than once: a message whose acknowledgement is late comes again, and the card is charged again.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const redelivered: Template = {
  id: "redelivered",
  title: { en: "Delivered twice, charged twice", zh: "重复投递，重复扣款" },
  summary: {
    en: "A charge takes longer than the broker waits for its acknowledgement. The message comes again, and so does the charge.",
    zh: "一次扣款比消息代理等待确认的时间还长。消息又来一次，款也又扣一次。",
  },
  described: {
    zh:
      "`checkout` 每秒记下二十个订单（`ordered`）并发布 `order_placed`；`payment` 处理每条消息并扣款（`charged`）。代理为确认等待 500 ms，然后重新投递。20 秒到 40 秒，一成的扣款要多花两秒。\n\n" +
      "**看什么**：顾客什么也察觉不到，请求照样成功。但慢的那次扣款并没有失败，只是晚了：消息已再次投递，于是扣了两次。到 40 秒多扣约四十笔（平均每条 1/0.9 次投递）。" +
      "在**目标**中，`charged == ordered` 被破坏；它的追踪里，一条消息有两次消费。\n\n" +
      "**试一试**，每次先重置\n" +
      "- 选中 `payment`，打开*幂等消费者*：同一消息只处理一次。\n" +
      "- 或在*转移*步骤里打开*幂等键*：重复的在记账处被认出。\n" +
      "- 或把订阅的*确认超时*设为 5 秒：不再重投，但真正的故障也要等这么久。",
  },
  scenario: {
    format: FORMAT,
    name: "Delivered twice, charged twice",
    description:
      "`checkout` writes twenty orders a second down (`ordered`) and publishes `order_placed`; `payment` handles each message and charges the card (`charged`). The broker waits 500 ms for an acknowledgement, then delivers again. From 20 s to 40 s a tenth of the charges take two seconds more.\n\n" +
      "**Look at**: people notice nothing, their requests are ok. But a slow charge has not failed, it is only late: the message was delivered again meanwhile, and both charge. At 40 s there are some forty charges too many (1/0.9 deliveries a message, on average). " +
      "In **Objectives** `charged == ordered` is broken; in the trace that broke it one message was consumed twice.\n\n" +
      "**Try**, each after a reset\n" +
      "- Select `payment` and switch *Idempotent consumer* on: a message is handled once.\n" +
      "- Or *Once* in its step *Move*, an idempotency key: the duplicate is known where the money is kept.\n" +
      "- Or an *Ack timeout* of 5 s on the subscription: nothing comes twice, but after a real failure it is waited that long too.",
    seed: 7,
    duration: "60s",
    nodes: [
      { id: "people", kind: "client", name: "People", arrivals: "even", load: { shape: "constant", rate: 20 } },
      {
        id: "checkout",
        kind: "service",
        name: "Checkout",
        endpoints: [{ name: "buy", steps: [{ work: "2ms" }, { move: 1, to: "ordered", at: "orders" }, { publish: "order_placed" }] }],
      },
      { id: "orders", kind: "database", name: "Orders" },
      { id: "broker", kind: "broker", name: "Broker", topics: [{ name: "order_placed" }] },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        concurrency: 32,
        handlers: [{ event: "order_placed", steps: [{ work: "exp(20ms)" }, { move: 1, to: "charged", at: "accounts" }] }],
      },
      { id: "accounts", kind: "database", name: "Accounts" },
    ],
    routes: [
      { id: "r1", from: "people", to: "checkout" },
      { id: "r2", from: "checkout", to: "orders" },
      { id: "r3", from: "checkout", to: "broker" },
      { id: "r4", from: "broker", to: "payment", topic: "order_placed", ordering: "none", prefetch: 32, ackTimeout: "500ms" },
      { id: "r5", from: "payment", to: "accounts" },
    ],
    timeline: [{ id: "slow", at: "20s", for: "20s", do: "fault", fault: "latency", target: "payment", share: 0.1, delay: "2s" }],
    objectives: [{ id: "charged-once", invariant: "charged == ordered within 10s" }],
    layout: { people: [0, 60], checkout: [192, 60], orders: [400, 148], broker: [400, 24], payment: [660, 24], accounts: [852, 24] },
  },
};
