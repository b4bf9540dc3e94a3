// The words of what belongs to no kind of node and no fault: routes, steps, acts, objectives, the scenario's own settings.
import type { Text } from "../kinds/spec.ts";
import { actWords } from "./act-words.ts";
import { deployWords } from "./deploy-words.ts";

export { routeText } from "./route-words.ts";

/** Id, kind and name of a node, in the forms and in the JSON Schema. */
export const identityText: Text = {
  en: {
    label: "identity",
    help: "What every node has.",
    fields: {
      id: { label: "Id", help: "Its name in discovery, and what steps, routes and faults refer to. Renaming it renames every mention." },
      kind: { label: "Kind", help: "What sort of node it is; it decides which other fields there are." },
      name: { label: "Name", help: "What people call it; the id stands in where there is none." },
    },
  },
  zh: {
    label: "标识",
    help: "每个节点都有的字段。",
    fields: {
      id: { label: "标识", help: "服务发现中的名称，步骤、路由和故障都用它来引用。改名会同时改掉所有引用。" },
      kind: { label: "类型", help: "节点的种类，决定它还有哪些字段。" },
      name: { label: "名称", help: "给人看的名称；留空时显示 id。" },
    },
  },
};

export const stepsText: Text = {
  en: {
    label: "steps",
    help: "What an endpoint does to answer a request, one step after the other. A step that fails skips the rest, and the endpoint answers with that failure. Steps of `parallel` run side by side and join when all have ended.",
    fields: {
      "work.work": { label: "Work", help: "Time of the service's own work, drawn for each request; it holds a slot." },
      "call.call": { label: "Call", help: "The node that is called, over the route that is drawn to it and with that route's policies." },
      "call.endpoint": {
        label: "Endpoint",
        help: "Endpoint of the callee; its first where none is named. One that it does not have is answered with 404.",
      },
      "call.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
      "read.read": {
        label: "Read from",
        help: "The database or cache that is read, by the key of the request. Of a database one connection is held for the time of a read.",
      },
      "read.else": {
        label: "Else",
        help: "Look-aside: steps that are done where a cache does not have the key or does not answer. When they have succeeded the cache is filled, by a call of its own. A cache with a source of its own needs none.",
      },
      "read.key": { label: "Own key", help: "Draws a key for this step instead of the request's, such as a product that a user looks at." },
      "read.key.keys": { label: "Keys", help: "How many different keys there are." },
      "read.key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
      "read.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
      "write.write": {
        label: "Write to",
        help: "The database that is written, or the cache: it forgets the key, after its source is written where it has one.",
      },
      "write.key": { label: "Own key", help: "Draws a key for this step instead of the request's." },
      "write.key.keys": { label: "Keys", help: "How many different keys there are." },
      "write.key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
      "write.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
      "fail.fail": { label: "Fail", help: "Probability that the request fails here, after the work before it was done." },
      "fail.status": {
        label: "Status",
        help: "HTTP status of that failure. A 4xx is the client's error and is not retried; a 5xx is the server's.",
      },
      "parallel.parallel": {
        label: "Parallel",
        help: "Branches of steps that run side by side; it ends when the last has ended, and fails if one did.",
      },
    },
  },
  zh: {
    label: "步骤",
    help: "端点为响应一个请求依次执行的操作。某一步失败则跳过其余步骤，端点以该失败作答。“并行”中的各分支同时进行，全部结束后汇合。",
    fields: {
      "work.work": { label: "处理", help: "服务自身的处理时间，每个请求单独抽取；期间占用一个槽位。" },
      "call.call": { label: "调用", help: "被调用的节点，经由已画出的路由，并遵循该路由的策略。" },
      "call.endpoint": { label: "端点", help: "被调用方的端点；留空用它的第一个。不存在的端点返回 404。" },
      "call.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
      "read.read": { label: "读取", help: "按请求的键读取的数据库或缓存。读数据库期间占用它的一个连接。" },
      "read.else": {
        label: "否则",
        help: "旁路缓存：缓存中没有该键或缓存无响应时执行的步骤。成功后再以一次单独的调用回填缓存。自带数据源的缓存不需要它。",
      },
      "read.key": { label: "独立键", help: "为这一步单独抽取键，而不用请求的键，例如用户浏览的商品。" },
      "read.key.keys": { label: "键数", help: "不同键的数量。" },
      "read.key.zipf": { label: "偏斜", help: "分布有多不均：0 完全均匀，1 表示最热的键是第二名的两倍。" },
      "read.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
      "write.write": { label: "写入", help: "被写入的数据库；若是缓存，则使该键失效，有数据源时先写数据源。" },
      "write.key": { label: "独立键", help: "为这一步单独抽取键，而不用请求的键。" },
      "write.key.keys": { label: "键数", help: "不同键的数量。" },
      "write.key.zipf": { label: "偏斜", help: "分布有多不均：0 完全均匀，1 表示最热的键是第二名的两倍。" },
      "write.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
      "fail.fail": { label: "失败", help: "请求在此处失败的概率；之前的处理时间照常消耗。" },
      "fail.status": { label: "状态码", help: "该失败的 HTTP 状态码。4xx 属客户端错误，不会重试；5xx 属服务端错误。" },
      "parallel.parallel": { label: "并行", help: "同时进行的若干步骤分支；最后一个分支结束时结束，任一失败则失败。" },
    },
  },
};

