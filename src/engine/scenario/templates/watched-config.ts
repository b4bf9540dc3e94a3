// A flag is changed at the configuration server; each replica hears of it in its own time, and goes on with what it knows while nobody answers.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const watchedConfig: Template = {
  id: "watched-config",
  title: { en: "A config that replicas watch", zh: "副本监听的配置" },
  summary: {
    en: "A flag is switched once. Four replicas hear of it one after the other; out of reach they keep what they know.",
    zh: "开关只拨动一次。四个副本先后得知，各自读取自己的缓存视图；不可达时保留已知的值。",
  },
  described: {
    zh:
      "`prices` 的每个副本都持有一份配置的**缓存视图**，步骤只读它，从不为请求去问配置中心。20 秒时开关 `quick` 打开：1 秒后配置中心告知各副本，消息各要走 0.2 到 4 秒，于是有几秒钟同一个服务给出两种延迟：20 ms 与 4 ms。\n\n" +
      "40 秒起配置中心与副本之间断开。50 秒时 `concurrency` 改为 2，没有人听到：副本继续使用版本 2。70 秒恢复后，每个副本在下一次续订时（每 15 秒一次）补上错过的变更。\n\n" +
      "**看什么**：**配置**面板里各实例持有的版本；**指标**中的延迟，p50 先下降，p99 要等最后一个副本；**日志**里每个实例何时改用哪个版本。\n\n" +
      "**试一试**\n" +
      "- 把*下发方式*改为轮询：副本每 15 秒自己去问，不一致的时间更长。\n" +
      "- 55 秒时、断开期间重启一个副本：它以图中的设置启动，又要 20 ms。",
  },
  scenario: {
    format: FORMAT,
    name: "A config that replicas watch",
    description:
      "Each replica of `prices` holds a **cached view** of its configuration; its steps read that view and never ask the server for a request. At 20 s the flag `quick` goes on: the server tells the replicas 1 s later, and each message takes its own 0.2 to 4 s, so for some seconds one service has two latencies, 20 ms and 4 ms.\n\n" +
      "From 40 s on server and replicas are cut off from each other. At 50 s `concurrency` is set to 2, and nobody hears it: the replicas go on with version 2. From 70 s on each learns of it when it renews its watch, every 15 s.\n\n" +
      "**Look at**: which version each instance holds, in **Config**; in **Metrics** the latency, whose p50 falls first and p99 with the last replica; the moment of each replica in **Logs**.\n\n" +
      "**Try**\n" +
      "- *Delivery* poll: replicas ask by themselves, every 15 s, and disagree for longer.\n" +
      "- Restart a replica at 0:55, while the server is out of reach: it starts with the settings of the drawing, and needs 20 ms again.",
    seed: 7,
    nodes: [
      { id: "readers", kind: "client", name: "Readers", load: { shape: "constant", rate: 80 } },
      {
        id: "prices",
        kind: "service",
        name: "Prices",
        replicas: 4,
        endpoints: [{ name: "get", steps: [{ flag: "quick", on: [{ work: "4ms" }], off: [{ work: "20ms" }] }] }],
      },
      {
        id: "config",
        kind: "config",
        name: "Config",
        latency: "uniform(200ms, 4s)",
        documents: [{ service: "prices", values: { quick: false, concurrency: 8 } }],
      },
    ],
    routes: [{ id: "r1", from: "readers", to: "prices", timeout: "1s" }],
    timeline: [
      { id: "quick", at: "20s", do: "config", target: "prices", set: { quick: true } },
      { id: "cut", at: "40s", for: "30s", do: "fault", fault: "partition", between: [["prices"], ["config"]] },
      { id: "unheard", at: "50s", do: "config", target: "prices", set: { concurrency: 2 } },
    ],
    layout: { readers: [0, 120], prices: [260, 120], config: [260, 280] },
  },
};
