// A bad version meets a fifth of the traffic for three seconds, is caught and taken back; the mended one goes the same way to the end.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const canary = { do: "deploy", target: "checkout", strategy: "canary", maxErrorShare: 0.05 } as const;

export const badCanary: Template = {
  id: "bad-canary",
  title: { en: "Canary release", zh: "金丝雀发布" },
  summary: {
    en: "A version with 40 % errors is tried on one of five replicas, caught at the first check and rolled back.",
    zh: "错误率 40% 的版本先在五个副本中的一个上试行，第一次检查就被发现并回滚。",
  },
  described: {
    zh:
      "结算服务有 5 个副本。30 秒时以金丝雀方式部署 2.0.0：先替换五分之一，错误超过 5 % 即自动回滚。这个版本 40 % 的请求返回 500。60 秒时用同样的方式部署修好的 2.0.1。\n\n" +
      "**看什么**：30 秒时一个新副本启动，32 秒起接收五分之一的流量；35 秒的检查看到错误远超 5 %，立即撤下。失败的请求约 40 个，而不是每秒 80 个。" +
      "副本的版本显示在检查器和追踪里；部署与回滚在图表背景上有标记，在**时间线**上有条目。2.0.1 观察 20 秒后自动晋升，四秒内替换其余副本。\n\n" +
      "**试一试**，修改时间线的第一个条目\n" +
      "- *策略*改为滚动，并清空*自动回滚阈值*：每秒 80 个错误，直到 2.0.1 到来。\n" +
      "- *策略*改为蓝绿：一次全部切换，没有观察。\n" +
      "- *比例*改为 0.6：同样的检查，三倍的错误。\n" +
      "- 清空*自动回滚阈值*，在观察期内手动晋升或回滚。",
  },
  scenario: {
    format: FORMAT,
    name: "Canary release",
    description:
      "Checkout has 5 replicas. At 30 s version 2.0.0 is deployed as a canary: a fifth first, rolled back by itself above 5 % errors. 40 % of its answers are a 500. At 60 s the mended 2.0.1 goes the same way.\n\n" +
      "**Look at**: at 30 s one new replica starts, from 32 s it gets a fifth of the traffic; the check at 35 s sees far more than 5 % errors and takes it off at once. Some 40 requests failed, instead of 80 a second. " +
      "The inspector and the traces name each replica's version; deployment and rollback are marks behind the charts and bars in **Timeline**. 2.0.1 is watched for 20 s, promoted by itself, and takes the place of the other replicas within four seconds.\n\n" +
      "**Try**, in the timeline's first entry\n" +
      "- *Strategy* rolling, without *Roll back above*: 80 errors a second until 2.0.1 comes.\n" +
      "- *Strategy* blue-green: all at once, and nobody watches.\n" +
      "- *Share* 0.6: the same check, three times the errors.\n" +
      "- Clear *Roll back above*, and promote or roll back by hand while it is held.",
    seed: 7,
    nodes: [
      { id: "shoppers", kind: "client", name: "Shoppers", load: { shape: "constant", rate: 200 } },
      { id: "checkout", kind: "service", name: "Checkout", replicas: 5, time: "exp(15ms)" },
      { id: "orders-db", kind: "database", name: "Orders DB" },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "checkout", timeout: "1s" },
      { id: "r2", from: "checkout", to: "orders-db" },
    ],
    timeline: [
      { id: "bad", at: "30s", ...canary, version: "2.0.0", errorRate: 0.4 },
      { id: "mended", at: "60s", ...canary, version: "2.0.1", hold: "20s" },
    ],
    objectives: [{ id: "few-errors", metric: "errorShare", value: 0.01 }],
    layout: { shoppers: [0, 0], checkout: [280, 0], "orders-db": [560, 0] },
  },
};
