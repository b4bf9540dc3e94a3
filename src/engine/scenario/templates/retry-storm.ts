// Three tiers that each try three times: what the last one fails is asked of it up to 27 times.
import { FORMAT } from "../document.ts";
import type { Route } from "../routes.ts";
import type { Template } from "./template.ts";

const thrice = { backoff: "fixed", base: "10ms", jitter: "none" } as const satisfies Route["retry"];
const passing = { kind: "service", blocking: false } as const;

export const retryStorm: Template = {
  id: "retry-storm",
  title: { en: "Retry storm", zh: "重试风暴" },
  summary: {
    en: "Every tier tries three times. What fails at the end of the chain is asked of it up to 27 times.",
    zh: "每一层都尝试三次。链条末端的失败会被放大到最多 27 倍的请求。",
  },
  described: {
    zh:
      "每秒 100 个请求经过 `web`、`orders` 到达 `stock`，三条路由各尝试三次。20 秒时 `stock` 有一半调用出错，80 秒时全部出错，各持续 40 秒。\n\n" +
      "**看什么**：失败率为 p 时，一层发出 1 + p + p² 次尝试，仍有 p³ 失败；上一层再以 p³ 重复。p = 0.5 时：1.75 × 1.141 × 1.002 = 2.00 倍，用户几乎看不到错误，`stock` 的负载却翻了一倍。" +
      "p = 1 时：3 × 3 × 3 = **27 倍**，每秒 2,700 次调用打在正在出错的服务上，而用户什么也没得到。每条路由旁的 ↻ 给出该层的倍数。\n\n" +
      "试一试：只保留 `orders` → `stock` 的重试（3 倍）；给每个重试加上预算（每层最多 1.2 倍）；在 `orders` → `stock` 上加熔断器。",
  },
  scenario: {
    format: FORMAT,
    name: "Retry storm",
    description:
      "A hundred requests a second pass `web` and `orders` on their way to `stock`; each of the three routes tries three times. At 20 s half of the calls to `stock` fail, at 80 s all of them, for 40 s each.\n\n" +
      "**What to look for**: where a share p fails, a tier sends 1 + p + p² tries, and p³ still fails; the tier above repeats that with p³. With p = 0.5 that is 1.75 × 1.141 × 1.002 = 2.00: people hardly see an error, but `stock` has twice its load. " +
      "With p = 1 it is 3 × 3 × 3 = **27**: 2,700 calls a second fall upon a service that fails, and nobody gets anything for it. The ↻ beside each route is the factor of its tier.\n\n" +
      "Try: leave retries on `orders` → `stock` alone (×3); give each retry a budget (×1.2 a tier at most); put a breaker on `orders` → `stock`.",
    seed: 7,
    nodes: [
      { id: "people", kind: "client", name: "People", load: { shape: "constant", rate: 100 }, arrivals: "even" },
      { id: "web", name: "Web", ...passing, endpoints: [{ name: "get", steps: [{ call: "orders" }] }] },
      { id: "orders", name: "Orders", ...passing, endpoints: [{ name: "get", steps: [{ call: "stock" }] }] },
      { id: "stock", kind: "service", name: "Stock", concurrency: 64, time: "2ms" },
    ],
    routes: [
      { id: "r1", from: "people", to: "web", retry: thrice },
      { id: "r2", from: "web", to: "orders", retry: thrice },
      { id: "r3", from: "orders", to: "stock", retry: thrice },
    ],
    timeline: [
      { id: "half", at: "20s", for: "40s", do: "fault", fault: "errors", target: "stock" },
      { id: "all", at: "80s", for: "40s", do: "fault", fault: "errors", target: "stock", rate: 1 },
    ],
    layout: { people: [0, 60], web: [252, 60], orders: [492, 60], stock: [732, 60] },
  },
};
