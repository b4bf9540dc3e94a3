// The words of the fault slow-consumer in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "处理消息的耗时变为若干倍：批次变大、查询缺索引。它的其他请求照常。消息来得比处理得快时，积压按差额增长；故障结束后按富余能力回落。若慢过确认超时，每条消息都会再次投递。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "变慢的实例比例，至少一个；1 表示全部。" },
    factor: { label: "倍数", help: "耗时变为多少倍。" },
  },
};
