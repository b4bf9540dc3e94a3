// The words of the fault zone-outage in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "整个可用区失效：断电，所有副本崩溃；或网络被切断，区内独自运行。分布在多个可用区的服务会失去一部分；其余部分撑得住吗？",
  fields: {
    ...actWords,
    share: { label: "比例", help: "区内崩溃的副本比例，或跨越边界时丢失的消息比例。" },
    how: {
      label: "方式",
      help: "崩溃：区内所有副本终止，故障结束后重新启动。断网：消息无法跨越边界；区内照常运行，平台的列表仍保留它们：区外调用方只能靠超时得知。",
    },
  },
};
