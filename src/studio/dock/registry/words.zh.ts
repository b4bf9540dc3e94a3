// The registry's words, in simplified Chinese.
import type { registryWords } from "./words.en.ts";

export const registryWordsChinese: Readonly<Record<keyof typeof registryWords, string>> = {
  "log.registered": "{who} 已注册",
  "log.registeredAgain": "{who} 重新注册：注册中心不认识它",
  "log.deregistered": "{who} 已注销",
  "log.evicted": "{who} 被剔除：{silence} 内没有心跳",
  "log.evictedAlive": "{who} 仍在运行却被剔除：{silence} 内没有心跳送达",
  "log.renewedLate": "{who} 续租迟到，间隔 {gap}",
  "log.listChanged": "{caller} 刷新了 {service} 的列表：{change}",
  "log.list.come": "新增 {names}",
  "log.list.gone": "移除 {names}",
  "log.list.and": "，",
  "log.preservationOn": "自我保护开启：续租 {renewals} 次，应多于 {threshold} 次；不剔除任何实例",
  "log.preservationOff": "自我保护关闭：续租 {renewals} 次，多于 {threshold} 次",
};
