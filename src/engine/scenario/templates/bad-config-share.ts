// A typo in a timeout goes out to a tenth of the replicas first: its errors are caught there and taken back, and nine tenths never met it.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const badConfigShare: Template = {
  id: "bad-config-share",
  title: { en: "A bad config, caught at 10 %", zh: "在 10 % 处拦下的错误配置" },
  summary: {
    en: "A timeout of 10 ms where a call takes 22. It goes to 2 of 20 replicas, the watch over it sees their errors and takes it back.",
    zh: "一次调用要 22 ms，超时却设成 10 ms。它先到 20 个副本中的 2 个，监视发现其错误并收回。",
  },
  described: {
    zh:
      "`checkout` 对 `payment` 的超时来自配置，是 300 ms。60 秒时有人把它设为 **10 ms**，而一次调用要 22 ms：持有它的副本全部失败。新版本先下发到 **10 %** 的实例，也就是 20 个中的 2 个；错误比例超过 20 % 就自动收回。\n\n" +
      "它 1 秒后到达，65 秒的检查看到错误，66 秒收回完毕：约 5 秒，十分之一的请求。\n\n" +
      "看什么：**配置**面板里灰度的版本和它的差异；`checkout` 的因果链如何追溯到这次变更。120 秒时同样的错误值**一次下发给全部**：所有请求失败，直到有人在 130 秒回滚，而回滚同样要经过 1 秒的传播。\n\n" +
      "试一试：把校验关掉并下发 `errorRate: 7`；对配置中心注入“配置传播缓慢”，再看回滚要多久。",
  },
  scenario: {
    format: FORMAT,
    name: "A bad config, caught at 10 %",
    description:
      "The timeout of the calls from `checkout` to `payment` comes from its configuration, 300 ms. At 60 s somebody sets it to **10 ms**, where a call takes 22: replicas that have it fail every request. It goes out to **10 %** of the instances first, 2 of 20, and is taken back when more than 20 % of their answers are errors.\n\n" +
      "It arrives 1 s later, the check at 65 s sees the errors, at 66 s it is gone: some 5 s, for a tenth of the requests.\n\n" +
      "Look at: the staged version and its diff in **Config** below; how the chain of causes of `checkout` leads back to the change. At 120 s the same value goes out **to all at once**: everything fails until somebody rolls it back at 130 s, and the rollback takes its second to arrive, too.\n\n" +
      "Try: validation off and `errorRate: 7`; slow propagation at the config node, and how long a rollback takes then.",
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
        at: "60s",
        do: "config",
        target: "checkout",
        set: { "payment.timeout": "10ms" },
        share: 0.1,
        hold: "60s",
        maxErrorShare: 0.2,
      },
      { id: "all", at: "120s", do: "config", target: "checkout", set: { "payment.timeout": "10ms" } },
      { id: "back", at: "130s", do: "config", target: "checkout", change: "rollback" },
    ],
    layout: { shoppers: [0, 120], checkout: [240, 120], payment: [500, 120], config: [240, 300] },
  },
};
