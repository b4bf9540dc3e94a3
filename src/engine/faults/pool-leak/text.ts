// The words of the fault pool-leak, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const poolLeakText: Text = {
  en: {
    label: "pool leak",
    help: "Now and then an operation does not give its connection back, as code does that forgets to close it on an error. The pool gets smaller, then operations wait, then the line is full. The connections come back when the fault ends (HikariCP: leakDetectionThreshold finds them), or when the instance starts anew.",
    fields: { ...actWords.en, rate: { label: "Leak rate", help: "Share of the operations that keep their connection." } },
  },
  zh: {
    label: "连接池泄漏",
    help: "偶尔有操作不归还连接，如同出错时忘记关闭连接的代码。连接池越来越小，随后操作排队，最后队列占满。故障结束（HikariCP：leakDetectionThreshold 可发现）或实例重启后连接恢复。",
    fields: { ...actWords.zh, rate: { label: "泄漏率", help: "不归还连接的操作比例。" } },
  },
};
