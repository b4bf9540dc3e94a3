// 节点为何出现问题，用完整的句子说明：检查器顶部的方框。
import type { causeWords as en } from "./cause-words.en.ts";

export const causeWords: Readonly<Record<keyof typeof en, string>> = {
  "inspector.cause.queueFull": "{slots} 个槽位占用 {busy} 个，{room} 个排队位占用 {waiting} 个。新调用被拒绝。",
  "inspector.cause.unreachable": "无法访问：发往它的消息收不到，它也发不出任何消息。进程仍在运行，已有数据仍保留。",
  "inspector.cause.unreachableShare": "发往它和由它发出的消息有 {share} 丢失。",
  "inspector.cause.lagGrows":
    "积压增长：{group} 的消费慢于发布。每秒发布 {published} 条，每秒处理 {handled} 条；积压 {lag} 条，最早的一条已等待 {age}。",
  "inspector.cause.ejected": "{of} 个副本中有 {ejected} 个因连续失败被调用方剔除。",
  "inspector.cause.down": "{of} 个副本中有 {down} 个宕机。",
  "inspector.cause.stopped": "自 {at} 起所有副本已停止。",
  "inspector.cause.errors": "{share} 的调用失败。",
  "inspector.cause.errorsBy": "{share} 的调用失败，主要原因：{why}。",
  "inspector.cause.saturated": "{slots} 个槽位占用 {busy} 个，{waiting} 个在排队。已无余量。",
  "inspector.cause.slow": "{share} 的时间在等待 {callee}。",
  "inspector.cause.waits": "{visits} 个请求在等待 {callee}。",
  "inspector.cause.waitsInLine": "{slots} 个槽位被占用 {busy} 个，{visits} 个请求在等待 {callee}，另有 {waiting} 个在排队。",
  "inspector.cause.hangs": "{of} 个副本中有 {hanging} 个挂起：接受调用但从不响应。",
};
