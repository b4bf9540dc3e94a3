// The words of the fault clock-skew, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const clockSkewText: Text = {
  en: {
    label: "clock skew",
    help: "The clocks of the instances are wrong, as without time synchronisation. Requests are served as before, but spans and log records bear the wrong times: in a trace a call seems to begin before it was sent, or to end after its caller. The studio marks such times; a real collector could not.",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the instances whose clocks are wrong, a whole number of them, at least one." },
      by: { label: "By", help: "How far the clocks are off." },
      behind: { label: "Behind", help: "The clocks are slow: they show an earlier time. Otherwise they are fast." },
    },
  },
  zh: {
    label: "时钟偏移",
    help: "实例的时钟不准，如同没有时间同步。请求照常处理，但跨度和日志带着错误的时间：在追踪中，调用似乎在发出之前就开始，或在调用方之后才结束。这里会标出这些时间；真实的采集系统做不到。",
    fields: {
      ...actWords.zh,
      share: { label: "比例", help: "时钟不准的实例比例，取整，至少一个。" },
      by: { label: "偏移量", help: "时钟相差多少。" },
      behind: { label: "偏慢", help: "时钟偏慢，显示更早的时间；否则偏快。" },
    },
  },
};
