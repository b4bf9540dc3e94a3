// The words of the fault clock-skew in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "实例的时钟不准，如同没有时间同步。请求照常处理，但跨度和日志带着错误的时间：在追踪中，调用似乎在发出之前就开始，或在调用方之后才结束。这里会标出这些时间；真实的采集系统做不到。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "时钟不准的实例比例，取整，至少一个。" },
    by: { label: "偏移量", help: "时钟相差多少。" },
    behind: { label: "偏慢", help: "时钟偏慢，显示更早的时间；否则偏快。" },
  },
};