const ACTS_EN = {
  ...actWords.en,
  ...deployWords.en,
  share: { label: "Share", help: "Of a canary: this share of the replicas is replaced first, rounded up." },
  fault: { label: "Fault", help: 'Id of the fault that ends here; "all" ends every one.' },
  replicas: { label: "Replicas", help: "How many replicas there are from now on. New ones start up first; spare ones drain." },
  multiply: { label: "Multiply", help: "The client's rate, or its number of users, times this." },
};
const ACTS_ZH = {
  ...actWords.zh,
  ...deployWords.zh,
  share: { label: "比例", help: "金丝雀：先替换的副本比例，向上取整。" },
  fault: { label: "故障", help: '在此结束的故障的 id；"all" 结束全部故障。' },
  replicas: { label: "副本数", help: "此后的副本数量。新副本先启动，多余的副本先排空。" },
  multiply: { label: "倍数", help: "客户端的速率（或用户数）乘以该倍数。" },
};
/** Of the actions; a fault's own fields are in its folder. */
export const actsText: Text = {
  en: {
    label: "timeline",
    help: "What happens during the run: faults, and what an operator does. Kill loses the work in hand until a restart; stop drains first.",
    fields: ACTS_EN,
  },
  zh: {
    label: "时间线",
    help: "运行期间发生的事情：故障与运维操作。“强杀”会丢失正在处理的请求，直到重启；“停止”会先排空。",
    fields: ACTS_ZH,
  },
};

export const objectiveText: Text = {
  en: {
    label: "objective",
    help: "What must hold, such as a p99 below 500 ms. It is checked while the run goes on, and `faultline run` exits with 1 where it did not hold.",
    fields: {
      id: { label: "Id", help: "Names the objective in the summary." },
      of: { label: "Of", help: 'The node or route that is measured; "clients": all requests, end to end.' },
      metric: { label: "Metric", help: "What is measured. Availability is 1 − (server errors + timeouts + rejected + refused) / ended." },
      op: { label: "Must be", help: "How the measured value has to compare with the bound." },
      value: { label: "Value", help: "The bound: a duration for latencies, a share from 0 to 1 or a number for the others." },
      over: {
        label: "Over",
        help: "Must hold in every full window of this length after the warm-up, sliding by 1 s. Left out: over the whole run.",
      },
    },
  },
  zh: {
    label: "目标",
    help: "必须成立的条件，例如 p99 低于 500 ms。运行期间持续检查；若不成立，`faultline run` 以 1 退出。",
    fields: {
      id: { label: "标识", help: "该目标在汇总中的名称。" },
      of: { label: "对象", help: '被度量的节点或路由；"clients" 表示全部请求的端到端结果。' },
      metric: { label: "指标", help: "度量什么。可用性 = 1 −（服务端错误 + 超时 + 被拒绝 + 连接被拒）/ 已结束。" },
      op: { label: "比较", help: "测得的值与界限应满足的关系。" },
      value: { label: "界限", help: "延迟用时长，其他指标用 0 到 1 的比例或数字。" },
      over: { label: "窗口", help: "预热之后，每个该长度的完整窗口都须成立，窗口每次滑动 1 秒。留空表示对整个运行计算。" },
    },
  },
};

export const settingsText: Text = {
  en: {
    label: "scenario",
    help: "The scenario as a whole. The same document and seed give the same run, bit for bit, on every machine.",
    fields: {
      name: { label: "Name", help: "Title of the scenario, in the library and in reports." },
      description: { label: "Description", help: "Markdown without HTML, shown beside the canvas." },
      seed: { label: "Seed", help: "Where chance begins. The same seed gives the same run; change it to see another day." },
      duration: { label: "Duration", help: "The run stops by itself at this virtual time. Left out: it goes on." },
      warmup: { label: "Warm-up", help: "What began before this time is left out of the summary's statistics." },
      tracing: { label: "Tracing", help: "Which requests are kept as traces. It never changes the run itself." },
      "tracing.sample": { label: "Sample", help: "Share of requests whose trace is kept, decided when the request begins." },
      "tracing.keepErrors": { label: "Keep errors", help: "Keeps the trace of every request that failed somewhere, at most 50 a second." },
      "tracing.keepSlowest": {
        label: "Keep slowest",
        help: "Keeps the slowest share of requests of each operation, from its 1,000th request on.",
      },
    },
  },
  zh: {
    label: "场景",
    help: "整个场景的设置。相同的文档与种子在任何机器上都给出逐位相同的运行。",
    fields: {
      name: { label: "名称", help: "场景的标题，用于库和报告。" },
      description: { label: "说明", help: "不含 HTML 的 Markdown，显示在画布旁。" },
      seed: { label: "种子", help: "随机性的起点。相同的种子给出相同的运行；换一个种子看另一种情形。" },
      duration: { label: "时长", help: "到达该虚拟时间时自动停止。留空则一直运行。" },
      warmup: { label: "预热", help: "在此之前开始的请求不计入汇总统计。" },
      tracing: { label: "追踪", help: "保留哪些请求的分布式追踪。它不会改变运行本身。" },
      "tracing.sample": { label: "采样率", help: "保留追踪的请求比例，在请求开始时决定。" },
      "tracing.keepErrors": { label: "保留出错", help: "保留途中出错的请求的追踪，每秒最多 50 条。" },
      "tracing.keepSlowest": { label: "保留最慢", help: "每种操作从第 1,000 个请求起，保留最慢的这一比例。" },
    },
  },
};
