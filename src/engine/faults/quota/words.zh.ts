// The words of the fault quota in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "外部服务立即以 429 拒绝调用，如同你的另一个系统用光了共享配额。只有路由写明时才会重试 429；看看调用方得不到响应时会怎样。",
  fields: { ...actWords },
};
