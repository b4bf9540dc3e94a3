// The words of the fault crash, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const crashText: Text = {
  en: {
    label: "crash",
    help: "The process dies: requests in its hands are lost as resets, its memory is gone, new calls are refused at once. After `for` it starts again and needs its start-up time. Callers go on trying it until their list knows, after the failed probes of its health check.",
    fields: {
      ...actWords.en,
    },
  },
  zh: {
    label: "崩溃",
    help: "进程终止：手中的请求以连接重置丢失，内存清空，新调用立即被拒绝。“持续”结束后重新启动，并需要启动时间。在健康检查的探测失败、列表更新之前，调用方仍会尝试它。",
    fields: {
      ...actWords.zh,
    },
  },
};
