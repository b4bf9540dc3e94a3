// The words of the saga orchestrator in Chinese: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

const COMMAND = {
  call: { label: "调用", help: "被通知的参与者，经由已画出的路由及其策略。" },
  endpoint: { label: "端点", help: "请求它的哪个端点。留空则为第一个。" },
  publish: { label: "发布", help: "代替调用：发布该类型的消息，由订阅者处理。" },
  topic: { label: "主题", help: "发布到哪里。留空则为同名主题。" },
  to: { label: "消息代理", help: "经由已画出的路由。留空则为拥有该主题的那一个。" },
  reply: { label: "完成事件", help: "表示已完成的事件类型，经订阅送达这里。留空则以消息代理的确认为完成。" },
  failed: { label: "拒绝事件", help: "表示不会完成的事件类型：是拒绝，从不重试。" },
} as const;
const RETRY = {
  attempts: { label: "尝试次数", help: "最多尝试几次，首次计入（Step Functions：MaxAttempts + 1）。" },
  backoff: { label: "退避", help: "下一次尝试之前的等待：无、每次相同，或每次翻倍。" },
  base: { label: "首次等待", help: "第二次尝试之前的等待（Step Functions：IntervalSeconds，1 秒；Temporal：initialInterval，1 秒）。" },
  max: { label: "最长等待", help: "等待翻倍到此为止。" },
  jitter: { label: "抖动", help: "打散等待时间，避免大量 Saga 在同一时刻重试。" },
} as const;
const within = <T extends object>(prefix: string, words: T): Words["fields"] =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

export const words: Words = {
  help: "Saga 编排器：跨多个服务的长流程，没有一个事务把它们全部锁住。它依次向参与者发出命令并逐一等待应答；某一步最终失败时，按相反次序以补偿撤销已完成的步骤。补偿也放弃时，Saga 进入 FAILED，留给人工重试或处置。可代表 Temporal、Camunda、AWS Step Functions、Eventuate Tram Sagas。日志可持久或不持久：崩溃后，持久的编排器回放日志并重新发出未应答的命令，参与者因此可能收到两次（至少一次）；不持久的则丢失全部进行中的 Saga。超时的步骤不会被补偿，尽管它可能已经执行。没有定义时，依次调用每条外出路由，无需撤销。已建模：大量并行的 Saga、重试、超时、补偿、崩溃与回放，以调用或消息发出命令并以事件应答，以及经由真实路由及其策略的往返。未建模：编排器集群、写日志的耗时、嵌套的 Saga。",
  fields: {
    version: { label: "版本", help: "卡片上的标签。" },
    ...zonedWords,
    sagas: { label: "Saga 定义", help: "它能执行什么：每个定义即同名端点，请求该端点就启动一个 Saga。" },
    "sagas[].name": { label: "名称", help: "请求或路径用它来指代。" },
    "sagas[].event": { label: "起始事件", help: "该类型的事件也会启动一个 Saga，经订阅送达这里。" },
    "sagas[].answer": {
      label: "应答",
      help: "已受理：启动 Saga 的请求立即得到应答（202），Saga 自行继续。结束时：Saga 结束后才应答，若回退则带上导致回退的失败（Step Functions：StartExecution、StartSyncExecution）。调用方中途放弃并不会停止 Saga。",
    },
    "sagas[].steps": { label: "步骤", help: "依次执行；按相反次序撤销。" },
    "sagas[].steps[].name": { label: "名称", help: "显示用；留空则显示所调用的端点。" },
    "sagas[].steps[].command": { label: "命令", help: "要求参与者做什么。" },
    ...within("sagas[].steps[].command", COMMAND),
    "sagas[].steps[].timeout": {
      label: "超时",
      help: "届时未应答的尝试视为失败（Temporal：startToCloseTimeout）。它仍可能已经执行。",
    },
    "sagas[].steps[].retry": {
      label: "重试",
      help: "在可能有用时再次发出命令：4xx 除 408 与 429 外从不重试，因为拒绝也是一种答复。留空则只尝试一次。",
    },
    ...within("sagas[].steps[].retry", RETRY),
    "sagas[].steps[].compensation": { label: "补偿", help: "步骤完成之后用什么来撤销。留空则无需撤销。" },
    ...within("sagas[].steps[].compensation", COMMAND),
    "sagas[].steps[].compensation.timeout": { label: "超时", help: "届时未应答的尝试视为失败。" },
    "sagas[].steps[].compensation.retry": { label: "重试", help: "补偿尝试几次之后放弃，Saga 随后留给人工处理。" },
    ...within("sagas[].steps[].compensation.retry", RETRY),
    durable: {
      label: "持久日志",
      help: "开：每一步都写入不随崩溃消失的日志；重启后每个 Saga 从原处继续，未应答的命令会重新发出。关：崩溃会丢失全部进行中的 Saga，做到一半即止。",
    },
    idempotent: {
      label: "幂等消费者",
      help: "已启动过 Saga 的事件无论再投递或再发布多少次（按生产者给出的 id）都不会再启动一个（Eventuate Tram：已接收消息表；Camunda：消息 id）。留空则每次投递都启动一个。由日志记住；日志不持久时崩溃即忘。",
    },
    "idempotent.window": { label: "窗口", help: "id 记住多久；更晚到来的副本会再启动一个 Saga。" },
    concurrency: { label: "并发", help: "同时受理的请求数。进行中的 Saga 不占用这些槽位。" },
    queue: { label: "队列", help: "可排队的请求数；再来的以 503 拒绝。" },
    time: { label: "处理时间", help: "启动一个 Saga 的处理，先于第一条命令。" },
    startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间；随后回放日志。" },
  },
};
