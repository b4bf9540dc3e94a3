// A consumer dies: its partitions wait for its session to run out, then the group stands still while they are given out anew.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const rebalancePause: Template = {
  id: "rebalance-pause",
  title: { en: "A consumer dies, a group pauses", zh: "消费者宕机，消费组停顿" },
  summary: {
    en: "Of three consumers one is killed. Its partitions wait 10 s for its session, then all six for a rebalance of 2 s.",
    zh: "三个消费者中有一个被终止。它的分区等待会话过期 10 秒，随后六个分区都因再均衡停顿 2 秒。",
  },
  described: {
    zh:
      "六个分区，三个消费者各管两个，每秒 60 条消息。20 秒时 `worker-2` 被终止。它不再发送心跳，但在**会话**（10 秒）过期之前，组仍把它当作成员：它的两个分区每秒积下 20 条。然后全组停顿 **2 秒**（*再均衡*），其间谁也拿不到消息；之后两个消费者接手六个分区，并追上积压。\n\n" +
      "**看什么**：**消息**面板里的积压先缓后陡：会话期内每秒 +20，停顿时每秒 +60，峰值约 20 × 10 + 60 × 2 = **320**。60 秒时 `worker-2` 回来，又是一次停顿：每秒 60 条 × 2 秒 = **120** 条。\n\n" +
      "**试一试**\n" +
      "- 把*会话超时*改为 3 秒：更快发现，积压最多 180 条。但消费者稍一停顿就会被误判。\n" +
      "- 把*顺序*改为“无”：没有分区归属，没有再均衡，也没有积压。",
  },
  scenario: {
    format: FORMAT,
    name: "A consumer dies, a group pauses",
    description:
      "Six partitions, three consumers with two each, 60 messages a second. At 20 s `worker-2` is killed. It sends no heartbeats any more, but until its **session** (10 s) has run out the group takes it for a member: its two partitions gather 20 messages a second. Then the whole group stands still for **2 s** (*Rebalance*), in which nobody gets anything; afterwards two consumers have all six partitions, and catch up.\n\n" +
      "**Look at**: the lag in **Messages** rises gently, then steeply: 20 a second during the session, 60 a second during the pause, to about 20 × 10 + 60 × 2 = **320**. At 60 s `worker-2` is back, and there is another pause: 60 a second × 2 s = **120**.\n\n" +
      "**Try**\n" +
      "- A *Session* of 3 s: noticed sooner, a lag of 180 at most. But any pause of the consumer looks like a death.\n" +
      "- *Ordering* none: no partitions of one's own, no rebalance, no lag.",
    seed: 5,
    nodes: [
      { id: "devices", kind: "client", name: "Devices", load: { shape: "constant", rate: 60 }, arrivals: "even" },
      {
        id: "ingest",
        kind: "service",
        name: "Ingest",
        concurrency: 16,
        endpoints: [{ name: "event", steps: [{ work: "2ms" }, { publish: "event", topic: "events" }] }],
      },
      { id: "broker", kind: "broker", name: "Broker", topics: [{ name: "events", partitions: 6 }], publish: "1ms" },
      {
        id: "worker",
        kind: "service",
        name: "Worker",
        replicas: 3,
        handlers: [{ event: "event", steps: [{ work: "10ms" }] }],
        health: { interval: "1h" },
      },
    ],
    routes: [
      { id: "r1", from: "devices", to: "ingest", timeout: "1s" },
      { id: "r2", from: "ingest", to: "broker", timeout: "500ms" },
      { id: "r3", from: "broker", to: "worker", topic: "events", rebalance: "2s" },
    ],
    timeline: [
      { id: "dies", at: "20s", do: "kill", target: "worker", instance: "worker-2" },
      { id: "back", at: "58s", do: "restart", target: "worker", instance: "worker-2" },
    ],
    layout: { devices: [0, 100], ingest: [240, 100], broker: [500, 100], worker: [780, 100] },
  },
};
