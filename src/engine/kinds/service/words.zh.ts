// The words of the service in Chinese: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "一个微服务：若干副本，各有自己的槽位与队列；端点由步骤组成。请求开始处理时占用一个槽位，没有空闲则排队；队列已满时以 503 拒绝。已建模：排队、线程或事件循环、错误、启动、排空、健康检查、内存占用。未建模：CPU 争用、垃圾回收、负载大小。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    runtime: { label: "运行时", help: "语言或平台；仅作标签。" },
    ...spreadWords,
    replicas: { label: "副本数", help: "副本数量，各有自己的槽位与队列（Kubernetes：spec.replicas）。" },
    concurrency: {
      label: "并发",
      help: "一个副本同时处理的请求数，即线程或工作进程数（Tomcat：maxThreads；gunicorn：workers × threads）。",
    },
    queue: { label: "队列", help: "一个副本可排队的请求数；再来的以 503 拒绝（Tomcat：acceptCount）。" },
    discipline: { label: "次序", help: "下一个处理谁：先到者（FIFO），或后到者（LIFO，过载时可让一部分请求保持快速）。" },
    blocking: { label: "占住槽位", help: "开：等待下游调用时仍占用槽位，如线程。关：期间归还槽位，如事件循环。" },
    time: { label: "处理时间", help: "没有列出端点时一个请求的处理时间；之后依次使用每条外出路由。" },
    errorRate: { label: "错误率", help: "处理完成后以 500 结束的请求比例。" },
    endpoints: { label: "端点", help: "可以请求什么。没有端点时，每个请求先处理，再依次使用每条外出路由。" },
    "endpoints[].name": { label: "名称", help: "步骤、路径和请求用它来指代。" },
    "endpoints[].steps": { label: "步骤", help: "依次执行；某一步失败则跳过其余步骤。" },
    handlers: {
      label: "处理器",
      help: "对订阅送来的每种事件做什么。没有处理器的事件只记入日志并确认。一个也没有时，每个事件都用处理时间。",
    },
    "handlers[].event": { label: "事件", help: "事件类型，与发布时相同。" },
    "handlers[].steps": { label: "步骤", help: "依次执行，然后确认该事件。某一步失败则跳过其余步骤，事件会再次投递。" },
    "handlers[].errorRate": { label: "错误率", help: "步骤完成后失败的此类事件比例；其他事件照常处理。" },
    idempotent: {
      label: "幂等消费者",
      help: "已处理的事件无论再投递或再发布多少次（按生产者给出的 id）都只确认、不再处理。前一份正在处理时到来的副本会等它结束。失败的事件从第一步重新处理。",
    },
    "idempotent.window": { label: "窗口", help: "事件处理完后其 id 记住多久；更晚到来的副本会被再次处理（Amazon SQS FIFO：5 分钟）。" },
    "idempotent.store": { label: "记在", help: "共享：服务的一张表，所有副本可见，崩溃也不丢。内存：每个副本各记各的，重新启动后丢失。" },
    startup: { label: "启动时间", help: "后来加入的副本（扩容、重启、部署）从启动到健康的时间。" },
    shutdown: { label: "排空时间", help: "被停止的副本最多用多久完成手头的请求（Kubernetes：terminationGracePeriodSeconds）。" },
    shed: {
      label: "负载卸除",
      help: "在队列占满之前就以 503 拒绝请求，使接下的请求仍来得及（Stripe：load shedders；Google SRE：处理过载）。已建模：按在场请求数、按等待时间、两级优先级。被拒绝的请求不耗费服务的时间。",
    },
    "shed.maxInFlight": { label: "在场", help: "一个副本上处理与排队的请求总数；再来的被拒绝。" },
    "shed.reserve": { label: "预留", help: "其中只供关键请求使用的比例（Stripe 预留 20 %）。" },
    "shed.delay": {
      label: "等待",
      help: "整个间隔内没有人的等待短于此值时，轮到时已等待超过其两倍的请求被拒绝（folly：Codel，5 毫秒）。关键请求除外。",
    },
    "shed.interval": { label: "间隔", help: "队列持续多久才算过载（100 毫秒）。" },
    autoscale: {
      label: "自动扩缩",
      help: "按 Kubernetes HorizontalPodAutoscaler 的规则增减副本：就绪副本数 × 利用率 ÷ 目标，向上取整。新副本需要启动时间，因此总是晚一个同步周期加一次启动。",
    },
    "autoscale.min": { label: "最少", help: "副本数不低于该值（minReplicas）。" },
    "autoscale.max": { label: "最多", help: "副本数不高于该值（maxReplicas）。" },
    "autoscale.target": { label: "目标", help: "应当使用中的槽位比例（averageUtilization）。" },
    "autoscale.of": { label: "度量", help: "工作中的槽位：如同 CPU，等待调用的槽位不计。占用的槽位：等待也计入，因此会被变慢的依赖推高。" },
    "autoscale.sync": { label: "间隔", help: "两次决策之间的时间，利用率在其间测得（同步周期，15 秒）。" },
    "autoscale.tolerance": { label: "容差", help: "利用率 ÷ 目标与 1 如此接近时不变（0.1）。" },
    "autoscale.stabilisation": {
      label: "稳定期",
      help: "在这段时间内没有更高的期望时才减少副本（scaleDown 的 stabilizationWindowSeconds，300 秒）。扩容没有稳定期；15 秒内最多增加 4 个或翻一倍。",
    },
    memory: { label: "内存", help: "一个副本占用的内存：基础部分，加上每个在场请求（处理中或排队）的部分。进程结束时全部丢失。" },
    "memory.base": { label: "基础", help: "空闲副本占用的内存。" },
    "memory.perRequest": { label: "每个请求", help: "每个在场请求占用的内存。" },
    "memory.limit": {
      label: "上限",
      help: "占用超过该值的副本连同手中的请求一起被终止（Kubernetes：resources.limits.memory，OOMKilled）。留空：无上限。",
    },
    "memory.restart": {
      label: "自动重启",
      help: "因内存被终止的副本立即重新启动（Kubernetes：restartPolicy Always，其重启间隔会逐次变长）。",
    },
    health: { label: "健康检查", help: "在队列之外的探测；连续失败过多的副本会从调用方的列表中移除（Kubernetes：readinessProbe）。" },
    "health.interval": { label: "间隔", help: "两次探测之间的时间（periodSeconds，10 秒）。" },
    "health.timeout": { label: "超时", help: "届时未响应的探测视为失败（timeoutSeconds，1 秒）。上一次探测结束之前不会发出下一次。" },
    "health.through": {
      label: "经由",
      help: "队列之外：由单独的线程应答，过载的副本仍能通过。队列之中：像请求一样排队并占用槽位，过载时探测会失败。",
    },
    "health.time": { label: "检查耗时", help: "检查本身的处理，例如查询一次数据库。CPU 变慢会使其变长；在队列之中还占用一个槽位。" },
    "health.unhealthyAfter": { label: "判为不健康", help: "连续失败多少次后不再被调用（failureThreshold，3）。" },
    "health.healthyAfter": { label: "判为健康", help: "连续成功多少次后重新被调用（successThreshold，1）。" },
    "health.restartAfter": { label: "判为重启", help: "连续失败多少次后被重启，如 livenessProbe。留空则从不。" },
  },
};
