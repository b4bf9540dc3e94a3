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
      "每个服务的副本分布在两个可用区；跨区的消息每程多用 2 ms。`front` → `stock` 的路由*按区路由*，调用留在本区。\n\n" +
      "**看什么**：60 秒时可用区 `east` 断电 60 秒。健康检查发现之前，一半调用被拒绝；随后 `west` 承担全部流量，队列变长，但撑住了：容量留了一倍余量。恢复后副本重新启动，调用回到各自的区。\n\n" +
      "试一试：关掉*按区路由*，看延迟；把负载加到 500，看剩下的一半如何崩溃；把故障方式改为*断网*：健康检查发现不了，只有超时。",
  },
  scenario: {
    format: FORMAT,
    name: "Two zones",
    description:
      "The replicas of each service are spread over two zones; a message from one to the other takes 2 ms longer each way. The route `front` → `stock` is *zone-aware*: calls stay where they are.\n\n" +
      "**What to look for**: at 60 s the zone `east` loses its power for a minute. Until health checks notice, half of the calls are refused; then `west` carries all of it, with longer lines, but it holds: there was twice the capacity that was needed. When the power is back, replicas start again and calls come home.\n\n" +
      "Try: turn *zone-aware* off and watch the latency; raise the load to 500 and see the other half fall; let the zone be *cut off* instead: no health check notices that, only timeouts do.",
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
    timeline: [{ id: "dark", at: "60s", for: "60s", do: "fault", fault: "zone-outage", target: "east" }],
    layout: {
      people: [0, 24],
      front: [260, 24],
      stock: [520, 24],
      bots: [0, 240],
      east: [236, 200, 204, 180],
      ads: [260, 240],
      west: [496, 200, 204, 180],
      search: [520, 240],
    },
  },
};
