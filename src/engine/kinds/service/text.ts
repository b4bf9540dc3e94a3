// The words of the service, in every language: label and help of the kind and of each of its fields.
import { spreadWords } from "../../scenario/zones.ts";
import type { Text } from "../spec.ts";

const en: Text["en"] = {
  label: "service",
  help: "A microservice: replicas, each with slots and a line of its own, and endpoints made of steps. A request takes a slot when its work begins and waits in line when there is none; a full line turns it away with 503. Modelled: queueing, threads or event loop, errors, start-up, draining, health checks, memory in use. Not modelled: CPU contention, garbage collection, payload size.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    runtime: { label: "Runtime", help: "Language or platform; a label only." },
    ...spreadWords.en,
    replicas: { label: "Replicas", help: "How many copies there are, each with slots and a line of its own (Kubernetes: spec.replicas)." },
    concurrency: {
      label: "Concurrency",
      help: "Requests that one replica works on at once: its threads or workers (Tomcat: maxThreads; gunicorn: workers × threads).",
    },
    queue: { label: "Queue", help: "Requests that may wait at one replica; the next is turned away with 503 (Tomcat: acceptCount)." },
    discipline: {
      label: "Order",
      help: "Who is served next: the first that came (FIFO), or the last (LIFO), which keeps some requests fast in an overload.",
    },
    blocking: {
      label: "Hold the slot",
      help: "On: a request keeps its slot while it waits for its calls, as threads do. Off: it gives the slot back meanwhile, as an event loop does.",
    },
    time: { label: "Time", help: "Work of a request where no endpoints are listed; afterwards every outgoing route is used in turn." },
    errorRate: { label: "Error rate", help: "Share of requests that end with a 500 once their work is done." },
    endpoints: {
      label: "Endpoints",
      help: "What can be asked of it. Without any, every request does the time and then uses each outgoing route.",
    },
    "endpoints[].name": { label: "Name", help: "What steps, paths and requests call it by." },
    "endpoints[].steps": { label: "Steps", help: "Done one after the other; a failed step skips the rest." },
    startup: { label: "Start-up", help: "From starting to healthy, for replicas that come later: scaled, restarted, deployed." },
    shutdown: {
      label: "Shutdown",
      help: "How long a replica that is stopped may finish what it has (Kubernetes: terminationGracePeriodSeconds).",
    },
    shed: {
      label: "Load shedding",
      help: "Turns requests away with 503 before the line is full, so that those it takes are still in time (Stripe: load shedders; Google SRE: handling overload). Modelled: by requests present, by wait, two priorities. A request turned away takes no time of the service.",
    },
    "shed.maxInFlight": { label: "Present", help: "Requests at one replica, in work and in line together; the next is turned away." },
    "shed.reserve": { label: "Reserve", help: "Share of these places that only critical requests may use (Stripe keeps 20 %)." },
    "shed.delay": {
      label: "Delay",
      help: "When in a whole interval nobody waited for less than this, those who waited for more than twice as long are turned away when their turn comes (folly: Codel, 5 ms). Critical requests are not.",
    },
    "shed.interval": { label: "Interval", help: "How long a line must stand before it counts as an overload (100 ms)." },
    autoscale: {
      label: "Autoscaler",
      help: "Adds and takes away replicas by the rule of Kubernetes' HorizontalPodAutoscaler: ready replicas × utilisation ÷ target, rounded up. New ones need their start-up, so it is late by a sync and a start-up.",
    },
    "autoscale.min": { label: "Fewest", help: "There are never fewer (minReplicas)." },
    "autoscale.max": { label: "Most", help: "There are never more (maxReplicas)." },
    "autoscale.target": { label: "Target", help: "Share of the slots that should be in use (averageUtilization)." },
    "autoscale.of": {
      label: "Measured",
      help: "Slots in work: like CPU, a slot that waits for a call does not count. Slots held: waiting counts too, which a slow dependency drives up.",
    },
    "autoscale.sync": { label: "Every", help: "Time between two decisions; utilisation is measured between them (sync period, 15 s)." },
    "autoscale.tolerance": { label: "Tolerance", help: "No change while utilisation ÷ target is so near 1 (0.1)." },
    "autoscale.stabilisation": {
      label: "Steady for",
      help: "Fewer replicas only when no more were wished for so long (stabilizationWindowSeconds of scaleDown, 300 s). Upwards there is none; at most 4 or as many again are added in 15 s.",
    },
    memory: {
      label: "Memory",
      help: "What one replica has in memory: a base, and something for each request that is there, in work or in line. It is lost when the process ends.",
    },
    "memory.base": { label: "Base", help: "In use by a replica that does nothing." },
    "memory.perRequest": { label: "Per request", help: "In use for each request while it is there." },
    "memory.limit": {
      label: "Limit",
      help: "A replica with more in use is killed, with all that it has in its hands (Kubernetes: resources.limits.memory, OOMKilled). Left out: none.",
    },
    "memory.restart": {
      label: "Restart",
      help: "One that was killed for its memory starts again at once (Kubernetes: restartPolicy Always, which waits longer from time to time).",
    },
    health: {
      label: "Health",
      help: "Probes beside the queue; a replica that misses too many leaves the callers' lists (Kubernetes: readinessProbe).",
    },
    "health.interval": { label: "Every", help: "Time between two probes (periodSeconds, 10 s)." },
    "health.timeout": { label: "Timeout", help: "A probe not answered by then has failed (timeoutSeconds, 1 s)." },
    "health.through": {
      label: "Through",
      help: "Beside the queue: answered by a thread of its own, so an overloaded replica still passes. In the queue: it waits in line and takes a slot like a request, so overload fails it.",
    },
    "health.time": {
      label: "Check takes",
      help: "Work of the check itself, for example a query of its database. A slow CPU makes it longer; in the queue it holds a slot.",
    },
    "health.unhealthyAfter": {
      label: "Unhealthy after",
      help: "Failed probes in a row after which callers leave it alone (failureThreshold, 3).",
    },
    "health.healthyAfter": { label: "Healthy after", help: "Good probes in a row after which it is called again (successThreshold, 1)." },
    "health.restartAfter": {
      label: "Restart after",
      help: "Failed probes in a row after which it is restarted, as by a livenessProbe. Left out: never.",
    },
  },
};
const zh: Text["zh"] = {
  label: "服务",
  help: "一个微服务：若干副本，各有自己的槽位与队列；端点由步骤组成。请求开始处理时占用一个槽位，没有空闲则排队；队列已满时以 503 拒绝。已建模：排队、线程或事件循环、错误、启动、排空、健康检查、内存占用。未建模：CPU 争用、垃圾回收、负载大小。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    runtime: { label: "运行时", help: "语言或平台；仅作标签。" },
    ...spreadWords.zh,
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
    "health.timeout": { label: "超时", help: "届时未响应的探测视为失败（timeoutSeconds，1 秒）。" },
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

/** The words of the service, in every language. */
export const serviceText: Text = { en, zh };
