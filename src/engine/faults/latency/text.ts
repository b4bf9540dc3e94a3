// The words of the fault latency, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const latencyText: Text = {
  en: {
    label: "added latency",
    help: "On a node it makes the work longer while slot or connection is held: a slow disk, a cold cache, a noisy neighbour. On a route it delays each try once, on the way there: a slow network; on a zone each try to a replica in it. Modelled as a delay drawn for each request or try; not as a slower processor that other requests share.",
    fields: {
      ...actWords.en,
      delay: { label: "Delay", help: "How long, drawn each time it strikes." },
    },
  },
  zh: {
    label: "附加延迟",
    help: "作用于节点：在占用槽位或连接期间延长处理时间，如磁盘变慢、冷缓存、邻居争抢。作用于路由：每次尝试在去程延迟一次，如网络变慢；作用于可用区：每次发往区内副本的尝试。按每个请求或尝试抽取延迟建模；不模拟被其他请求共享的处理器变慢。",
    fields: {
      ...actWords.zh,
      delay: { label: "增加", help: "增加多久，每次单独抽取。" },
    },
  },
};
