// Every ten seconds the page that everybody reads expires, and all who ask for it meanwhile ask the database for the same thing.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const traffic = {
  kind: "client",
  load: { shape: "constant", rate: 410 },
  requests: [
    { path: "/front", weight: 40, endpoint: "front" },
    { path: "/account", endpoint: "account", key: {} },
  ],
} as const;
const catalog = (cache: string, store: string) =>
  ({
    kind: "service",
    blocking: false,
    endpoints: [
      { name: "front", steps: [{ work: "exp(0.5ms)" }, { read: cache }] },
      { name: "account", steps: [{ work: "exp(0.5ms)" }, { read: store }] },
    ],
  }) as const;
const pages = { kind: "cache", ttl: "10s" } as const;
const store = { kind: "database", connections: 8, queue: 48, read: "200ms" } as const;

export const cacheStampede: Template = {
  id: "cache-stampede",
  title: { en: "Cache stampede", zh: "缓存击穿" },
  summary: {
    en: "A hot key expires and all miss at once; the database is buried under one question. Coalescing asks it once.",
    zh: "热点键过期，所有请求同时未命中，数据库被同一个问题淹没。请求合并只问一次。",
  },
  described: {
    zh:
      "两套相同的商店。每秒 400 个请求读首页（同一个键），缓存命中率约 98 %；首页每 10 秒过期，重新生成要占用一个数据库连接 200 ms。另有每秒 10 个请求绕过缓存查账户。\n\n" +
      "**看什么**：上面一路，每次过期后的 200 ms 里约 80 个请求都未命中，全部去问数据库：8 个连接和 48 个排队位瞬间占满，其余被拒绝，查账户的人也跟着排队或被拒。命中率看起来一直很好。" +
      "下面一路的缓存开启了*请求合并*：每次过期只有一个请求去读数据库，其余等它的结果，最多 200 ms；查账户不受影响。打开一条慢请求的追踪，缓存一行会写明命中、未命中或合并。\n\n" +
      "**试一试**\n" +
      "- 关掉下面的*请求合并*：同样被击穿。\n" +
      "- 把上面的*存活时间*改为 60 秒：击穿更少，但同样猛烈。\n" +
      "- 让 `pages` 崩溃：其间没人读得到首页；恢复时缓存是空的，又是一次击穿。",
  },
  scenario: {
    format: FORMAT,
    name: "Cache stampede",
    description:
      "Two equal shops. 400 requests a second read the front page, one key, and the cache answers some 98 % of them; the page expires every 10 s, and to make it anew takes a connection of the database for 200 ms. Another 10 a second look up their account, without the cache.\n\n" +
      "**Look at**: above, some 80 requests miss in the 200 ms after each expiry, and all of them ask the database: 8 connections and 48 places in line are taken in a moment, the rest is turned away, and whoever wants an account waits or is turned away with them. The hit rate looks fine all the time. " +
      "Below, the cache has *Coalesce* on: one request asks the database, the others wait for its answer, 200 ms at most, and accounts never notice. In the trace of a slow request the cache's row says hit, miss or coalesced.\n\n" +
      "**Try**\n" +
      "- *Coalesce* off below: the same stampedes.\n" +
      "- A *Time to live* of 60 s above: the stampedes are fewer, not smaller.\n" +
      "- Crash `pages`: meanwhile nobody gets the front page, and when it is back, empty, there is the next stampede.",
    seed: 11,
    nodes: [
      { id: "a-shoppers", name: "Shoppers A", ...traffic },
      { id: "b-shoppers", name: "Shoppers B", ...traffic },
      { id: "catalog", name: "Catalog", ...catalog("pages", "store") },
      { id: "catalog-safe", name: "Catalog, safe", ...catalog("pages-safe", "store-safe") },
      { id: "pages", name: "Pages", ...pages },
      { id: "pages-safe", name: "Pages, safe", ...pages, coalesce: true },
      { id: "store", name: "Store", ...store },
      { id: "store-safe", name: "Store, safe", ...store },
    ],
    routes: [
      { id: "r1", from: "a-shoppers", to: "catalog" },
      { id: "r2", from: "catalog", to: "pages" },
      { id: "r3", from: "pages", to: "store" },
      { id: "r4", from: "catalog", to: "store" },
      { id: "r5", from: "b-shoppers", to: "catalog-safe" },
      { id: "r6", from: "catalog-safe", to: "pages-safe" },
      { id: "r7", from: "pages-safe", to: "store-safe" },
      { id: "r8", from: "catalog-safe", to: "store-safe" },
    ],
    layout: {
      "a-shoppers": [0, 0],
      catalog: [240, 0],
      pages: [480, -80],
      store: [720, 0],
      "b-shoppers": [0, 280],
      "catalog-safe": [240, 280],
      "pages-safe": [480, 200],
      "store-safe": [720, 280],
    },
  },
};
