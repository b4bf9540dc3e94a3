// The plain breaker of a first course: five failures in a row, a wait, a trial.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const fifthFailure: Template = {
  id: "fifth-failure",
  title: { en: "A breaker that opens", zh: "熔断器如何打开" },
  summary: {
    en: "A callee fails. At the fifth failure in a row the breaker opens, and tries one call every ten seconds.",
    zh: "被调用方出错。连续第五次失败时熔断器打开，此后每十秒试探一次。",
  },
  described: {
    zh:
      "每秒十次付款经由 `checkout` 调用 `payment`。10 秒时 `payment` 开始对每次调用报错，持续 24 秒。路由上的熔断器：连续 5 次失败打开，10 秒后试探一次。\n\n" +
      "**看什么**：路由上的标记。10.4 秒时第五次失败返回，标记变为*打开*，之后的线变成点线：再没有调用到达 `payment`，每个请求 3 ms 就被拒绝，而不是等 25 ms 才失败。" +
      "20.5 秒放行一次试探（*半开*）：失败，重新打开；30.6 秒再试一次。故障 34 秒就结束了，但熔断器要到 40.7 秒的试探成功后才*关闭*：它的代价是近 7 秒本可成功的请求。" +
      "选中路由，检查器里有状态、连续失败数和每次变化的原因。\n\n" +
      "**试一试**\n" +
      "- 把*打开时长*改为 2 秒：故障结束后两秒内关闭，代价是每两秒就试探一次。\n" +
      "- 把*熔断器*改为滑动窗口：最近 100 次调用有一半失败才打开，即 14.9 秒。\n" +
      "- 给 `checkout` 三个副本：每个副本有自己的熔断器，要各自失败五次。",
  },
  scenario: {
    format: FORMAT,
    name: "A breaker that opens",
    description:
      "Ten payments a second go through `checkout` to `payment`. At 10 s `payment` begins to answer every call with an error, for 24 s. The breaker on the route opens at 5 failures in a row and tries one call after 10 s.\n\n" +
      "**Look at**: the badge on the route. At 10.4 s the fifth failure comes back, the badge turns to *open* and the line behind it is dotted: no call reaches `payment` any more, each request is rejected after 3 ms instead of failing after 25. " +
      "At 20.5 s one trial is let through (*half-open*): it fails, open again; and once more at 30.6 s. The fault is over at 34 s, but the breaker *closes* only with the trial of 40.7 s: nearly 7 s of requests that would have succeeded are its price. " +
      "Select the route: the inspector shows state, failures in a row and the reason of every change.\n\n" +
      "**Try**\n" +
      "- *Open for* 2 s: after the fault it closes within two seconds; the price is a trial every two seconds.\n" +
      "- *Breaker* window: it opens when half of the last 100 calls have failed, at 14.9 s.\n" +
      "- Three replicas of `checkout`: each has its own breaker and must see five failures itself.",
    seed: 7,
    nodes: [
      { id: "people", kind: "client", name: "People", arrivals: "even" },
      {
        id: "checkout",
        kind: "service",
        name: "Checkout",
        endpoints: [{ name: "pay", steps: [{ work: "1ms" }, { call: "payment" }] }],
      },
      { id: "payment", kind: "service", name: "Payment", time: "20ms" },
    ],
    routes: [
      { id: "r1", from: "people", to: "checkout" },
      { id: "r2", from: "checkout", to: "payment", breaker: { mode: "consecutive", open: "10s" } },
    ],
    timeline: [{ id: "down", at: "10s", for: "24s", do: "fault", fault: "errors", target: "payment", rate: 1 }],
    layout: { people: [0, 60], checkout: [272, 60], payment: [560, 60] },
  },
};
