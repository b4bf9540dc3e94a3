// One replica answers every call with an error, at once. Where the fewest calls under way decide, that is the one that looks idle.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const payment = { kind: "service", replicas: 4, time: "exp(40ms)" } as const;
const traffic = { kind: "client", load: { shape: "constant", rate: 200 } } as const;
const ill = { do: "fault", fault: "errors", at: "20s", for: "90s", rate: 1, status: 503, fast: true } as const;

export const sinkhole: Template = {
  id: "sinkhole",
  title: { en: "Sinkhole", zh: "流量黑洞" },
  summary: {
    en: "A replica that fails at once looks idle and draws the traffic of all. Outlier ejection ends it.",
    zh: "立即出错的副本看起来最空闲，把流量全吸过去。异常点剔除可以终止它。",
  },
  described: {
    zh:
      "两个相同的支付服务，各 4 个副本，路由都选在途调用最少的副本。20 秒时各有一个副本失去数据库：每次调用立即返回 503。它的健康检查照常通过。\n\n" +
      "**看什么**：上面一路，出错的副本 2 ms 就答完，在途调用总是最少，于是得到越来越多的流量：四个副本坏了一个，失败的却有六成。" +
      "下面一路开启了*异常点剔除*：连续 5 次失败后，副本 2 被剔除 30 秒，随 60 秒时的下一次检查返回；再次失败，剔除 60 秒。错误总共只有十个。**日志**里能看到每次剔除。\n\n" +
      "**试一试**\n" +
      "- 把上面的*负载均衡*改为轮询：失败恰为四分之一。\n" +
      "- 关掉下面的剔除，再打开。\n" +
      "- 在时间线里清空下面那个故障的*实例*，让四个副本全部出错：最多剔除一个，无济于事。",
  },
  scenario: {
    format: FORMAT,
    name: "Sinkhole",
    description:
      "Two equal payment services of 4 replicas; both routes choose the replica with the fewest calls under way. At 20 s one replica of each loses its database: it answers every call with 503, at once. Its health check still passes.\n\n" +
      "**Look at**: above, the ill replica has answered after 2 ms, so it has the fewest calls under way and gets ever more of them: one of four is broken, and six of ten calls fail. " +
      "Below, the route has *Outlier ejection*: after 5 failures in a row replica 2 is left out for 30 s, and comes back with the next sweep at 60 s; it fails again and is out for 60 s. Ten errors are all. **Logs** names each ejection.\n\n" +
      "**Try**\n" +
      "- *Balancer* round robin above: exactly a quarter fails.\n" +
      "- Turn ejection off below, and on again.\n" +
      "- In the timeline, clear the *Instance* of the fault below, so that all four replicas fail: at most one is left out, and nothing is won.",
    seed: 7,
    nodes: [
      { id: "a-people", name: "People A", ...traffic },
      { id: "b-people", name: "People B", ...traffic },
      { id: "pay", name: "Payment", ...payment },
      { id: "pay-safe", name: "Payment, safe", ...payment },
    ],
    routes: [
      { id: "r1", from: "a-people", to: "pay", balancer: "least-outstanding" },
      { id: "r2", from: "b-people", to: "pay-safe", balancer: "least-outstanding", outlier: {} },
    ],
    timeline: [
      { id: "ill", target: "pay", instance: "pay-2", ...ill },
      { id: "ill-too", target: "pay-safe", instance: "pay-safe-2", ...ill },
    ],
    layout: { "a-people": [0, 0], pay: [280, 0], "b-people": [0, 180], "pay-safe": [280, 180] },
  },
};
