// A typo in a timeout goes out to a tenth of the replicas first: its errors are caught there and taken back, and nine tenths never met it.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const badConfigShare: Template = {
  id: "bad-config-share",
  title: { en: "A bad config, caught at 10 %", zh: "灰度 10 % 时拦下的错误配置" },
  summary: {
    en: "A timeout of 10 ms where a call takes 22. It goes to 2 of 20 replicas, the watch over it sees their errors and takes it back.",
    zh: "一次调用要 22 ms，超时却设成 10 ms。它先到 20 个副本中的 2 个，监视发现其错误并收回。",
  },
  described: {
    zh:
      "`checkout` 对 `payment` 的超时来自配置，是 300 ms。20 秒时有人把它设为 **10 ms**，而一次调用要 22 ms：持有它的副本全部失败。新版本先灰度到 **10 %** 的实例，也就是 20 个中的 2 个；错误比例超过 20 % 就自动收回。\n\n" +
      "它 1 秒后到达，25 秒的检查看到错误，26 秒收回完毕：约 5 秒，十分之一的请求。60 秒时同样的错误值**一次下发给全部**：所有请求失败，直到有人在 70 秒回滚，而回滚同样要经过 1 秒的传播。\n\n" +
      "**看什么**：**配置**面板里灰度的版本和它的差异；`checkout` 的*原因*如何追溯到这次变更。\n\n" +
      "**试一试**\n" +
      "- 关掉*校验*，下发 `errorRate` 为 7：配置中心放行，所有请求失败。开着校验，它会被拒绝。\n" +
      "- 对 `config` 注入*配置传播缓慢*：错误值来得晚，回滚也来得晚。",
  },
  scenario: {
    format: FORMAT,
    name: "A bad config, caught at 10 %",
    description:
      "The timeout of the calls from `checkout` to `payment` comes from its configuration, 300 ms. At 20 s somebody sets it to **10 ms**, where a call takes 22: replicas that have it fail every request. It goes out to **10 %** of the instances first, 2 of 20, and is taken back when more than 20 % of their answers are errors.\n\n" +
      "It arrives 1 s later, the check at 25 s sees the errors, at 26 s it is gone: some 5 s, for a tenth of the requests. At 60 s the same value goes out **to all at once**: everything fails until somebody rolls it back at 70 s, and the rollback takes its second to arrive, too.\n\n" +
      "**Look at**: the staged version and its difference in **Config**; *Why* at `checkout`, which leads back to the change.\n\n" +
      "**Try**\n" +
      "- *Validation* off, and send out `errorRate` 7: the server lets it through, and every request fails. With validation it is refused.\n" +
      "- Inject *Slow propagation* into `config`: the bad value comes late, and so does the rollback.",
    seed: 7,
    nodes: [
      { id: "shoppers", kind: "client", name: "Shoppers", load: { shape: "constant", rate: 300 } },
      {
        id: "checkout",
        kind: "service",
        name: "Checkout",
        replicas: 20,
        concurrency: 16,
        endpoints: [{ name: "pay", steps: [{ work: "2ms" }, { call: "payment" }] }],
      },
      { id: "payment", kind: "service", name: "Payment", replicas: 4, concurrency: 16, time: "20ms" },
      {
        id: "config",
        kind: "config",
        name: "Config",
        documents: [{ service: "checkout", values: { "payment.timeout": "300ms" } }],
      },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "checkout", timeout: "2s" },
      { id: "r2", from: "checkout", to: "payment", timeout: "1s" },
    ],
    timeline: [
      {
        id: "try",
        at: "20s",
        do: "config",
        target: "checkout",
        set: { "payment.timeout": "10ms" },
        share: 0.1,
        hold: "30s",
        maxErrorShare: 0.2,
      },
      { id: "all", at: "60s", do: "config", target: "checkout", set: { "payment.timeout": "10ms" } },
      { id: "back", at: "70s", do: "config", target: "checkout", change: "rollback" },
    ],
    layout: { shoppers: [0, 120], checkout: [240, 120], payment: [500, 120], config: [240, 300] },
  },
};
