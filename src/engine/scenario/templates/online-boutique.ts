// Online Boutique: the eleven services of a public microservices demo (GoogleCloudPlatform/microservices-demo), their calls, their
// languages and the weights of its load generator. Service times and sizes are ours.
import { FORMAT, type Scenario } from "../document.ts";
import { CHECKOUT, FRONTEND } from "./boutique-steps.ts";
import type { Template } from "./template.ts";

const nodes: Scenario["nodes"] = [
  {
    id: "shoppers",
    kind: "client",
    name: "Shoppers",
    load: { shape: "constant", rate: 300 },
    requests: [
      { endpoint: "index" },
      { path: "/setCurrency", method: "POST", weight: 2, endpoint: "set-currency" },
      { path: "/product", weight: 10, endpoint: "product" },
      { path: "/cart", method: "POST", weight: 2, endpoint: "add-to-cart" },
      { path: "/cart", weight: 3, endpoint: "view-cart" },
      { path: "/cart/checkout", method: "POST", endpoint: "checkout" },
    ],
  },
  { id: "frontend", kind: "service", version: "0.10.2", runtime: "Go", replicas: 3, concurrency: 16, endpoints: FRONTEND },
  {
    id: "recommendation",
    kind: "service",
    version: "0.10.2",
    runtime: "Python",
    replicas: 2,
    concurrency: 4,
    endpoints: [{ name: "list", steps: [{ call: "product-catalog", endpoint: "list" }, { work: "lognormal(p50=4ms, p99=25ms)" }] }],
  },
  { id: "checkout", kind: "service", version: "0.10.2", runtime: "Go", replicas: 3, concurrency: 2, queue: 16, endpoints: CHECKOUT },
  {
    id: "ad",
    kind: "service",
    version: "0.10.1",
    runtime: "Java",
    replicas: 2,
    concurrency: 2,
    endpoints: [{ name: "get", steps: [{ work: "lognormal(p50=4ms, p99=24ms)" }] }],
  },
  {
    id: "product-catalog",
    kind: "service",
    version: "0.10.2",
    runtime: "Go",
    replicas: 3,
    concurrency: 4,
    endpoints: [
      { name: "list", steps: [{ work: "exp(3ms)" }] },
      { name: "get", steps: [{ work: "lognormal(p50=1.4ms, p99=8ms)" }] },
    ],
  },
  {
    id: "currency",
    kind: "service",
    version: "0.10.0",
    runtime: "Node.js",
    replicas: 2,
    concurrency: 1,
    blocking: false,
    endpoints: [
      { name: "supported", steps: [{ work: "exp(0.4ms)" }] },
      { name: "convert", steps: [{ work: "exp(0.7ms)" }] },
    ],
  },
  {
    id: "shipping",
    kind: "service",
    version: "0.10.2",
    runtime: "Go",
    replicas: 2,
    concurrency: 2,
    endpoints: [
      { name: "quote", steps: [{ work: "lognormal(p50=9ms, p99=30ms)" }] },
      { name: "ship", steps: [{ work: "exp(12ms)" }] },
    ],
  },
  {
    id: "cart",
    kind: "service",
    version: "0.10.3",
    runtime: "C#",
    replicas: 3,
    concurrency: 2,
    endpoints: [
      { name: "get", steps: [{ work: "lognormal(p50=2ms, p99=15ms)" }, { read: "redis-cart" }] },
      { name: "add", steps: [{ work: "lognormal(p50=2ms, p99=15ms)" }, { read: "redis-cart" }, { write: "redis-cart" }] },
      { name: "empty", steps: [{ work: "lognormal(p50=2ms, p99=15ms)" }, { write: "redis-cart" }] },
    ],
  },
  {
    id: "email",
    kind: "service",
    version: "0.10.0",
    runtime: "Python",
    concurrency: 1,
    endpoints: [{ name: "send-confirmation", steps: [{ work: "lognormal(p50=15ms, p99=60ms)" }] }],
  },
  {
    id: "payment",
    kind: "service",
    version: "0.10.2",
    runtime: "Node.js",
    replicas: 2,
    concurrency: 1,
    blocking: false,
    endpoints: [{ name: "charge", steps: [{ work: "lognormal(p50=25ms, p99=90ms)" }] }],
  },
  { id: "redis-cart", kind: "database", version: "7.2", connections: 1, read: "exp(0.7ms)", write: "exp(0.8ms)" },
];

