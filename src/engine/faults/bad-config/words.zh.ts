// The words of the fault bad-config in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "有人绕过校验改了服务的配置：大多数重大事故由此开始。变更走平常的路径，各实例先后按自己的节奏收到；故障结束时，原来的值以同样方式发出。需要配置中心节点。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "收到它的实例比例，向上取整，如同灰度发布；1 表示全部。" },
    set: {
      label: "配置项",
      help: "每行一项，写作 `名称: 值`：errorRate、concurrency、time、payment.timeout、payment.attempts，或一个开关。超出范围的值只要能读懂就会生效。",
    },
  },
};
