// Two orchestrators crash at the same moment: one has written down what it did, the other kept it in memory.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const STEPS = [
  { name: "charge", command: { call: "payment", endpoint: "charge" }, compensation: { call: "payment", endpoint: "refund" } },
  { name: "pack", command: { call: "warehouse" } },
] as const;

export const orchestratorCrash: Template = {
  id: "orchestrator-crash",
  title: { en: "The orchestrator crashes", zh: "编排器崩溃" },
  summary: {
    en: "Half of the orders run under a durable log, half in memory. After the crash some are done twice, the others are lost.",
    zh: "一半订单有持久日志，一半只在内存。崩溃之后，前者有的做了两遍，后者就此丢失。",
  },
  described: {
    zh:
      "两个编排器跑同样的 Saga：扣款，再打包。`durable` 把每一步写入**持久日志**，`in-memory` 只放在**内存**里。60 秒时两者同时崩溃 5 秒。\n\n" +
      "- `durable` 重启后回放日志，从原处继续。崩溃时已发出、未应答的命令会**再发一次**：可能有人被扣了两次款。每个 Saga 都有结局。\n" +
      "- `in-memory` 忘得一干二净：扣了款，却没有人打包，也没有人退款。面板上它们记为**丢失**，目标 `charged == packed` 被破坏。\n\n" +
      "进行中的 Saga 数量符合利特尔法则：每秒 20 个 × 约 0.9 秒 ≈ 18 个。试一试：把崩溃拖到别的时刻；让打包更慢，看会多丢失多少。",
  },
  scenario: {
    format: FORMAT,
    name: "The orchestrator crashes",
    description:
      "Two orchestrators run the same saga: charge, then pack. `durable` writes each step to a **log** that outlives it, `in-memory` does not. At 1:00 both crash for 5 s.\n\n" +
      "- `durable` reads its log when it is back and goes on where it was. What was out, unanswered, is **said again**: some customers are charged twice. Every saga comes to an end.\n" +
      "- `in-memory` has forgotten everything: customers are charged, nobody packs, nobody refunds. The panel counts them as **lost**, and the objective `charged == packed` is broken.\n\n" +
      "How many are under way follows from Little's law: 20 a second × about 0.9 s ≈ 18. Try: drag the crash to another moment; make packing slower, and see how much more is lost.",
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
      { id: "durable", kind: "saga", name: "Durable", sagas: [{ name: "order", steps: STEPS }] },
      { id: "in-memory", kind: "saga", name: "In memory", durable: false, sagas: [{ name: "order-in-memory", steps: STEPS }] },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        concurrency: 200,
        endpoints: [
          { name: "charge", steps: [{ work: "exp(300ms)" }, { move: 1, to: "charged" }] },
          { name: "refund", steps: [{ work: "exp(100ms)" }, { move: 1, from: "charged" }] },
        ],
      },
      {
        id: "warehouse",
        kind: "service",
        name: "Warehouse",
        concurrency: 400,
        endpoints: [{ name: "pack", steps: [{ work: "exp(600ms)" }, { move: 1, to: "packed" }] }],
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
      { id: "crash-durable", at: "60s", for: "5s", do: "fault", fault: "crash", target: "durable" },
      { id: "crash-in-memory", at: "60s", for: "5s", do: "fault", fault: "crash", target: "in-memory" },
    ],
    objectives: [{ id: "charged-is-packed", invariant: "charged == packed within 20s" }],
    layout: { customers: [0, 140], durable: [260, 40], "in-memory": [260, 240], payment: [540, 40], warehouse: [540, 240] },
  },
};
