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
      "看什么：“日志”标签页里每个请求一条记录，含状态与用时；401 与 404 为警告。打开一条追踪：网关的条上列出每个阶段的结果。\n\n" +
      "试一试：把鉴权拖到日志之前，日志里就不再有 401；给 `orders` 注入错误，看 500 如何原样经过网关并记为错误；在最前面加一个缓存。",
  },
  scenario: {
    format: FORMAT,
    name: "A gateway that logs",
    description:
      "A request passes the gateway's middleware in order: **logging**, **authentication**, then it goes by its path: `/api/users` to `users`, `/api/orders` to `orders`. Nothing knows `/health`: 404.\n\n" +
      "What to look for: the _Logs_ tab has one record a request, with status and time; 401 and 404 are warnings. Open a trace: the gateway's bar says what each stage did.\n\n" +
      "Try: drag authentication in front of logging, and the log has no 401 any more; inject errors into `orders` and see the 500 pass the gateway unchanged and be logged as an error; add a cache in front.",
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
