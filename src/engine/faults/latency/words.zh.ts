// The words of the fault latency in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "作用于节点：在占用槽位或连接期间延长处理时间，如磁盘变慢、冷缓存、邻居争抢。作用于路由：每次尝试在去程延迟一次，如网络变慢；作用于可用区：每次发往区内副本的尝试。按每个请求或尝试抽取延迟建模；不模拟被其他请求共享的处理器变慢。",
  fields: {
    ...actWords,
    delay: { label: "增加", help: "增加多久，每次单独抽取。" },
  },
};
