// The words of the fault hang, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const hangText: Text = {
  en: {
    label: "hang",
    help: "The process accepts requests and never answers: a deadlock, a full disk, an endless pause. It is worse than a crash: callers learn of it by their timeout only, and without one they wait for ever and hold their own slots.",
    fields: {
      ...actWords.en,
    },
  },
  zh: {
    label: "挂起",
    help: "进程接受请求却从不响应：死锁、磁盘写满、无尽的停顿。这比崩溃更糟：调用方只能通过超时得知；若没有超时，就会一直等待并占住自己的槽位。",
    fields: {
      ...actWords.zh,
    },
  },
};
