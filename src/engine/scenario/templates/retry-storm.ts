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
      "每秒 100 个请求经过 `web`、`orders` 到达 `stock`，三条路由各尝试三次。20 秒时 `stock` 有一半调用出错，60 秒时全部出错，各持续 20 秒。\n\n" +
      "**看什么**：失败率为 p 时，一层发出 1 + p + p² 次尝试，仍有 p³ 失败；上一层再以 p³ 重复。p = 0.5 时：1.75 × 1.141 × 1.002 = 2.00 倍，用户几乎看不到错误，`stock` 的负载却翻了一倍。" +
      "p = 1 时：3 × 3 × 3 = **27 倍**，每秒 2,700 次调用打在正在出错的服务上，而用户什么也没得到。每条路由旁的 ↻ 给出该层的倍数。\n\n" +
      "**试一试**\n" +
      "- 只保留 `orders` → `stock` 的重试：27 倍变为 3 倍。\n" +
      "- 给每个重试加上*重试预算*：调用数的五分之一，外加每秒十次。27 倍降到约 2 倍，但时有突发。\n" +
      "- 在 `orders` → `stock` 上加*熔断器*：`stock` 不再受冲击。但 20 秒时它同样会打开，把本可成功的那一半也拒之门外。",
  },
  scenario: {
    format: FORMAT,
    name: "Retry storm",
    description:
      "A hundred requests a second pass `web` and `orders` on their way to `stock`; each of the three routes tries three times. At 20 s half of the calls to `stock` fail, at 60 s all of them, for 20 s each.\n\n" +
      "**Look at**: where a share p fails, a tier sends 1 + p + p² tries, and p³ still fails; the tier above repeats that with p³. With p = 0.5 that is 1.75 × 1.141 × 1.002 = 2.00: people hardly see an error, but `stock` has twice its load. " +
      "With p = 1 it is 3 × 3 × 3 = **27**: 2,700 calls a second fall upon a service that fails, and nobody gets anything for it. The ↻ beside each route is the factor of its tier.\n\n" +
      "**Try**\n" +
      "- Leave the retry on `orders` → `stock` alone: 3 instead of 27.\n" +
      "- Give each retry a *Budget*: a fifth of its calls and ten a second more. That is some 2 instead of 27, in bursts.\n" +
      "- Put a *Breaker* on `orders` → `stock`: `stock` is left in peace. But it opens at 20 s too, and turns away the half that would have gone well.",
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
      { id: "half", at: "20s", for: "20s", do: "fault", fault: "errors", target: "stock" },
      { id: "all", at: "60s", for: "20s", do: "fault", fault: "errors", target: "stock", rate: 1 },
    ],
    layout: { people: [0, 60], web: [252, 60], orders: [492, 60], stock: [732, 60] },
  },
};
