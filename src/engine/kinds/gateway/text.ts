// The words of the gateway, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const gatewayText: Text = {
  en: {
    label: "gateway",
    help: "An API gateway or ingress, as Envoy, NGINX or Kong: it finds the service by the path, applies its middleware in order, then calls over the drawn route with that route's policies and passes the answer on. Modelled: routing by longest prefix, weights, authentication, rate limits, its own slots and line. Not modelled: TLS, header and body transformation, HTTP/2 streams.",
    fields: {
      version: { label: "Version", help: "A label on the card and in traces." },
      zone: { label: "Zone", help: "Where it runs; a label on the canvas." },
      routes: {
        label: "Paths",
        help: "Which path belongs to which service. The longest prefix of whole segments wins; without one it answers 404.",
      },
      "routes[].path": { label: "Path", help: "Prefix of whole segments: /api/users takes /api/users/7, not /api/users2." },
      "routes[].service": { label: "Service", help: "The service that is called; a route to it must be drawn." },
      "routes[].endpoint": {
        label: "Endpoint",
        help: "Endpoint of the service; its first where none is named.",
      },
      "routes[].weight": { label: "Weight", help: "Where several entries have the same path, the share of each: a canary split." },
      middleware: { label: "Middleware", help: "Done in order before a request is forwarded; each may end it." },
      "middleware[].use": { label: "Use", help: "What is done with each request." },
      "middleware[].auth.reject": { label: "Reject", help: "Share of requests without valid credentials; they are answered with 401." },
      "middleware[].auth.time": { label: "Time", help: "How long the check takes, added to the gateway's own time." },
      "middleware[].rate-limit.rate": {
        label: "Rate",
        help: "Tokens per second of the bucket; a request without a token is answered with 429.",
      },
      "middleware[].rate-limit.burst": { label: "Burst", help: "Tokens that the bucket holds: how many may come at once." },
      replicas: { label: "Replicas", help: "How many copies there are, each with slots and a line of its own." },
      concurrency: {
        label: "Concurrency",
        help: "Requests that one replica works on at once (NGINX: worker connections; threads elsewhere).",
      },
      queue: { label: "Queue", help: "Requests that may wait at one replica; the next is turned away with 503." },
      time: { label: "Time", help: "The gateway's own work on a request, once, before it forwards." },
      blocking: {
        label: "Hold the slot",
        help: "On: a slot is held until the answer has passed (a thread for each request). Off: only for its own work (an event loop).",
      },
      startup: { label: "Start-up", help: "From starting to healthy, for replicas that come later: scaled, restarted, deployed." },
      shutdown: { label: "Shutdown", help: "How long a replica that is stopped may finish what it has; then the rest is lost." },
    },
  },
  zh: {
    label: "网关",
    help: "API 网关或入口，如 Envoy、NGINX、Kong：按路径找到服务，依次执行中间件，再经由画出的路由（及其策略）调用，并把响应转回。已建模：最长前缀路由、权重、鉴权、限流、自身的槽位与队列。未建模：TLS、头与正文改写、HTTP/2 流。",
    fields: {
      version: { label: "版本", help: "卡片与追踪中的标签。" },
      zone: { label: "可用区", help: "所在位置；画布上的标签。" },
      routes: { label: "路径", help: "哪个路径属于哪个服务。按完整段的最长前缀匹配；没有匹配则返回 404。" },
      "routes[].path": { label: "路径", help: "按完整段的前缀：/api/users 匹配 /api/users/7，不匹配 /api/users2。" },
      "routes[].service": { label: "服务", help: "被调用的服务；必须已画出到它的路由。" },
      "routes[].endpoint": { label: "端点", help: "服务的端点；留空用它的第一个。" },
      "routes[].weight": { label: "权重", help: "多个条目路径相同时各自的份额：用于金丝雀分流。" },
      middleware: { label: "中间件", help: "转发前依次执行；每一个都可以终结请求。" },
      "middleware[].use": { label: "种类", help: "对每个请求做什么。" },
      "middleware[].auth.reject": { label: "拒绝比例", help: "凭据无效的请求比例，以 401 作答。" },
      "middleware[].auth.time": { label: "耗时", help: "校验所需时间，计入网关自身的时间。" },
      "middleware[].rate-limit.rate": { label: "速率", help: "令牌桶每秒放入的令牌数；拿不到令牌的请求以 429 作答。" },
      "middleware[].rate-limit.burst": { label: "突发", help: "桶的容量：一次最多可通过多少个。" },
      replicas: { label: "副本数", help: "副本数量，各有自己的槽位与队列。" },
      concurrency: { label: "并发", help: "一个副本同时处理的请求数（NGINX：worker connections；其他系统：线程）。" },
      queue: { label: "队列", help: "一个副本可排队的请求数；再来的以 503 拒绝。" },
      time: { label: "处理时间", help: "网关自身对一个请求的处理时间，转发前执行一次。" },
      blocking: { label: "占住槽位", help: "开：槽位一直占用到响应转回（一请求一线程）。关：只在自身处理时占用（事件循环）。" },
      startup: { label: "启动时间", help: "后来加入的副本（扩容、重启、部署）从启动到健康的时间。" },
      shutdown: { label: "排空时间", help: "被停止的副本最多用多久完成手头的请求，之后其余丢失。" },
    },
  },
};
