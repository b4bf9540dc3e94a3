// The words of the fault slow in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "所有处理耗时变为若干倍：容器被限流、邻居争用、垃圾回收不停。期间一直占用槽位，因此同样的负载需要更多槽位；等待下游调用的时间不变。已开始的处理按原来的时间结束。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "变慢的实例比例，至少一个；1 表示全部。" },
    factor: { label: "倍数", help: "耗时变为多少倍：4 即速度降为四分之一。" },
  },
};
