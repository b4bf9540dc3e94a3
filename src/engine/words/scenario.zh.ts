// The words of what belongs to no kind, fault, route or step, in Chinese: a node's identity, acts, objectives, the scenario's own settings.
import type { Words } from "../kinds/spec.ts";
import { actWords } from "./act.zh.ts";
import { configActWords } from "./config-act.zh.ts";
import { deployWords } from "./deploy.zh.ts";

/** Id, kind and name of a node, in the forms and in the JSON Schema. */
export const identityWords: Words = {
  help: "每个节点都有的字段。",
  fields: {
    id: { label: "标识", help: "服务发现中的名称，步骤、路由和故障都用它来引用。改名会同时改掉所有引用。" },
    kind: { label: "类型", help: "节点的种类，决定它还有哪些字段。" },
    name: { label: "名称", help: "给人看的名称；留空时显示 id。" },
  },
};

/** Of the actions; a fault's own fields are in its folder. */
export const actsWords: Words = {
  help: "运行期间发生的事情：故障与运维操作。“强杀”会丢失正在处理的请求，直到重启；“停止”会先排空。",
  fields: {
    ...actWords,
    ...deployWords,
    ...configActWords,
    share: { label: "比例", help: "金丝雀：先替换的副本比例，向上取整。配置：先收到它的实例比例，晋升后才到其余实例；1 表示一次全部。" },
    fault: { label: "故障", help: '在此结束的故障的 id；"all" 结束全部故障。' },
    replicas: { label: "副本数", help: "此后的副本数量。新副本先启动，多余的副本先排空。" },
    topic: { label: "主题", help: "把该主题的死信交还给放弃它们的消费者组。留空：所有死信主题。" },
    saga: { label: "Saga", help: "等待人工处理的某个 Saga 的编号。留空：全部。" },
    multiply: { label: "倍数", help: "客户端的速率（或用户数）乘以该倍数。" },
  },
};

export const objectiveWords: Words = {
  help: "必须成立的条件，例如 p99 低于 500 ms。运行期间持续检查；若不成立，`faultline run` 以 1 退出。",
  fields: {
    id: { label: "标识", help: "该目标在汇总中的名称。" },
    of: { label: "对象", help: '被度量的节点或路由；"clients" 表示全部请求的端到端结果。' },
    invariant: {
      label: "不变式",
      help: "对计数器和实体（无论存于何处）始终必须成立的条件，每次变化时检查：`stock >= 0`、`charged == ordered within 5s`、`order.pending <= 100`、`every order ends completed or compensated within 30s`。写了 `within` 时，一个请求的改动在其最后一次改动之后这么久才算数：请求还在路上时，两处之间的等式不可能成立。实体未写时限则为一分钟。",
    },
    metric: { label: "指标", help: "度量什么。可用性 = 1 −（服务端错误 + 超时 + 被拒绝 + 连接被拒）/ 已结束。" },
    op: { label: "比较", help: "测得的值与界限应满足的关系。" },
    value: { label: "界限", help: "延迟用时长，其他指标用 0 到 1 的比例或数字。" },
    over: { label: "窗口", help: "预热之后，每个该长度的完整窗口都须成立，窗口每次滑动 1 秒。留空表示对整个运行计算。" },
  },
};

export const settingsWords: Words = {
  help: "整个场景的设置。相同的文档与种子在任何机器上都给出逐位相同的运行。",
  fields: {
    name: { label: "名称", help: "场景的标题，用于库和报告。" },
    description: { label: "说明", help: "不含 HTML 的 Markdown，显示在画布旁。" },
    seed: { label: "种子", help: "随机性的起点。相同的种子给出相同的运行；换一个种子看另一种情形。" },
    duration: { label: "时长", help: "到达该虚拟时间时自动停止。留空则一直运行。" },
    warmup: { label: "预热", help: "在此之前开始的请求不计入汇总统计。" },
    tracing: { label: "追踪", help: "保留哪些请求的分布式追踪。它不会改变运行本身。" },
    "tracing.sample": { label: "采样率", help: "保留追踪的请求比例，在请求开始时决定。" },
    "tracing.keepErrors": {
      label: "保留出错",
      help: "保留失败的请求的追踪，以及结束后 30 秒内有消息处理失败的请求的追踪（OpenTelemetry 尾部采样：decision_wait），每秒最多 50 条。",
    },
    "tracing.keepSlowest": { label: "保留最慢", help: "每种操作从第 1,000 个请求起，保留最慢的这一比例。" },
  },
};