const NETWORK = "0.5ms";
const routes: Scenario["routes"] = [
  { id: "shop", from: "shoppers", to: "frontend", timeout: "10s" },
  { id: "fe-ad", from: "frontend", to: "ad", latency: NETWORK, timeout: "100ms" },
  { id: "fe-cart", from: "frontend", to: "cart", latency: NETWORK, timeout: "1s" },
  { id: "fe-catalog", from: "frontend", to: "product-catalog", latency: NETWORK, timeout: "1s", retry: { attempts: 2 } },
  {
    id: "fe-checkout",
    from: "frontend",
    to: "checkout",
    latency: NETWORK,
    timeout: "3s",
    retry: { base: "50ms", max: "1s" },
  },
  { id: "fe-currency", from: "frontend", to: "currency", latency: NETWORK, timeout: "1s" },
  { id: "fe-recommendation", from: "frontend", to: "recommendation", latency: NETWORK, timeout: "1s" },
  { id: "fe-shipping", from: "frontend", to: "shipping", latency: NETWORK, timeout: "1s" },
  { id: "recommendation-catalog", from: "recommendation", to: "product-catalog", latency: NETWORK, timeout: "500ms" },
  { id: "cart-redis", from: "cart", to: "redis-cart", latency: NETWORK, timeout: "500ms" },
  { id: "co-cart", from: "checkout", to: "cart", latency: NETWORK, timeout: "1s" },
  { id: "co-catalog", from: "checkout", to: "product-catalog", latency: NETWORK, timeout: "1s" },
  { id: "co-currency", from: "checkout", to: "currency", latency: NETWORK, timeout: "1s" },
  { id: "co-email", from: "checkout", to: "email", latency: NETWORK, timeout: "1s" },
  { id: "co-payment", from: "checkout", to: "payment", latency: NETWORK, timeout: "2s" },
  { id: "co-shipping", from: "checkout", to: "shipping", latency: NETWORK, timeout: "1s" },
];

const description =
  "The eleven services of Google's *Online Boutique* demo: its calls in their order, its languages, and the weights of its load generator.\n\n" +
  "**Ours:** service times, replicas, slots and timeouts. The real frontend goes on when an advertisement cannot be had; here its page fails.\n\n" +
  "**Look at**: the dots, which are sampled requests; the trace of a slow page in **Traces**.\n\n" +
  "**Try**\n" +
  "- Add 300 ms of latency to `checkout` → `payment`: the slots of `checkout` fill up, then those of `frontend`, and pages fail that never pay.\n" +
  "- Kill a replica of `checkout` then, and it is worse. Alone, two of three are enough.\n" +
  "- Let `redis-cart` hang: nearly every page needs the cart.\n" +
  "- Switch *Fallback* on at `frontend` → `ad`, and kill both replicas of `ad`: pages go on, as in the real shop.";

const describedInChinese =
  "Google *Online Boutique* 演示的十一个服务：按其真实的调用顺序、编程语言和压测脚本的任务权重搭建。\n\n" +
  "**由我们设定：**服务时间、副本数、槽位和超时。真实的前端在取不到广告时会继续返回页面；这里页面会失败。\n\n" +
  "**看什么**：画布上的圆点是采样的请求；在**追踪**中打开一个慢页面。\n\n" +
  "**试一试**\n" +
  "- 给 `checkout` → `payment` 增加 300 ms 延迟：`checkout` 的槽位占满，接着是 `frontend` 的，连从不付款的页面也会失败。\n" +
  "- 此时再终止 `checkout` 的一个副本，情况更糟；没有延迟时，三个剩两个就够用。\n" +
  "- 让 `redis-cart` 挂起：几乎每个页面都需要购物车。\n" +
  "- 在 `frontend` → `ad` 上打开*降级*，再终止 `ad` 的两个副本：页面照常返回，与真实的商店一样。";

export const onlineBoutique: Template = {
  id: "online-boutique",
  title: { en: "Online Boutique", zh: "在线精品店" },
  summary: {
    en: "Eleven services of a shop in five languages: browse, fill a cart, check out. The public microservices demo.",
    zh: "一家商店的十一个服务，使用五种语言：浏览、加购物车、结账。源自公开的微服务演示。",
  },
  described: { zh: describedInChinese },
  scenario: {
    format: FORMAT,
    name: "Online Boutique",
    description,
    seed: 7,
    nodes,
    routes,
    objectives: [
      { id: "fast", metric: "latency.p99", value: "500ms", over: "30s" },
      { id: "there", metric: "availability", op: ">=", value: 0.99, over: "30s" },
    ],
    layout: {
      shoppers: [0, 232],
      frontend: [192, 232],
      recommendation: [416, 20],
      checkout: [416, 232],
      ad: [416, 448],
      "product-catalog": [640, 20],
      currency: [640, 160],
      shipping: [640, 308],
      cart: [640, 448],
      email: [848, 88],
      payment: [848, 232],
      "redis-cart": [848, 448],
    },
  },
};
