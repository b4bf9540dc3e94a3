// What the command line says of itself, in each language. The sentences about a document are the engine's (scenario/problem.ts).
import type { ProblemLanguage } from "../engine/scenario/explain.ts";

const en = {
  usage: `faultline: the simulation without a browser

  faultline run FILE|LINK [--seed N] [--duration D] [--until T] [--json] [--traces FILE] [--metrics FILE] [--digest]
  faultline check FILE|LINK            every problem of a document, on standard error; runs nothing
  faultline link FILE [--base URL]     the share link of a document
  faultline open LINK                  the document of a share link
  faultline schema                     the JSON Schema of documents

FILE may be - for standard input; a link may be whole or the part from #. --lang en|zh chooses the language of messages.
--traces writes .json (OTLP); --metrics writes .json (OTLP), .prom or .csv.
Exit status: 0 ran and every objective held · 1 an objective did not hold · 2 bad document, link or arguments · 3 the engine failed`,
  noCommand: "which command? One of {commands}",
  unknownCommand: "there is no command {found}: it is one of {commands}",
  unknownOption: "{command} has no option {found}",
  valueMissing: "{option} needs a value",
  valueNotTaken: "{option} takes no value",
  noSource: "{command} needs a file, a link or -",
  tooManySources: "{command} takes one file or link, and {found} is one too many",
  badSeed: "--seed must be a whole number from 0 to 4294967295, is {found}",
  badDuration: "{option} must be a duration such as 30s or 5m, is {found}",
  badLanguage: "--lang must be en or zh, is {found}",
  badBase: "--base must be an http or https address, is {found}",
  badEnding: "{option} writes files that end in {endings}, not {found}",
  unreadable: "{file} cannot be read: {reason}",
  unwritable: "{file} cannot be written: {reason}",
  notALink: "{found} is no share link: it would have a part from #s=",
  isALink: "link makes a link of a file, and {found} is one already",
  noDuration: "no duration is set: the run ends after 5 min of virtual time",
  progress: "{percent} % · {events} events",
  engineFailed: "the engine failed (seed {seed}): {message}",
  valid: "{nodes} nodes, {routes} routes: nothing wrong",
  untitled: "Untitled",
  run: "{name} · seed {seed} · {seconds} s of virtual time in {wall} s · {events} events",
  digest: "digest {digest}",
  requests: "requests",
  latency: "latency, ms",
  count: "count",
  all: "all that ended",
  okOnly: "ok only",
  nodes: "nodes",
  routes: "routes",
  reasons: "why requests failed",
  objectives: "objectives",
  counters: "counters",
  broken: "first broken at {at} s, {times} times in all",
  brokenBy: "first broken at {at} s by request {trace}, {times} times in all",
  held: "held",
  missed: "not held",
  silent: "not held: no data",
  arrivals: "arrivals",
  rate: "rate /s",
  errors: "errors",
  rejected: "rejected",
  wait: "wait",
  queue: "queue",
  most: "max",
  utilisation: "busy",
  calls: "calls",
  attempts: "attempts",
  policies: "policies",
  retries: "retries",
  hedges: "hedges",
  hedgesWon: "won",
  fallbacks: "fallbacks",
  rateLimited: "rate limit",
  bulkhead: "bulkhead",
  limited: "limit",
  timeouts: "timeouts",
  refused: "refused",
  breakers: "breakers, by caller",
  closed: "closed",
  halfOpen: "half-open",
  open: "open",
  opened: "opened",
  topics: "topics",
  accepted: "accepted",
  acknowledged: "acknowledged",
  redelivered: "redelivered",
  deadLettered: "dead letters",
  lost: "lost",
  lag: "lag",
  "outcome.issued": "issued",
  "outcome.ok": "ok",
  "outcome.clientError": "client error",
  "outcome.serverError": "server error",
  "outcome.timeout": "timeout",
  "outcome.rejected": "rejected",
  "outcome.refused": "refused",
  "outcome.cancelled": "cancelled",
  "outcome.inFlight": "in flight",
} as const;

export type Word = keyof typeof en;

