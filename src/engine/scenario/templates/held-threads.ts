// One slow dependency takes all slots of a service that holds them while it waits; a bulkhead keeps the rest of the service alive.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

/** Four of five people browse, one buys. */
const people = (shop: string) =>
  ({
    kind: "client",
    load: { shape: "constant", rate: 200 },
    requests: [
      { path: "/catalog", to: shop, endpoint: "browse", weight: 4 },
      { path: "/buy", method: "POST", to: shop, endpoint: "buy" },
    ],
  }) as const;
const shop = (catalog: string, payment: string) =>
  ({
    kind: "service",
    concurrency: 32,
    endpoints: [
      { name: "browse", steps: [{ work: "exp(3ms)" }, { call: catalog }] },
      { name: "buy", steps: [{ work: "exp(3ms)" }, { call: payment }] },
    ],
  }) as const;
const catalog = { kind: "service", concurrency: 32 } as const;
const payment = { kind: "service", concurrency: 512, time: "exp(20ms)" } as const;
const slow = { do: "fault", fault: "latency", at: "30s", for: "60s", delay: "3s" } as const;

export const heldThreads: Template = {
  id: "held-threads",
  title: { en: "Held threads", zh: "被占住的线程" },
  summary: {
    en: "A slow dependency takes every slot of its caller, and with them what never needed it. A bulkhead ends it.",
    zh: "一个慢依赖占满调用方的所有槽位，连不需要它的请求也一并拖垮。舱壁可以阻止它。",
  },
  described: {
    zh:
      "两家相同的商店，各有 32 个槽位，等待下游时仍占住槽位（线程）。五分之四的人浏览目录，五分之一付款。30 秒时付款服务变慢：每次多 3 秒，持续一分钟。\n\n" +
      "**看什么**：上面的商店在一秒内占满槽位，全都在等付款；队列随之占满，浏览目录的人也被拒绝，尽管目录服务一切正常。每个槽位平均被占 0.62 秒，32 个槽位每秒只够 52 个请求，而来的是 200 个。" +
      "下面的商店在通往付款的路由上有*舱壁*：同时最多 8 次付款，其余立即被拒绝。目录照常工作。\n\n" +
      "**试一试**\n" +
      "- 去掉下面的舱壁：两家商店一起倒下。\n" +
      "- 改用 200 ms 的*超时*：付款全部失败，但浏览不受影响。\n" +
      "- 关掉上面商店的*占住槽位*：浏览照常，付款虽慢却能成功。",
  },
  scenario: {
    format: FORMAT,
    name: "Held threads",
    description:
      "Two equal shops of 32 slots that hold a slot while they wait for a call, as threads do. Four of five people browse the catalog, one pays. At 30 s payment becomes slow: 3 s more for each call, for a minute.\n\n" +
      "**Look at**: within a second every slot of the shop above waits for payment; then its line is full, and people who only browse are turned away too, though the catalog is well. A slot is held for 0.62 s on average, so 32 of them serve 52 requests a second where 200 come. " +
      "The shop below has a *Bulkhead* on its route to payment: 8 payments at once, the others fail at once. The catalog goes on as if nothing had happened.\n\n" +
      "**Try**\n" +
      "- Take the bulkhead away below: both shops fall.\n" +
      "- Give the route a *Timeout* of 200 ms instead: every payment fails, browsing does not.\n" +
      "- Turn *Hold the slot* off above: browsing goes on, and payments are slow but succeed.",
    seed: 7,
    nodes: [
      { id: "a-people", name: "People A", ...people("a-shop") },
      { id: "a-shop", name: "Shop A", ...shop("a-catalog", "a-payment") },
      { id: "a-catalog", name: "Catalog A", ...catalog },
      { id: "a-payment", name: "Payment A", ...payment },
      { id: "b-people", name: "People B", ...people("b-shop") },
      { id: "b-shop", name: "Shop B", ...shop("b-catalog", "b-payment") },
      { id: "b-catalog", name: "Catalog B", ...catalog },
      { id: "b-payment", name: "Payment B", ...payment },
    ],
    routes: [
      { id: "a1", from: "a-people", to: "a-shop" },
      { id: "a2", from: "a-shop", to: "a-catalog" },
      { id: "a3", from: "a-shop", to: "a-payment" },
      { id: "b1", from: "b-people", to: "b-shop" },
      { id: "b2", from: "b-shop", to: "b-catalog" },
      { id: "b3", from: "b-shop", to: "b-payment", bulkhead: { maxInFlight: 8 } },
    ],
    timeline: [
      { id: "slow", target: "a-payment", ...slow },
      { id: "slow-too", target: "b-payment", ...slow },
    ],
    layout: {
      "a-people": [0, 64],
      "a-shop": [280, 64],
      "a-catalog": [560, 0],
      "a-payment": [560, 124],
      "b-people": [0, 340],
      "b-shop": [280, 340],
      "b-catalog": [560, 276],
      "b-payment": [560, 400],
    },
  },
};
