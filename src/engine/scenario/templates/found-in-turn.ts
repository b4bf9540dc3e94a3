// Three instances of one service, found through a registry and taken in turn: how a course on microservices begins.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const foundInTurn: Template = {
  id: "found-in-turn",
  title: { en: "Found through the registry, in turn", zh: "经注册中心发现，轮流调用" },
  summary: {
    en: "Three instances of a service register; their caller finds them by name and takes them in turn. A fourth joins.",
    zh: "服务的三个实例完成注册；调用方按名称找到它们并轮流调用。随后第四个加入。",
  },
  described: {
    zh:
      "`orders` 的三个实例向注册中心注册，并每 5 秒用心跳续租。`web` 每 5 秒拉取一次列表，按列表**轮流**调用它们：三个实例各得三分之一的请求。\n\n" +
      "30 秒时扩容到四个。新实例启动 2 秒后注册，但要等到 `web` 下一次刷新才会得到流量。\n\n" +
      "**看什么**：**注册中心**面板里的三种看法，以及它们何时一致。\n\n" +
      "**试一试**\n" +
      "- 停止一个实例：它立即注销，但在下一次刷新之前仍会被调用。\n" +
      "- 终止一个实例：它不会注销，要等租约过期；约 20 秒内，每三次调用有一次出错。\n" +
      "- 从 20 秒起让注册中心中断一分钟：没有请求失败，`web` 继续使用已知的列表；但第四个实例其间得不到流量。",
  },
  scenario: {
    format: FORMAT,
    name: "Found through the registry, in turn",
    description:
      "The three instances of `orders` register, and renew their leases by a heartbeat every 5 s. `web` fetches the list every 5 s and takes the instances **in turn**: each gets a third of the requests.\n\n" +
      "At 30 s there are four. The new one registers when it is up, 2 s later, but gets no traffic before `web` has refreshed its list.\n\n" +
      "**Look at**: the three opinions in **Registry**, and when they agree.\n\n" +
      "**Try**\n" +
      "- Stop an instance: it deregisters at once, and is called until the next refresh all the same.\n" +
      "- Kill one: it does not deregister; its lease has to run out first, some 20 s of errors for every third call.\n" +
      "- Take the registry out for a minute, from 20 s on: no request fails, for `web` goes on with the list that it knows. But the fourth instance gets nothing meanwhile.",
    seed: 7,
    nodes: [
      { id: "people", kind: "client", name: "People", load: { shape: "constant", rate: 60 }, arrivals: "even" },
      {
        id: "web",
        kind: "service",
        name: "Web",
        concurrency: 32,
        endpoints: [{ name: "page", steps: [{ work: "exp(2ms)" }, { call: "orders" }] }],
      },
      { id: "orders", kind: "service", name: "Orders", replicas: 3, concurrency: 4 },
      { id: "registry", kind: "registry", name: "Registry" },
    ],
    routes: [
      { id: "r1", from: "people", to: "web", discovery: "static", timeout: "2s" },
      { id: "r2", from: "web", to: "orders", timeout: "1s" },
    ],
    timeline: [{ id: "a-fourth", at: "30s", do: "scale", target: "orders", replicas: 4 }],
    layout: { people: [0, 160], web: [240, 160], orders: [520, 160], registry: [380, 0] },
  },
};
