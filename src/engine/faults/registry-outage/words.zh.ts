// The words of the fault registry-outage in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "无人能访问注册中心：心跳、注册与刷新都没有回应，调用方继续使用手中的列表。它自身的时钟仍在走。若中断长于租约，它会剔除所有实例，恢复后到下一次心跳之前给出空列表：自我保护正是为此而设。",
  fields: { ...actWords, share: { label: "比例", help: "得不到回应的消息比例，逐条抽取；1 表示每一条。" } },
};
