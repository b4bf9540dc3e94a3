// The words of the fault registry-outage, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const registryOutageText: Text = {
  en: {
    label: "registry outage",
    help: "Nobody reaches the registry: heartbeats, registrations and refreshes get no answer, and callers go on with the list they have. Its own clock goes on. If the outage outlasts the lease it evicts everyone, and afterwards hands out empty lists until the next heartbeats: self-preservation is there for that.",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the messages that get no answer, drawn for each; 1 is every one." },
    },
  },
  zh: {
    label: "注册中心中断",
    help: "无人能访问注册中心：心跳、注册与刷新都没有回应，调用方继续使用手中的列表。它自身的时钟仍在走。若中断长于租约，它会剔除所有实例，恢复后到下一次心跳之前给出空列表：自我保护正是为此而设。",
    fields: { ...actWords.zh, share: { label: "比例", help: "得不到回应的消息比例，逐条抽取；1 表示每一条。" } },
  },
};
