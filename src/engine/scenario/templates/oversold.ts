// A read replica says what was true some time ago: who decides by it sells what is not there any more.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const oversold: Template = {
  id: "oversold",
  title: { en: "Sold what is gone", zh: "超卖" },
  summary: {
    en: "A shop asks a read replica whether there is stock, and sells at the primary. The replica is two seconds behind.",
    zh: "商店向只读副本询问库存，再到主库出售。副本落后两秒。",
  },
  described: {
    zh:
      "每秒五十个顾客要买一千件商品中的一件。`shop` 先从只读副本读取（`stock > 0`？），再在主库把一件从 `stock` 转到 `sold`。副本比主库晚两秒。\n\n" +
      "**看什么**：20 秒时主库已售完，副本却还说有货：此后两秒卖出的一百件并不存在，`stock` 到 −100 才停。其间没有一个请求出错、变慢；此后副本才知道已售完，其余的请求得到 409。" +
      "在**目标**中，不变式 `stock >= 0` 在第 1001 件售出的那一刻被破坏；点开那条追踪，读取的一段写着它落后多少个版本。选中数据库，检查器里有副本的延迟和两个计数器。\n\n" +
      "**试一试**\n" +
      "- 给*转移*步骤加上*下限* 0：主库自己拒绝，多余的请求得到 409。\n" +
      "- 把*复制延迟*改为 50 ms：错卖三件而不是一百件，但仍会错。",
  },
  scenario: {
    format: FORMAT,
    name: "Sold what is gone",
    description:
      "Fifty people a second want one of a thousand pieces. `shop` reads from a read replica first (`stock > 0`?), then moves a piece from `stock` to `sold` at the primary. The replica is two seconds behind it.\n\n" +
      "**Look at**: at 20 s the primary has sold out, and the replica still says that there is stock: the hundred that are sold in the next two seconds are not there, and `stock` ends at −100. No request fails meanwhile, none is slow; only then does the replica know, and turns the others away (409). " +
      "In **Objectives** the invariant `stock >= 0` is broken at the very moment of piece 1,001; open that trace, and the span of the read says how many versions it lacked. Select the database: the inspector has the lag of the replica and both counters.\n\n" +
      "**Try**\n" +
      "- Give the step *Move* a *Least* of 0: the primary refuses by itself, and who comes too late gets a 409.\n" +
      "- A *Replication lag* of 50 ms: three are sold wrongly instead of a hundred, but not none.",
    seed: 7,
    duration: "40s",
    nodes: [
      { id: "people", kind: "client", name: "People", arrivals: "even", load: { shape: "constant", rate: 50 } },
      {
        id: "shop",
        kind: "service",
        name: "Shop",
        concurrency: 32,
        endpoints: [
          { name: "buy", steps: [{ work: "2ms" }, { read: "db", if: "stock > 0" }, { move: 1, from: "stock", to: "sold", at: "db" }] },
        ],
      },
      { id: "db", kind: "database", name: "Stock", replicas: 2, lag: "2s", counters: [{ name: "stock", initial: 1000 }] },
    ],
    routes: [
      { id: "r1", from: "people", to: "shop" },
      { id: "r2", from: "shop", to: "db" },
    ],
    objectives: [{ id: "no-debt", invariant: "stock >= 0" }],
    layout: { people: [0, 60], shop: [272, 60], db: [560, 60] },
  },
};
