// The words of the fault duplicate in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "一部分投递会立即向同一消费者发送两次：网络重发或代理故障切换时，即使一切正常的消息也会如此。第二份与第一份同样处理，对它的回应不算数。幂等消费者能分辨两者。",
  fields: {
    ...actWords,
    rate: { label: "比率", help: "发送两次的投递比例。" },
    topic: { label: "主题", help: "只作用于该主题的消息。留空：所有主题。" },
  },
};
