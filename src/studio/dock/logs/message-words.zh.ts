// What the log says of messages and of those who consume them, in Chinese.
import type { messageWords } from "./message-words.en.ts";

export const messageWordsChinese: Record<keyof typeof messageWords, string> = {
  "log.topicFull": "{who} 的主题 {topic} 已满：{bound} 条消息，发布被拒绝",
  "log.messageDeadLettered": "消息 {message}（{type}）进入死信主题：{group} 已放弃",
  "log.messageExpired": "消息 {message}（{type}）在 {group} 取走之前过期",
  "log.messageDropped": "消息 {message}（{type}）被 {group} 丢弃",
  "log.consumerJoined": "{who} 加入 {topic} 的消费者组 {group}",
  "log.consumerLeft": "{who} 离开 {topic} 的消费者组 {group}",
  "log.consumerExpelled.session": "{who} 被移出 {topic} 的消费者组 {group}：没有心跳",
  "log.consumerExpelled.maxPoll": "{who} 被移出 {topic} 的消费者组 {group}：有心跳但不取消息",
  "log.rebalanced": "{group} 停顿 {pause} 后以 {members} 个消费者继续消费 {topic}",
  "log.deadLettersReplayed": "{who} 的死信已交还给各消费者组：{count} 条",
  "log.deadLettersFull": "{who} 的主题 {topic} 已有 {most} 条死信，达到上限：最旧的被移除",
  "log.cause.session": "没有心跳",
  "log.cause.maxPoll": "不取消息",
  "mark.replay": "重放死信",
  "why.change.member": "{who}，消费者组：{from} → {to}（{cause}）",
  "why.member.member": "成员",
  "why.member.outside": "组外",
  "why.origin.replay": "{name} 的死信被重放。",
};
