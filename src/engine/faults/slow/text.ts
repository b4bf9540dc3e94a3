// The words of the fault slow, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const slowText: Text = {
  en: {
    label: "slow CPU",
    help: "All work takes so many times as long: a throttled container, a noisy neighbour, a garbage collector that never rests. The slot is held all the while, so the same load needs more slots; waits for calls are not longer. Work that has begun ends as it would have.",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the instances that are slow, at least one; 1 is all of them." },
      factor: { label: "Factor", help: "So many times as long: 4 is a quarter of the speed." },
    },
  },
  zh: {
    label: "CPU 变慢",
    help: "所有处理耗时变为若干倍：容器被限流、邻居争用、垃圾回收不停。期间一直占用槽位，因此同样的负载需要更多槽位；等待下游调用的时间不变。已开始的处理按原来的时间结束。",
    fields: {
      ...actWords.zh,
      share: { label: "比例", help: "变慢的实例比例，至少一个；1 表示全部。" },
      factor: { label: "倍数", help: "耗时变为多少倍：4 即速度降为四分之一。" },
    },
  },
};
