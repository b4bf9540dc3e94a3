// The words of the fault slow-config in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "配置中心迟迟不告知变更，对询问也答得慢。各实例不一致的时间更长，回滚也因此更慢。故障结束时已在途中的消息仍会迟到。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "迟到的消息比例，逐条抽取；1 表示每一条。" },
    delay: { label: "延迟", help: "在配置中心自身的延迟之外再晚这么久；逐条抽取。" },
  },
};
