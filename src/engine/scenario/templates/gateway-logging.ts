// The plain one of a course: a gateway with a logging middleware before two services.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const gatewayLogging: Template = {
  id: "gateway-logging",
  title: { en: "A gateway that logs", zh: "带日志的网关" },
  summary: {
    en: "One gateway, two services: each request is logged, checked for credentials, and sent to the service of its path.",
    zh: "一个网关、两个服务：每个请求先记日志，再校验凭据，然后转发到其路径所属的服务。",
  },
  described: {
    zh:
      "请求按顺序经过网关的中间件：**日志**、**鉴权**，再按路径转发：`/api/users` 到 `users`，`/api/orders` 到 `orders`。`/health` 没有匹配的路径，返回 404。\n\n" +
      "**看什么**：在**日志**中选择组件 `gateway`：每个请求一条记录，含状态与用时；401 与 404 为警告。在**追踪**中打开一个请求：网关的条上列出每个阶段的结果。\n\n" +
      "**试一试**\n" +
      "- 把鉴权拖到日志之前：网关不再记录 401。\n" +
      "- 给 `orders` 注入错误：500 原样经过网关，并记为错误。\n" +
      "- 在最前面加一个响应缓存：由它应答的请求既不记日志，也不校验凭据。",
  },
  scenario: {
    format: FORMAT,
    name: "A gateway that logs",
    description:
      "A request passes the gateway's middleware in order: **logging**, **authentication**, then it goes by its path: `/api/users` to `users`, `/api/orders` to `orders`. Nothing knows `/health`: 404.\n\n" +
      "**Look at**: **Logs**, with `gateway` as the component: one record a request, with status and time; 401 and 404 are warnings. In **Traces** open a request: the gateway's bar says what each stage did.\n\n" +
      "**Try**\n" +
      "- Drag authentication in front of logging: the gateway logs no 401 any more.\n" +
      "- Inject errors into `orders`: the 500 passes the gateway unchanged, and is logged as an error.\n" +
      "- Add a response cache in front: what it answers is neither logged nor checked for credentials.",
    seed: 11,
    tracing: { sample: 1 },
    nodes: [
      {
        id: "shoppers",
        kind: "client",
        name: "Shoppers",
        load: { shape: "constant", rate: 20 },
        requests: [{ path: "/api/users", weight: 20 }, { path: "/api/orders", weight: 16 }, { path: "/health" }],
      },
      {
        id: "gateway",
        kind: "gateway",
        name: "Gateway",
        middleware: [{ use: "logging" }, { use: "auth", reject: 0.04 }],
        routes: [
          { path: "/api/users", service: "users" },
          { path: "/api/orders", service: "orders" },
        ],
      },
      { id: "users", kind: "service", name: "Users", time: "exp(8ms)" },
      { id: "orders", kind: "service", name: "Orders", time: "exp(15ms)" },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "gateway" },
      { id: "r2", from: "gateway", to: "users", timeout: "1s" },
      { id: "r3", from: "gateway", to: "orders", timeout: "1s" },
    ],
    layout: { shoppers: [0, 120], gateway: [320, 120], users: [640, 0], orders: [640, 240] },
  },
};
