// The words of a route and of the policies that its caller applies, in Chinese.
import type { Words } from "../kinds/spec.ts";
import { breakerWords } from "./breaker.zh.ts";
import { callPolicyWords } from "./call-policy.zh.ts";
import { subscriptionWords } from "./subscription.zh.ts";

export const routeWords: Words = {
  help: "一条画出的连接：调用方可经由它调用被调用方，并遵循这些策略。由外到内：降级、总时限、重试或对冲、熔断器、限流、单次超时、舱壁与并发限制、负载均衡、网络。已建模：单向延迟与消息丢失。未建模：连接建立、TCP、TLS、负载大小、带宽。",
  fields: {
    id: { label: "标识", help: "在故障、目标和汇总中指代该路由。没有端点的节点按 id 顺序使用其路由。" },
    from: { label: "来自", help: "调用方。" },
    to: { label: "前往", help: "被调用方。" },
    latency: { label: "延迟", help: "一条消息在途的时间，逐条抽取；一次调用往返各一次。" },
    loss: { label: "丢包", help: "永远到不了的消息比例，往返各自计算。调用方只能通过超时得知。" },
    timeout: { label: "超时", help: "调用方对一次尝试等待多久（Envoy：per_try_timeout）。不设则永远等待。" },
    deadline: { label: "总时限", help: "所有尝试合计等待多久，含退避（Envoy：路由 timeout；gRPC：deadline）。" },
    propagate: {
      label: "传递时限",
      help: "剩余时间随调用传递：已经来不及的调用，被调用方不再开始处理；它自身发出的调用也须在此之前结束（gRPC：deadline propagation）。",
    },
    cancel: {
      label: "放弃时",
      help: "取消：通知被调用方，请求离开队列，处理被中断，它继而发出的调用也一并取消（只要那些路由同样取消）。否则处理继续，结果被丢弃。",
    },
    retry: { label: "重试", help: "失败后再次尝试。能掩盖短暂故障，但在持续故障中会放大负载：请配合重试预算。" },
    "retry.attempts": { label: "尝试次数", help: "总次数，含首次；3 表示最多重试两次（resilience4j：maxAttempts）。" },
    "retry.backoff": { label: "退避", help: "重试前的等待：无、固定为基准，或指数增长（每次翻倍，直至上限）。" },
    "retry.base": { label: "基准", help: "首次重试前的等待（Envoy：base_interval，25 ms）。" },
    "retry.max": { label: "上限", help: "等待增长的上限（Envoy：max_interval，250 ms）。" },
    "retry.jitter": {
      label: "抖动",
      help: "等待如何随机分散：full 从 0 起，equal 从一半起，decorrelated 取决于上一次等待。没有抖动，重试会成批到来。",
    },
    "retry.on": {
      label: "重试条件",
      help: "哪些结果会重试。4xx 从不重试，除非列出 408 与 429。被调用方转交的下游失败是一个应答，按状态码计：更下游的超时或连接被拒在这里就是 5xx（Envoy：connect-failure、reset 仅指本次调用自身）。",
    },
    "retry.retryAfter": {
      label: "遵守 retry-after",
      help: "被调用方自身限流的 429 会说明下一个令牌何时可用；开：等待不短于此。需在重试条件中列出 429。",
    },
    "retry.budget": { label: "重试预算", help: "限制全部调用的重试总量，使其不会放大过载。" },
    "retry.budget.kind": { label: "方式", help: "比例：占近期调用的一定份额（Finagle、Linkerd）。令牌：失败消耗、成功归还（gRPC）。" },
    "retry.budget.ratio.ratio": { label: "比例", help: "重试最多占窗口内调用的这一比例。" },
    "retry.budget.minPerSecond": {
      label: "至少",
      help: "在比例之外每秒另外允许的重试数，流量很小时也能重试（Finagle：minRetriesPerSec）。",
    },
    "retry.budget.window": { label: "窗口", help: "向前统计多久的调用。" },
    "retry.budget.max": { label: "令牌数", help: "令牌的上限与初始值；仅在高于一半时允许重试（gRPC：maxTokens）。" },
    "retry.budget.tokens.ratio": { label: "成功归还", help: "每次成功归还的令牌数（gRPC：tokenRatio）。" },
    ...callPolicyWords,
    ...breakerWords,
    ...subscriptionWords,
    discovery: {
      label: "服务发现",
      help: "调用方从何得知副本。注册中心：取自自己的缓存列表，定期刷新，可能过时。静态：平台的列表，始终最新。留空：场景中有注册中心时使用它。",
    },
    balancer: {
      label: "负载均衡",
      help: "一次尝试去往哪个副本：轮询（可加权）、随机、本路由未完成调用最少的副本、随机两个中较好的一个（按未完成调用：Envoy LEAST_REQUEST；兼顾峰值延迟：Finagle），或请求的键所归属的副本。调用数按路由统计，如同一个 Envoy 或 gRPC 通道只知道自己的调用；其他调用方的调用不可知。",
    },
    weights: {
      label: "权重",
      help: "“加权轮询”下副本的轮次：3 得到的调用是 1 的三倍（nginx：weight；Envoy：load_balancing_weight）。以第一条符合的为准；都不符合则为 1。",
    },
    "weights[].instance": { label: "副本", help: "副本编号：2 即 orders-2。留空：所有副本。" },
    "weights[].version": { label: "版本", help: "仅此版本的副本。留空：所有副本。" },
    "weights[].weight": { label: "权重", help: "与其他权重相比所占的轮次份额。" },
    zoneAware: {
      label: "按区路由",
      help: "只要本区副本占比不小于调用方占比，调用就留在本区；超出部分去往有余量的可用区（Envoy：zone aware routing；Kubernetes：trafficDistribution）。Envoy 要求至少 6 个副本，此处无此限制。",
    },
    outlier: {
      label: "异常点剔除",
      help: "反复失败的副本会被暂时剔除，每次时间更长（Envoy：outlier_detection）。适合个别副本异常的情况；全部异常时无济于事。",
    },
    "outlier.failures": {
      label: "连续失败",
      help: "连续这么多次 5xx 后剔除；超时、重置、拒绝连接也算，429 不算（Envoy：consecutive_5xx，5）。",
    },
    "outlier.base": { label: "剔除时长", help: "此时长乘以累计剔除次数（Envoy：base_ejection_time，30 秒）。" },
    "outlier.max": { label: "最长", help: "剔除时间不超过此值（Envoy：max_ejection_time，300 秒）。" },
    "outlier.sweep": {
      label: "检查间隔",
      help: "每隔多久检查谁可以恢复；期间一直在列的，剔除次数减一（Envoy：interval，10 秒）。",
    },
    "outlier.share": { label: "剔除上限", help: "同时剔除的副本最多占此比例，但至少允许一个（Envoy：max_ejection_percent，10 %）。" },
    "outlier.panic": {
      label: "恐慌阈值",
      help: "若剩余副本少于此比例，则所有副本都会被调用，不论是否被剔除（Envoy：healthy_panic_threshold，50 %）。",
    },
  },
};
