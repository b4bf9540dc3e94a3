// Two orchestrators crash at the same moment: one has written down what it did, the other kept it in memory.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

/** The steps of one of them, over endpoints of its own, so that the books tell whose customers were charged. */
const stepsOver = (charge: string, refund: string, pack: string) =>
  [
    { name: "charge", command: { call: "payment", endpoint: charge }, compensation: { call: "payment", endpoint: refund } },
    { name: "pack", command: { call: "warehouse", endpoint: pack } },
  ] as const;
const charging = (name: string, charged: string) => ({ name, steps: [{ work: "exp(300ms)" }, { move: 1, to: charged }] }) as const;
const refunding = (name: string, charged: string) => ({ name, steps: [{ work: "exp(100ms)" }, { move: 1, from: charged }] }) as const;
const packing = (name: string, packed: string) => ({ name, steps: [{ work: "exp(600ms)" }, { move: 1, to: packed }] }) as const;

export const orchestratorCrash: Template = {
  id: "orchestrator-crash",
  title: { en: "The orchestrator crashes", zh: "编排器崩溃" },
  summary: {
    en: "Half of the orders run under a durable log, half in memory. After the crash some are done twice, the others are lost.",
    zh: "一半订单有持久日志，一半只在内存。崩溃之后，前者有的做了两遍，后者就此丢失。",
  },
  described: {
    zh:
      "两个编排器跑同样的 Saga：扣款，再打包。`durable` 把每一步写入**持久日志**，`in-memory` 只放在**内存**里。30 秒时两者同时崩溃 5 秒。\n\n" +
      "- `durable` 重启后回放日志，从原处继续。崩溃时已发出、未应答的命令会**再发一次**：有的扣了两次款，有的打包两次。每个 Saga 都有结局。\n" +
      "- `in-memory` 忘得一干二净：正在扣的款扣了，却没有人打包，也没有人退款。\n\n" +
      "**看什么**：**Saga** 面板（*编排器*选 `in-memory`）把它忘掉的记为*丢失*。在**目标**中，它的 `charged == packed` 在 0:50、即崩溃 20 秒后被破坏；而 `durable_packed` 比 `durable` *已完成*的 Saga 还多。进行中的 Saga 数量符合利特尔法则：每秒 20 个 × 约 0.9 秒 ≈ 18 个。\n\n" +
      "**试一试**\n" +
      "- 在**时间线**里把崩溃拖到别的时刻：丢失的是另外一二十个。\n" +
      "- 让 `pack-in-memory` 耗时 2 秒：2.3 秒 × 每秒 20 个 ≈ 46 个在进行，并随之丢失。",
  },
  scenario: {
    format: FORMAT,
    name: "The orchestrator crashes",
    description:
      "Two orchestrators run the same saga: charge, then pack. `durable` writes each step to a **log** that outlives it, `in-memory` does not. At 0:30 both crash for 5 s.\n\n" +
      "- `durable` reads its log when it is back and goes on where it was. What was out, unanswered, is **said again**: some are charged or packed twice. Every saga comes to an end.\n" +
      "- `in-memory` has forgotten everything: what was being charged is charged, and nobody packs it, nobody refunds it.\n\n" +
      "**Look at**: **Sagas**, where what `in-memory` forgot is counted as *Lost* (choose it as *Orchestrator*). In **Objectives** its `charged == packed` is broken at 0:50, 20 s after the crash, while `durable_packed` is more than the *Completed* sagas of `durable`. How many are under way follows from Little's law: 20 a second × about 0.9 s ≈ 18.\n\n" +
      "**Try**\n" +
      "- In **Timeline**, drag the crash to another moment: another dozen or two is lost.\n" +
      "- Let `pack-in-memory` take 2 s: 2.3 s × 20 a second ≈ 46 are under way, and lost.",
    seed: 7,
    nodes: [
      {
        id: "customers",
        kind: "client",
        name: "Customers",
        load: { shape: "constant", rate: 40 },
        requests: [
          { path: "/a", method: "POST", to: "durable", endpoint: "order" },
          { path: "/b", method: "POST", to: "in-memory", endpoint: "order-in-memory" },
        ],
      },
      { id: "durable", kind: "saga", name: "Durable", sagas: [{ name: "order", steps: stepsOver("charge", "refund", "pack") }] },
      {
        id: "in-memory",
        kind: "saga",
        name: "In memory",
        durable: false,
        sagas: [{ name: "order-in-memory", steps: stepsOver("charge-in-memory", "refund-in-memory", "pack-in-memory") }],
      },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        concurrency: 200,
        endpoints: [
          charging("charge", "durable_charged"),
          refunding("refund", "durable_charged"),
          charging("charge-in-memory", "charged"),
          refunding("refund-in-memory", "charged"),
        ],
      },
      {
        id: "warehouse",
        kind: "service",
        name: "Warehouse",
        concurrency: 400,
        endpoints: [packing("pack", "durable_packed"), packing("pack-in-memory", "packed")],
      },
    ],
    routes: [
      { id: "r1", from: "customers", to: "durable" },
      { id: "r2", from: "customers", to: "in-memory" },
      { id: "r3", from: "durable", to: "payment" },
      { id: "r4", from: "durable", to: "warehouse" },
      { id: "r5", from: "in-memory", to: "payment" },
      { id: "r6", from: "in-memory", to: "warehouse" },
    ],
    timeline: [
      { id: "crash-durable", at: "30s", for: "5s", do: "fault", fault: "crash", target: "durable" },
      { id: "crash-in-memory", at: "30s", for: "5s", do: "fault", fault: "crash", target: "in-memory" },
    ],
    objectives: [{ id: "charged-is-packed", invariant: "charged == packed within 20s" }],
    layout: { customers: [0, 140], durable: [260, 40], "in-memory": [260, 240], payment: [540, 40], warehouse: [540, 240] },
  },
};
