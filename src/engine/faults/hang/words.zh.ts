// The words of the fault hang in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "进程接受请求却从不响应：死锁、磁盘写满、无尽的停顿。这比崩溃更糟：调用方只能通过超时得知；若没有超时，就会一直等待并占住自己的槽位。",
  fields: {
    ...actWords,
  },
};