const zh: Readonly<Record<Word, string>> = {
  usage: `faultline：不用浏览器运行仿真

  faultline run 文件|链接 [--seed N] [--duration D] [--until T] [--json] [--traces 文件] [--metrics 文件] [--digest]
  faultline check 文件|链接            在标准错误中列出文档的所有问题，不运行
  faultline link 文件 [--base 网址]    文档的分享链接
  faultline open 链接                  分享链接中的文档
  faultline schema                     文档的 JSON Schema

文件可写作 -，表示标准输入；链接可以是完整的，也可以只是从 # 开始的部分。--lang en|zh 选择消息的语言。
--traces 写出 .json（OTLP）；--metrics 写出 .json（OTLP）、.prom 或 .csv。
退出状态：0 运行完成且所有目标达成 · 1 有目标未达成 · 2 文档、链接或参数有误 · 3 引擎失败`,
  noCommand: "缺少命令，可用的命令：{commands}",
  unknownCommand: "没有 {found} 这个命令，可用的命令：{commands}",
  unknownOption: "{command} 没有选项 {found}",
  valueMissing: "{option} 需要一个值",
  valueNotTaken: "{option} 不接受值",
  noSource: "{command} 需要一个文件、链接或 -",
  tooManySources: "{command} 只接受一个文件或链接，{found} 是多余的",
  badSeed: "--seed 必须是 0 到 4294967295 之间的整数，现为 {found}",
  badDuration: "{option} 必须是 30s 或 5m 这样的时长，现为 {found}",
  badLanguage: "--lang 必须是 en 或 zh，现为 {found}",
  badBase: "--base 必须是 http 或 https 网址，现为 {found}",
  badEnding: "{option} 只写出以 {endings} 结尾的文件，不能是 {found}",
  unreadable: "无法读取 {file}：{reason}",
  unwritable: "无法写入 {file}：{reason}",
  notALink: "{found} 不是分享链接：链接应有从 #s= 开始的部分",
  isALink: "link 用文件生成链接，而 {found} 已经是链接",
  noDuration: "未设置时长：运行在虚拟时间 5 分钟后结束",
  progress: "{percent} % · {events} 个事件",
  engineFailed: "引擎失败（种子 {seed}）：{message}",
  valid: "{nodes} 个节点，{routes} 条路由：没有问题",
  untitled: "未命名",
  run: "{name} · 种子 {seed} · 虚拟时间 {seconds} 秒，用时 {wall} 秒 · {events} 个事件",
  digest: "摘要 {digest}",
  requests: "请求",
  latency: "延迟（毫秒）",
  count: "数量",
  all: "所有已结束的",
  okOnly: "仅成功的",
  nodes: "节点",
  routes: "路由",
  reasons: "请求失败的原因",
  objectives: "目标",
  counters: "计数器",
  broken: "首次破坏于 {at} 秒，共 {times} 次",
  brokenBy: "首次破坏于 {at} 秒，请求 {trace}，共 {times} 次",
  held: "达成",
  missed: "未达成",
  silent: "未达成：没有数据",
  arrivals: "到达",
  rate: "速率 /s",
  errors: "错误",
  rejected: "拒绝",
  wait: "等待",
  queue: "队列",
  most: "最大",
  utilisation: "利用率",
  calls: "调用",
  attempts: "尝试",
  policies: "策略",
  retries: "重试",
  hedges: "对冲",
  hedgesWon: "先到",
  fallbacks: "降级",
  rateLimited: "限流",
  bulkhead: "舱壁",
  limited: "并发限制",
  timeouts: "超时",
  refused: "连接被拒",
  breakers: "熔断器（按调用方）",
  closed: "关闭",
  halfOpen: "半开",
  open: "打开",
  opened: "打开次数",
  topics: "主题",
  accepted: "已接收",
  acknowledged: "已确认",
  redelivered: "重新投递",
  deadLettered: "死信",
  lost: "丢失",
  lag: "积压",
  "outcome.issued": "发出",
  "outcome.ok": "成功",
  "outcome.clientError": "客户端错误",
  "outcome.serverError": "服务端错误",
  "outcome.timeout": "超时",
  "outcome.rejected": "拒绝",
  "outcome.refused": "连接被拒",
  "outcome.cancelled": "取消",
  "outcome.inFlight": "进行中",
};

export type Language = ProblemLanguage;
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    (language === "zh" ? zh : en)[word].replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );

export const catalogues = { en, zh };
