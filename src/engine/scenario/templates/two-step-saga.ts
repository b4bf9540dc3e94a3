// Create an order, reserve its stock; where there is none, cancel the order: how a course on sagas begins.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const twoStepSaga: Template = {
  id: "two-step-saga",
  title: { en: "A saga of two steps", zh: "两步 Saga" },
  summary: {
    en: "An order is created, then its stock is reserved. About every tenth time there is none: the order is cancelled.",
    zh: "先创建订单，再预留库存。约每十次有一次没有库存：订单随即取消。",
  },
  described: {
    zh:
      "两个服务、没有公共事务：`order-saga` 先让 `orders` **创建订单**，再让 `inventory` **预留库存**。每十次约有一次库存不足（409）：那是拒绝而不是故障，重试也没有用，于是 Saga 回退，以**取消订单**补偿已完成的那一步。\n\n" +
      "**看什么**：客户立即得到答复（202），Saga 自行继续：打开 **Saga** 面板看每个 Saga 的步骤与补偿，点开其追踪看完整经过。每个创建的订单最后要么预留成功，要么已取消，没有第三种。\n\n" +
      "**试一试**\n" +
      "- 在 **Saga 定义**中删掉第一步的补偿：Saga 照样回退，订单却留了下来，没有人为它预留过库存。\n" +
      "- 把*应答*改为“结束时”：客户要等 30 ms 而不是 3 ms，并会得知 409。\n" +
      "- 终止 `inventory` 的一个副本：健康检查发现之前，每两次尝试有一次被拒绝连接。三次尝试弥补了大半，被取消的订单略有增加。",
  },
  scenario: {
    format: FORMAT,
    name: "A saga of two steps",
    description:
      "Two services and no transaction around them: `order-saga` tells `orders` to **create** the order, then `inventory` to **reserve** its stock. About every tenth time there is none (409). That is a refusal and no fault, asking again would not help: the saga turns back, and **cancel** undoes the step that was done.\n\n" +
      "**Look at**: the customer is answered at once (202), the saga goes on by itself: see every saga's steps and compensations in **Sagas**, and open its trace for the whole story. Each order that was created is reserved or cancelled in the end, there is nothing between.\n\n" +
      "**Try**\n" +
      "- Take the compensation out of the first step: a saga still turns back, but its order stays, and nobody has reserved anything for it.\n" +
      "- Set *Answer* to “at its end”: customers wait for 30 ms instead of 3, and are told of the 409.\n" +
      "- Kill a replica of `inventory`: until the health checks have noticed, every other try is refused. Three tries mend most of it; a few orders more are cancelled.",
    seed: 7,
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        load: { shape: "constant", rate: 20 },
        requests: [{ path: "/orders", method: "POST", endpoint: "place-order" }],
      },
      {
        id: "order-saga",
        kind: "saga",
        name: "Order saga",
        sagas: [
          {
            name: "place-order",
            steps: [
              {
                name: "create order",
                command: { call: "orders", endpoint: "create" },
                retry: { base: "200ms" },
                compensation: { call: "orders", endpoint: "cancel" },
              },
              { name: "reserve stock", command: { call: "inventory", endpoint: "reserve" }, retry: { base: "200ms" } },
            ],
          },
        ],
      },
      {
        id: "orders",
        kind: "service",
        name: "Orders",
        replicas: 2,
        endpoints: [
          { name: "create", steps: [{ work: "exp(10ms)" }] },
          { name: "cancel", steps: [{ work: "exp(5ms)" }] },
        ],
      },
      {
        id: "inventory",
        kind: "service",
        name: "Inventory",
        replicas: 2,
        endpoints: [{ name: "reserve", steps: [{ work: "exp(15ms)" }, { fail: 0.1, status: 409 }] }],
      },
    ],
    routes: [
      { id: "r1", from: "customers", to: "order-saga" },
      { id: "r2", from: "order-saga", to: "orders" },
      { id: "r3", from: "order-saga", to: "inventory" },
    ],
    layout: { customers: [0, 120], "order-saga": [260, 120], orders: [540, 40], inventory: [540, 200] },
  },
};
