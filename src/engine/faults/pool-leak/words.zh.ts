// The words of the fault pool-leak in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "偶尔有操作不归还连接，如同出错时忘记关闭连接的代码。连接池越来越小，随后操作排队，最后队列占满。故障结束（HikariCP：leakDetectionThreshold 可发现）或实例重启后连接恢复。",
  fields: { ...actWords, rate: { label: "泄漏率", help: "不归还连接的操作比例。" } },
};
