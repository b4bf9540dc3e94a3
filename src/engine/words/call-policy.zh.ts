// The words of hedge, fallback, rate limit, bulkhead and concurrency limit of a route, in Chinese.
import type { Words } from "../kinds/spec.ts";

export const callPolicyWords: Words["fields"] = {
  hedge: {
    label: "对冲",
    help: "迟迟没有结果的调用会再发一次，以先到的成功结果为准：用百分之几的额外负载削去慢尾（《The Tail at Scale》；gRPC：hedgingPolicy）。只适合可以重复执行的操作；不能与重试同时使用。",
  },
  "hedge.after": { label: "多久之后", help: "多久没有结果就再发一次：宜接近被调用方的 p95（gRPC：hedgingDelay）。" },
  "hedge.most": { label: "对冲请求", help: "首次之外最多再发几次（gRPC：maxAttempts 减一）。" },
  fallback: {
    label: "降级",
    help: "调用最终失败时由调用方自己给出的结果：默认值或旧副本。该调用算作成功，会计数并在追踪中标明。已建模：有一个值，本身不耗时。",
  },
  "fallback.on": { label: "代替", help: "哪些失败由调用方自己的结果代替。客户端错误（4xx）不在其中，除非列出 408 与 429。" },
  rateLimit: {
    label: "限流",
    help: "调用方每个副本各有一个令牌桶：一次尝试取走一个令牌，否则不发出即被拒绝，或等待令牌（resilience4j：RateLimiter；Guava）。",
  },
  "rateLimit.rate": { label: "速率", help: "调用方每个副本每秒补充的令牌数。" },
  "rateLimit.burst": { label: "突发", help: "桶的容量：空闲之后可以一次发出的尝试数。" },
  "rateLimit.wait": {
    label: "等待",
    help: "一次尝试最多等待令牌多久，按先后次序；0 表示立即拒绝。单次超时从此之后开始计时（resilience4j：timeoutDuration）。",
  },
  bulkhead: {
    label: "舱壁",
    help: "调用方每个副本在该路由上同时进行的尝试上限，使一个慢的被调用方无法占满调用方的全部槽位（resilience4j：Bulkhead）。",
  },
  "bulkhead.maxInFlight": { label: "进行中", help: "调用方一个副本同时发出的尝试数（resilience4j：maxConcurrentCalls，25）。" },
  "bulkhead.queue": { label: "队列", help: "可排队等待名额的尝试数，先到先得；再来的被拒绝。" },
  "bulkhead.wait": {
    label: "等待",
    help: "一次尝试最多排队多久；0 表示不等待。期间单次超时照常计时（resilience4j：maxWaitDuration，0）。",
  },
  concurrencyLimit: {
    label: "并发限制",
    help: "调用方每个副本同时进行的尝试数：固定，或由调用耗时自动得出，使被调用方不致排队（Netflix concurrency-limits）。超出的部分在舱壁的队列中等待，没有队列则被拒绝。",
  },
  "concurrencyLimit.kind": { label: "方式", help: "梯度：将每次调用的耗时与长期平均比较，变慢则收缩（Gradient2）。固定：始终不变。" },
  "concurrencyLimit.gradient.initial": { label: "初始", help: "尚无数据时的并发数（initialLimit，20）。" },
  "concurrencyLimit.gradient.min": { label: "下限", help: "限制不会低于此值（Gradient2 自身的默认值为 20）。" },
  "concurrencyLimit.gradient.max": { label: "上限", help: "限制不会高于此值（maxConcurrency，200）。" },
  "concurrencyLimit.gradient.queue": { label: "余量", help: "可在被调用方排队的尝试数；调用够快时限制按此增长（queueSize，4）。" },
  "concurrencyLimit.gradient.tolerance": {
    label: "容差",
    help: "一次调用的耗时达到长期平均的多少倍时限制才收缩（rttTolerance，1.5）。",
  },
  "concurrencyLimit.gradient.smoothing": { label: "平滑", help: "每次新结果计入限制的比例（0.2）：越小越平稳，越大越灵敏。" },
  "concurrencyLimit.gradient.window": { label: "记忆", help: "长期平均所覆盖的调用数（longWindow，600）。" },
  "concurrencyLimit.fixed.limit": { label: "进行中", help: "调用方一个副本同时发出的尝试数。" },
};
