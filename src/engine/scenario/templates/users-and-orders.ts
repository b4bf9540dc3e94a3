// The smallest system worth watching: a gateway, three replicas of a user service, an order service that needs them, a database.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const usersAndOrders: Template = {
  id: "users-and-orders",
  title: { en: "Users and orders", zh: "用户与订单" },
  summary: {
    en: "A gateway, three replicas of a user service, and an order service that asks them and a database.",
    zh: "网关、三个副本的用户服务，以及依赖它们和数据库的订单服务。",
  },
  described: {
    zh:
      "网关把 `/api/users` 和 `/api/orders` 转发给两个服务。创建订单时先询问用户服务，再写入数据库。\n\n" +
      "**看什么**：每张卡片上的速率、p99 与错误率；每个副本一个小格，越忙填得越满。\n\n" +
      "**试一试**\n" +
      "- 终止 `users` 三个副本中的两个：健康检查发现之前，三次调用有两次被拒绝连接，各重试一次。\n" +
      "- 给 `orders-db` 增加 300 ms 延迟：四个连接不够用，`orders` 占满并拒绝请求，`users` 毫无察觉。\n" +
      "- 去掉 `orders` → `users` 的超时，再让 `users` 的一个副本挂起：`orders` 中等待它的槽位再也不会归还。",
  },
  scenario: {
    format: FORMAT,
    name: "Users and orders",
    description:
      "A gateway sends `/api/users` and `/api/orders` to two services. Creating an order asks the user service first, then writes to the database.\n\n" +
      "**Look at**: the cards, of which each says rate, p99 and share of errors; the cells, one for each replica, that fill up.\n\n" +
      "**Try**\n" +
      "- Kill two of the three replicas of `users`: two calls of three are refused and tried once more, until the health checks have noticed.\n" +
      "- Add 300 ms of latency to `orders-db`: its four connections are not enough, `orders` fills up and turns people away, and `users` notices nothing.\n" +
      "- Take the timeout off `orders` → `users` and let a replica of `users` hang: the slots of `orders` that ask it are never given back.",
    seed: 7,
    nodes: [
      {
        id: "people",
        kind: "client",
        name: "People",
        load: { shape: "constant", rate: 200 },
        requests: [
          { path: "/api/users", weight: 5 },
          { path: "/api/users/new", method: "POST" },
          { path: "/api/orders", weight: 3 },
          { path: "/api/orders/new", method: "POST" },
        ],
      },
      {
        id: "gateway",
        kind: "gateway",
        name: "Gateway",
        routes: [
          { path: "/api/users", service: "users", endpoint: "get" },
          { path: "/api/users/new", service: "users", endpoint: "create" },
          { path: "/api/orders", service: "orders", endpoint: "get" },
          { path: "/api/orders/new", service: "orders", endpoint: "create" },
        ],
        concurrency: 1,
        time: "exp(1ms)",
        middleware: [{ use: "auth", time: "0.3ms" }],
      },
      {
        id: "users",
        kind: "service",
        name: "Users",
        replicas: 3,
        concurrency: 2,
        endpoints: [
          { name: "get", steps: [{ work: "lognormal(p50=6ms, p99=40ms)" }] },
          { name: "create", steps: [{ work: "lognormal(p50=12ms, p99=60ms)" }] },
        ],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        replicas: 2,
        concurrency: 4,
        queue: 32,
        endpoints: [
          { name: "get", steps: [{ work: "exp(5ms)" }, { read: "orders-db" }] },
          { name: "create", steps: [{ work: "exp(8ms)" }, { call: "users", endpoint: "get" }, { write: "orders-db" }] },
        ],
      },
      { id: "orders-db", kind: "database", name: "Orders DB", connections: 4, read: "exp(8ms)", write: "exp(20ms)" },
    ],
    routes: [
      { id: "r1", from: "people", to: "gateway", timeout: "3s" },
      { id: "r2", from: "gateway", to: "users", timeout: "1s", retry: { attempts: 2 } },
      { id: "r3", from: "gateway", to: "orders", timeout: "2s" },
      { id: "r4", from: "orders", to: "users", timeout: "500ms", retry: { attempts: 2 } },
      { id: "r5", from: "orders", to: "orders-db", timeout: "1s" },
    ],
    objectives: [
      { id: "fast", metric: "latency.p99", value: "400ms", over: "30s" },
      { id: "there", metric: "availability", op: ">=", value: 0.99, over: "30s" },
    ],
    layout: { people: [0, 140], gateway: [232, 140], users: [476, 20], orders: [476, 260], "orders-db": [712, 260] },
  },
};
