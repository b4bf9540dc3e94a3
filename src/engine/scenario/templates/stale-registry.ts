// A crashed instance stays in the registry, and in its callers' lists, until its lease has run out: errors last as long, and a retry hides them.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const staleRegistry: Template = {
  id: "stale-registry",
  title: { en: "The registry still lists the dead", zh: "注册中心仍列着已崩溃的实例" },
  summary: {
    en: "One of three instances crashes. Callers go on trying it until lease, sweep and refresh have passed; a retry masks it.",
    zh: "三个实例之一崩溃。在租约、清理与刷新都过去之前，调用方仍会尝试它；重试可以掩盖这一点。",
  },
  described: {
    zh:
      "30 秒时 `orders-2` 崩溃。它来不及注销：在租约（15 秒）过期、下一次清理（5 秒）发现它、调用方再刷新（5 秒）之前，仍会被调用。因此 `shop` 的错误最多持续 **25 秒**，约占三分之一。\n\n" +
      "`mobile` 做同样的调用，但会**重试**：下一次尝试轮到另一个实例，它的用户几乎毫无察觉。\n\n" +
      "**看什么**：**注册中心**面板里的三种看法，以及各调用方各自在不同时刻得知。90 秒时 `orders-2` 重新启动，就绪后重新注册。\n\n" +
      "**试一试**\n" +
      "- 把*租约*改为 90 秒（Eureka 的默认值）：崩溃多久，错误就持续多久。\n" +
      "- 打开*自我保护*：七个租约里少续一个，照样剔除。30 秒时再终止 `orders-1`，就不再剔除任何实例：也可能是网络出了问题。",
  },
  scenario: {
    format: FORMAT,
    name: "The registry still lists the dead",
    description:
      "At 30 s `orders-2` crashes. It cannot say goodbye: it is called until its lease has run out (15 s), a sweep has found it (5 s) and the caller has refreshed its list (5 s). So `shop` sees errors for **25 s at most**, a third of its calls.\n\n" +
      "`mobile` makes the same calls, but **retries**: the next try goes to another instance, and its users hardly notice.\n\n" +
      "**Look at**: the three opinions in **Registry**, and how each caller learns of it at a moment of its own. At 90 s `orders-2` starts again, and registers anew when it is up.\n\n" +
      "**Try**\n" +
      "- A *Lease* of 90 s (Eureka's default): the errors last as long as the crash.\n" +
      "- *Self-preserving* on: one lease of seven that is not renewed is still evicted. Kill `orders-1` at 30 s too, and nobody is evicted any more: it could as well be the network.",
    seed: 7,
    nodes: [
      { id: "shoppers", kind: "client", name: "Shoppers", load: { shape: "constant", rate: 60 } },
      { id: "riders", kind: "client", name: "Riders", load: { shape: "constant", rate: 60 } },
      {
        id: "shop",
        kind: "service",
        name: "Shop",
        replicas: 2,
        concurrency: 16,
        endpoints: [{ name: "page", steps: [{ work: "exp(2ms)" }, { call: "orders" }] }],
      },
      {
        id: "mobile",
        kind: "service",
        name: "Mobile",
        replicas: 2,
        concurrency: 16,
        endpoints: [{ name: "page", steps: [{ work: "exp(2ms)" }, { call: "orders" }] }],
      },
      { id: "orders", kind: "service", name: "Orders", replicas: 3 },
      { id: "registry", kind: "registry", name: "Registry" },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "shop", discovery: "static", timeout: "2s" },
      { id: "r2", from: "riders", to: "mobile", discovery: "static", timeout: "2s" },
      { id: "r3", from: "shop", to: "orders", timeout: "1s" },
      { id: "r4", from: "mobile", to: "orders", timeout: "1s", retry: { attempts: 4 } },
    ],
    timeline: [{ id: "crash", at: "30s", for: "60s", do: "fault", fault: "crash", target: "orders", instance: "orders-2" }],
    layout: { shoppers: [0, 60], riders: [0, 260], shop: [240, 60], mobile: [240, 260], orders: [520, 160], registry: [520, 0] },
  },
};
