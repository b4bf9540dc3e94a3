// Two zones that serve the same shop. Calls stay where they are; when a zone is lost, the other must carry all.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const twoZones: Template = {
  id: "two-zones",
  title: { en: "Two zones", zh: "两个可用区" },
  summary: {
    en: "Calls stay in their zone. Then half of the house is lost: does the rest carry it?",
    zh: "调用留在各自的可用区。然后失去一半：剩下的撑得住吗？",
  },
  described: {
    zh:
      "`front` 与 `stock` 的副本分布在两个可用区；跨区的消息每程多用 2 ms。`front` → `stock` 的路由*按区路由*，调用留在本区。`ads` 只在 `east`，`search` 只在 `west`。\n\n" +
      "**看什么**：30 秒时可用区 `east` 断电半分钟。健康检查用了两秒才发现，其间一半调用被拒绝连接；随后 `west` 承担全部流量，队列变长，但撑住了：容量比所需多一倍以上。`ads` 则完全不可用。恢复供电后副本重新启动，调用回到各自的区。\n\n" +
      "**试一试**\n" +
      "- 关掉*按区路由*：一半的调用跨区，平均多 2 ms。\n" +
      "- 把负载加到 500：剩下的一半撑不住。\n" +
      "- 在时间线里把故障的*方式*改为断网：健康检查发现不了，断网多久，一半的调用就超时多久。",
  },
  scenario: {
    format: FORMAT,
    name: "Two zones",
    description:
      "The replicas of `front` and `stock` are spread over two zones; a message from one to the other takes 2 ms longer each way. The route `front` → `stock` is *zone-aware*: calls stay where they are. `ads` stands in `east` alone, `search` in `west`.\n\n" +
      "**Look at**: at 30 s the zone `east` loses its power for half a minute. For two seconds, until health checks notice, half of the calls are refused; then `west` carries all of it, with longer lines, but it holds: there was more than twice the capacity that was needed. `ads` is gone altogether. When the power is back, replicas start again and calls come home.\n\n" +
      "**Try**\n" +
      "- *Zone-aware* off: 2 ms more on average, for half of the calls cross.\n" +
      "- A load of 500: the half that is left falls.\n" +
      "- In the timeline, *How* cut off instead of crash: no health check notices that, half of the calls time out for as long as it lasts.",
    seed: 7,
    nodes: [
      { id: "people", kind: "client", name: "People", load: { shape: "constant", rate: 300 } },
      { id: "east", kind: "zone", name: "East", between: "2ms" },
      { id: "west", kind: "zone", name: "West", between: "2ms" },
      {
        id: "front",
        kind: "service",
        name: "Front",
        spread: ["east", "west"],
        replicas: 4,
        concurrency: 16,
        endpoints: [{ name: "get", steps: [{ work: "exp(4ms)" }, { call: "stock" }] }],
        health: { interval: "2s", timeout: "500ms", unhealthyAfter: 2 },
      },
      {
        id: "stock",
        kind: "service",
        name: "Stock",
        spread: ["east", "west"],
        replicas: 4,
        concurrency: 4,
        time: "exp(20ms)",
        health: { interval: "2s", timeout: "500ms", unhealthyAfter: 2 },
      },
      { id: "ads", kind: "service", name: "Ads", zone: "east", time: "exp(5ms)" },
      { id: "search", kind: "service", name: "Search", zone: "west", time: "exp(5ms)" },
      {
        id: "bots",
        kind: "client",
        name: "Bots",
        load: { shape: "constant", rate: 20 },
        requests: [{ to: "ads" }, { path: "/search", to: "search" }],
      },
    ],
    routes: [
      { id: "r1", from: "people", to: "front", timeout: "1s" },
      { id: "r2", from: "front", to: "stock", timeout: "500ms", zoneAware: true },
      { id: "r3", from: "bots", to: "ads", timeout: "500ms" },
      { id: "r4", from: "bots", to: "search", timeout: "500ms" },
    ],
    timeline: [{ id: "dark", at: "30s", for: "30s", do: "fault", fault: "zone-outage", target: "east" }],
    layout: {
      people: [0, 24],
      front: [260, 24],
      stock: [520, 24],
      bots: [0, 272],
      east: [236, 144, 204, 172],
      ads: [260, 184],
      west: [236, 332, 204, 172],
      search: [260, 372],
    },
  },
};
