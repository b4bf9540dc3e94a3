// The words of the fault crash in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "进程终止：手中的请求以连接重置丢失，内存清空，新调用立即被拒绝。“持续”结束后重新启动，并需要启动时间。在健康检查的探测失败、列表更新之前，调用方仍会尝试它。",
  fields: {
    ...actWords,
  },
};
