// A page that everybody wants, cached at two gateways: when its time to live is over, one lets the crowd through and one sends a
// single request and has the others wait for its answer.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const hotPage: Template = {
  id: "hot-page",
  title: { en: "A hot page", zh: "热点页面" },
  summary: {
    en: "Two gateways cache the same hot page. One of them also coalesces: one call a lapse instead of thirty.",
    zh: "两个网关都缓存同一个热点页面。其中一个还合并请求：每次过期只调用一次，而不是三十次。",
  },
  described: {
    zh:
      "两个网关各收到每秒 100 个对同一页面的请求，响应缓存 3 秒；生成页面要 300 ms，最多同时 8 个。\n\n" +
      "**看什么**：每次缓存过期，300 ms 内到达 `plain` 的约 30 个请求全部未命中、涌向 `pages-1`，排成一队；`sharing` 只发出一个请求，其余等待同一个响应，`pages-2` 几乎空闲。选中网关，检查器里有缓存的命中率与共享同一次调用的请求数。\n\n" +
      "**试一试**\n" +
      "- 去掉 `sharing` 的请求合并：与 `plain` 一样拥堵。\n" +
      "- 把两个页面服务的处理时间都改为 1 秒：每次过期涌来 100 个请求，部分被拒绝；合并之后仍只有一个。\n" +
      "- 把请求的键数改为 1000：没有多少可以合并，两边都过载。",
  },
  scenario: {
    format: FORMAT,
    name: "A hot page",
    description:
      "Two gateways get 100 requests a second each for one page, and cache its answer for 3 s. Making the page takes 300 ms, eight at a time.\n\n" +
      "**Look at**: whenever the entry is over, the 30 requests that come to `plain` within 300 ms all miss and rush to `pages-1`, where they stand in line; `sharing` sends one and has the others wait for its answer, so that `pages-2` is as good as idle. Select a gateway: the inspector says which share its cache hits, and how many requests shared a call.\n\n" +
      "**Try**\n" +
      "- Remove coalescing from `sharing`: it fares as `plain` does.\n" +
      "- Let both pages take 1 s: 100 requests a lapse, some are turned away; with coalescing it is still one.\n" +
      "- Give the requests 1,000 keys: there is little to share, and both pages are overloaded.",
    seed: 5,
    nodes: [
      {
        id: "readers",
        kind: "client",
        name: "Readers",
        load: { shape: "constant", rate: 200 },
        requests: [
          { path: "/front", to: "plain" },
          { path: "/front", to: "sharing" },
        ],
      },
      {
        id: "plain",
        kind: "gateway",
        name: "Cache only",
        middleware: [{ use: "cache", ttl: "3s" }],
        routes: [{ service: "pages-1" }],
      },
      {
        id: "sharing",
        kind: "gateway",
        name: "Cache and coalescing",
        middleware: [{ use: "cache", ttl: "3s" }, { use: "coalesce" }],
        routes: [{ service: "pages-2" }],
      },
      { id: "pages-1", kind: "service", name: "Pages A", time: "300ms" },
      { id: "pages-2", kind: "service", name: "Pages B", time: "300ms" },
    ],
    routes: [
      { id: "r1", from: "readers", to: "plain" },
      { id: "r2", from: "readers", to: "sharing" },
      { id: "r3", from: "plain", to: "pages-1" },
      { id: "r4", from: "sharing", to: "pages-2" },
    ],
    layout: { readers: [0, 120], plain: [320, 0], sharing: [320, 240], "pages-1": [640, 0], "pages-2": [640, 240] },
  },
};
