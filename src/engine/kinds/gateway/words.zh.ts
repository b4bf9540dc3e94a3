// The words of the gateway in Chinese: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "API 网关或入口，如 Envoy、NGINX、Kong：按路径找到服务，依次执行中间件，再经由画出的路由（及其策略）调用，并把响应转回。已建模：按最长前缀、请求头与权重路由，鉴权，限流，按真实键的响应缓存，相同请求合并，日志，负载卸除，自身的槽位与队列。未建模：TLS、正文、HTTP/2 流。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    ...spreadWords,
    routes: { label: "路径", help: "哪个路径属于哪个服务。按完整段的最长前缀匹配；没有匹配则返回 404。" },
    "routes[].path": { label: "路径", help: "按完整段的前缀：/api/users 匹配 /api/users/7，不匹配 /api/users2。" },
    "routes[].service": { label: "服务", help: "被调用的服务；必须已画出到它的路由。" },
    "routes[].endpoint": { label: "端点", help: "服务的端点；留空用它的第一个。" },
    "routes[].weight": { label: "权重", help: "多个条目路径相同时各自的份额：用于金丝雀分流。" },
    "routes[].headers": {
      label: "请求头",
      help: "只匹配带有这些请求头的请求；请求头由中间件的“请求头”阶段设置：按请求头的金丝雀。路径相同时优先于不要求请求头的条目。",
    },
    "routes[].limit": { label: "限流", help: "仅属于该路径的令牌桶，在中间件之后检查；拿不到令牌则以 429 作答。" },
    "routes[].limit.rate": { label: "速率", help: "该路径的令牌桶每秒放入的令牌数。" },
    "routes[].limit.burst": { label: "突发", help: "该路径的令牌桶容量：一次最多可通过多少个。" },
    middleware: { label: "中间件", help: "转发前按此顺序经过，应答之后按相反顺序返回。每一个都可以修改或终结请求；顺序很重要。" },
    "middleware[].use": { label: "种类", help: "对每个请求做什么。" },
    "middleware[].auth.reject": { label: "拒绝比例", help: "凭据无效的请求比例，以 401 作答。" },
    "middleware[].auth.time": { label: "耗时", help: "校验所需时间，计入网关自身的时间。" },
    "middleware[].rate-limit.rate": { label: "速率", help: "令牌桶每秒放入的令牌数；拿不到令牌的请求以 429 作答。" },
    "middleware[].rate-limit.burst": { label: "突发", help: "桶的容量：一次最多可通过多少个。" },
    "middleware[].rate-limit.per": { label: "按什么分桶", help: "整个网关一个桶、每个客户端一个、或每个路径一个。所有副本共用。" },
    "middleware[].cache.capacity": {
      label: "容量",
      help: "一个副本保存的响应数，按方法、路径和键（NGINX：keys_zone 与 max_size）。重新启动后丢失。",
    },
    "middleware[].cache.ttl": { label: "存活时间", help: "响应存入后多久有效（NGINX：proxy_cache_valid）。" },
    "middleware[].cache.policy": { label: "淘汰策略", help: "缓存满时淘汰哪一个：最久未用的（LRU），或存入以来使用最少的（LFU）。" },
    "middleware[].cache.methods": { label: "方法", help: "这些方法的请求会查找并存入缓存，其他直接通过。只存成功的响应。" },
    "middleware[].coalesce.methods": {
      label: "方法",
      help: "这些方法的相同请求（路径与键）在途时合并为一次调用：第一个发出，其余等待并得到同一响应，失败也一样（NGINX：proxy_cache_lock）。",
    },
    "middleware[].logging.level": {
      label: "级别",
      help: "为经过的每个请求写一条记录：成功为 info，客户端错误为 warn，其他失败为 error。低于此级别的不写。",
    },
    "middleware[].headers.set": { label: "设置", help: "之后的阶段与路径可见的请求头；同名的以最后一个为准。" },
    "middleware[].headers.share": { label: "比例", help: "得到这些请求头的请求比例，逐个抽取：按请求头的金丝雀分流。" },
    "middleware[].load-shed.maxInFlight": {
      label: "最大在途数",
      help: "一个副本在此阶段之后同时在途的请求数；再来的以 503 作答（Envoy：max_requests）。",
    },
    replicas: { label: "副本数", help: "副本数量，各有自己的槽位与队列。" },
    concurrency: { label: "并发", help: "一个副本同时处理的请求数（NGINX：worker connections；其他系统：线程）。" },
    queue: { label: "队列", help: "一个副本可排队的请求数；再来的以 503 拒绝。" },
    time: { label: "处理时间", help: "网关自身对一个请求的处理时间，转发前执行一次。" },
    blocking: { label: "占住槽位", help: "开：槽位一直占用到响应转回（一请求一线程）。关：只在自身处理时占用（事件循环）。" },
    startup: { label: "启动时间", help: "后来加入的副本（扩容、重启、部署）从启动到健康的时间。" },
    shutdown: { label: "排空时间", help: "被停止的副本最多用多久完成手头的请求，之后其余丢失。" },
  },
};
