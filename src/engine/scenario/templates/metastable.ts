// A failure that outlives its trigger: retries keep alive the overload that they are the answer to.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const metastable: Template = {
  id: "metastable",
  title: { en: "Metastable failure", zh: "亚稳态故障" },
  summary: {
    en: "Five slow seconds, and the system stays down for good: its own retries keep it there. You end it.",
    zh: "五秒变慢之后系统再也起不来：正是它自己的重试把它压住。由你来终止。",
  },
  described: {
    zh:
      "`orders` 每秒能处理 400 次，负载是 300 次。`web` 每次尝试等待 500 ms，最多尝试三次；放弃的尝试仍在队列里，做完也没人要。20 秒时 `orders` 变慢，只有 5 秒。\n\n" +
      "**看什么**：这 5 秒里队列排满，等待超过 500 ms。每次尝试都超时，每个请求变成三次尝试，每秒 900 次。故障结束后负载与之前一样，`orders` 也健康，可是它做的全是没人等的工作：没有一个请求成功，永远如此。触发因素已经消失，故障仍在：*亚稳态*。\n\n" +
      "**试一试**，在路由 `web` → `orders` 上终止它\n" +
      "- 加上*重试预算*，*比例* 0.1：尝试降到每秒 340 次，队列在二十秒内排空。\n" +
      "- 加上*熔断器*：打开期间队列排空，试探成功后关闭。*打开时长*默认一分钟，5 秒就够。\n" +
      "- *放弃时*改为取消：被放弃的尝试离开队列，十秒内恢复正常。\n" +
      "- 给 `orders` 第二个副本也能终止，代价是翻倍的成本。\n\n" +
      "先加上前三种之一再*重置*：同样的触发仍会造成损失，但随后就过去了。",
  },
  scenario: {
    format: FORMAT,
    name: "Metastable failure",
    description:
      "`orders` can do 400 calls a second and is asked for 300. `web` waits 500 ms for a try and tries three times; a try that was given up stays in the line, and its work is done for nobody. At 20 s `orders` is slow, for 5 s only.\n\n" +
      "**Look at**: in these 5 s the line fills up and the wait passes 500 ms. Every try times out, every request becomes three tries, 900 a second. When the fault is over, the load is what it was and `orders` is well, but all its work is for callers that have gone: not one request succeeds, for good. The trigger is gone and the failure stays: *metastable*.\n\n" +
      "**Try** to end it, on the route `web` → `orders`\n" +
      "- A retry *Budget* with *Ratio* 0.1: tries fall to 340 a second, the line is empty within twenty seconds.\n" +
      "- A *Breaker*: the line empties while it is open, its trial succeeds, it closes. *Open for* is a minute; 5 s will do.\n" +
      "- *When given up*: cancel. Abandoned tries leave the line, and within ten seconds all is well.\n" +
      "- A second replica of `orders` ends it too, at twice the cost.\n\n" +
      "*Reset* with one of the first three in place: the same trigger does its damage, and then it is over.",
    seed: 7,
    nodes: [
      { id: "people", kind: "client", name: "People", load: { shape: "constant", rate: 300 } },
      {
        id: "web",
        kind: "service",
        name: "Web",
        replicas: 2,
        blocking: false,
        endpoints: [{ name: "get", steps: [{ call: "orders" }] }],
      },
      { id: "orders", kind: "service", name: "Orders", concurrency: 4, queue: 1000 },
    ],
    routes: [
      { id: "r1", from: "people", to: "web" },
      { id: "r2", from: "web", to: "orders", timeout: "500ms", retry: {} },
    ],
    timeline: [{ id: "trigger", at: "20s", for: "5s", do: "fault", fault: "latency", target: "orders", delay: "100ms" }],
    layout: { people: [0, 60], web: [272, 60], orders: [560, 60] },
  },
};
