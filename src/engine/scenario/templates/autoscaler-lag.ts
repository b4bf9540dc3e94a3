// The load jumps, and the autoscaler is late: by what is left of its period, by a start-up, and because full slots cannot be fuller.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const shoppers = {
  kind: "client",
  load: {
    shape: "steps",
    steps: [
      { at: "0s", rate: 100 },
      { at: "50s", rate: 400 },
    ],
  },
} as const;
const checkout = { kind: "service", concurrency: 4, queue: 100, time: "exp(20ms)", startup: "10s" } as const;

export const autoscalerLag: Template = {
  id: "autoscaler-lag",
  title: { en: "Autoscaler lag", zh: "自动扩缩的滞后" },
  summary: {
    en: "The load jumps fourfold. New replicas come a sync and a start-up late; who kept headroom hardly notices.",
    zh: "负载突增到四倍。新副本晚一个同步周期加一次启动才到；留有余量的一方几乎不受影响。",
  },
  described: {
    zh:
      "两个相同的结算服务，每副本 4 个槽位，自动扩缩，启动需要 10 秒。上面的目标是 60 % 的槽位在工作，下面是 30 %。50 秒时到达率从每秒 100 变为 400。\n\n" +
      "**看什么**：上面的 4 个槽位每秒只能完成 200 个。下一次决策在 60 秒，新副本 70 秒才就绪：其间每秒约 200 个请求以 503 拒绝。" +
      "而且槽位最多只能是 100 % 忙，于是每次决策至多只要求 1/0.6 倍：1 → 2 → 4，之后因积压而超过所需，再等 300 秒才减少。" +
      "下面平时就已有三个副本，几乎没有拒绝。检查器里可以看到当前、期望、目标和原因。\n\n" +
      "**试一试**，修改上面的服务\n" +
      "- *启动时间*改为 40 秒：被拒绝的多一倍以上。\n" +
      "- *间隔*改为 5 秒：少四分之一。\n" +
      "- *最少*改为 4，或*目标*改为 0.45：无人被拒。代价是平时闲着的副本。",
  },
  scenario: {
    format: FORMAT,
    name: "Autoscaler lag",
    description:
      "Two equal checkout services, 4 slots a replica, scaled by themselves, with a start-up of 10 s. The target above is 60 % of the slots in work, below 30 %. At 50 s arrivals jump from 100 to 400 a second.\n\n" +
      "**Look at**: above, 4 slots can end 200 a second. The next decision falls at 60 s, its replica is ready at 70 s: until then some 200 requests a second are turned away with 503. " +
      "And slots cannot be more than 100 % busy, so a decision asks for 1/0.6 times as many at the most: 1 → 2 → 4, then more than it needs, of which it lets go after 300 s. " +
      "Below, three replicas were there already; hardly anybody is turned away. The inspector has the number, the wish, the target and the reason.\n\n" +
      "**Try**, above\n" +
      "- *Start-up* 40 s: more than twice as many are turned away.\n" +
      "- *Every* 5 s: a quarter fewer.\n" +
      "- *Fewest* 4 replicas, or *Target* 0.45: nobody is turned away. It costs replicas that wait for the rush.",
    seed: 7,
    nodes: [
      { id: "a-shoppers", name: "Shoppers A", ...shoppers },
      { id: "b-shoppers", name: "Shoppers B", ...shoppers },
      { id: "lean", name: "Checkout, lean", ...checkout, autoscale: { target: 0.6 } },
      { id: "roomy", name: "Checkout, roomy", ...checkout, autoscale: { target: 0.3 } },
    ],
    routes: [
      { id: "r1", from: "a-shoppers", to: "lean", balancer: "least-outstanding" },
      { id: "r2", from: "b-shoppers", to: "roomy", balancer: "least-outstanding" },
    ],
    layout: { "a-shoppers": [0, 0], lean: [280, 0], "b-shoppers": [0, 180], roomy: [280, 180] },
  },
};
