// The words of the fault errors in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "处理完成后，一定比例的响应变为错误，如错误的发布或损坏的依赖。时间照常消耗，调用方可能重试；处理器已发布的消息和已写入的数据不会撤回。",
  fields: {
    ...actWords,
    rate: { label: "错误率", help: "变成错误的响应比例。" },
    status: { label: "状态码", help: "错误的 HTTP 状态码。5xx 会按路由的重试策略重试；4xx 不会。" },
    fast: {
      label: "立即出错",
      help: "作用于节点：不处理，立即返回错误，如实例失去了数据库。按在途调用数选择的负载均衡会认为它空闲。否则先消耗处理时间。",
    },
  },
};
