// The words of the fault quota, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const quotaText: Text = {
  en: {
    label: "quota gone",
    help: "The external service turns calls away with 429 at once, as when another of your systems has used up the shared quota. A 429 is retried only where the route names it; see what the callers do without an answer.",
    fields: { ...actWords.en },
  },
  zh: {
    label: "配额耗尽",
    help: "外部服务立即以 429 拒绝调用，如同你的另一个系统用光了共享配额。只有路由写明时才会重试 429；看看调用方得不到响应时会怎样。",
    fields: { ...actWords.zh },
  },
};
