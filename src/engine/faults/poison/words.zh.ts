// The words of the fault poison in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "一部分消息无法处理：格式有误，或触发了消费者的缺陷，每次投递都在处理完后失败。按消息 id 选定，因此每次都是同一条。投递次数不设上限，它就永远再来并占住分区；有上限则进入死信。故障结束后即可处理：此时重放死信。",
  fields: {
    ...actWords,
    rate: { label: "比率", help: "毒消息的比例。" },
    event: { label: "事件", help: "只作用于该类型的事件。留空：所有类型。" },
  },
};
