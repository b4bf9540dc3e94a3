// Two users of one pool: a few long jobs of the one take the places of the many short ones of the other. A bulkhead at the long ones' caller ends it.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const shoppers = { kind: "client", load: { shape: "constant", rate: 300 } } as const;
/** Exports for a minute, eight a second. */
const analysts = {
  kind: "client",
  load: {
    shape: "steps",
    steps: [
      { at: "0s", rate: 0 },
      { at: "30s", rate: 8 },
      { at: "90s", rate: 0 },
    ],
  },
} as const;
const asks = (orders: string, endpoint: string) => ({ requests: [{ path: `/orders/${endpoint}`, to: orders, endpoint }] });
const orders = {
  kind: "service",
  concurrency: 16,
  endpoints: [
    { name: "get", steps: [{ work: "exp(10ms)" }] },
    { name: "export", steps: [{ work: "exp(3s)" }] },
  ],
} as const;

export const sharedPool: Template = {
  id: "shared-pool",
  title: { en: "Shared pool", zh: "共享池" },
  summary: {
    en: "A few long exports take the slots that hundreds of short requests share. A bulkhead at their caller gives them back.",
    zh: "少数长时间的导出占走了数百个短请求共用的槽位。在调用方加舱壁即可归还。",
  },
  described: {
    zh:
      "订单服务有 16 个槽位。顾客每秒读取 300 次，每次 10 ms：只需 3 个槽位。30 秒时分析人员开始导出，每秒 8 次，每次 3 秒：需要 24 个。\n\n" +
      "**看什么**：上面，导出只占请求的 2.6 %，却占走几乎所有槽位。顾客等待三分之一秒，四成以上被拒绝：16 个槽位平均每秒只够 182 个请求，而来的是 308 个。" +
      "下面，分析人员的路由上有*舱壁*：同时 4 个导出，20 个最多等 10 秒，其余立即失败。顾客毫无察觉。\n\n" +
      "**试一试**\n" +
      "- 下面用每秒 1 次的*限流*代替舱壁：同样有效。\n" +
      "- 把上面的槽位加到 40：两者都容得下。\n" +
      "- 给上面的订单服务设置*负载卸除*：等待变短，被拒绝的却一样多，因为它分不清顾客与分析人员。把顾客请求的*优先级*设为关键，*预留*设为 0.6：顾客全部得到服务。",
  },
  scenario: {
    format: FORMAT,
    name: "Shared pool",
    description:
      "The orders service has 16 slots. Shoppers read 300 times a second for 10 ms: 3 slots would do. At 30 s analysts begin to export, 8 times a second for 3 s: that takes 24.\n\n" +
      "**Look at**: above, exports are 2.6 % of the requests and hold nearly all slots. Shoppers wait for a third of a second, and more than four of ten are turned away: 16 slots serve 182 requests a second on average, where 308 come. " +
      "Below, the analysts' route has a *Bulkhead*: 4 exports at once, 20 may wait for up to 10 s, the others fail at once. The shoppers notice nothing.\n\n" +
      "**Try**\n" +
      "- Below, a *Rate limit* of 1/s in place of the bulkhead: it protects as well.\n" +
      "- 40 slots above: room for both.\n" +
      "- *Load shedding* above: shorter waits, but as many are turned away, for it does not know shoppers from analysts. Make the shoppers' requests critical and the *Reserve* 0.6: they are all served.",
    seed: 7,
    nodes: [
      { id: "a-shoppers", name: "Shoppers A", ...shoppers, ...asks("a-orders", "get") },
      { id: "a-analysts", name: "Analysts A", ...analysts, ...asks("a-orders", "export") },
      { id: "a-orders", name: "Orders A", ...orders },
      { id: "b-shoppers", name: "Shoppers B", ...shoppers, ...asks("b-orders", "get") },
      { id: "b-analysts", name: "Analysts B", ...analysts, ...asks("b-orders", "export") },
      { id: "b-orders", name: "Orders B", ...orders },
    ],
    routes: [
      { id: "a1", from: "a-shoppers", to: "a-orders" },
      { id: "a2", from: "a-analysts", to: "a-orders" },
      { id: "b1", from: "b-shoppers", to: "b-orders" },
      { id: "b2", from: "b-analysts", to: "b-orders", bulkhead: { maxInFlight: 4, queue: 20, wait: "10s" } },
    ],
    layout: {
      "a-shoppers": [0, 0],
      "a-analysts": [0, 124],
      "a-orders": [320, 64],
      "b-shoppers": [0, 276],
      "b-analysts": [0, 400],
      "b-orders": [320, 340],
    },
  },
};
