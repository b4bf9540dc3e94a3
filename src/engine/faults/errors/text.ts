// The words of the fault errors, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const errorsText: Text = {
  en: {
    label: "errors",
    help: "A share of the answers becomes an error once the work is done, as after a bad deployment or a broken dependency. The time is spent all the same, and callers may retry.",
    fields: {
      ...actWords.en,
      rate: { label: "Error rate", help: "Share of the answers that become an error." },
      status: { label: "Status", help: "HTTP status of the error. A 5xx is retried where the route retries; a 4xx is not." },
      fast: {
        label: "At once",
        help: "On a node: the error comes in place of the work, at once, as from an instance that has lost its database. Such a one looks idle to balancers that count calls. Otherwise the time is spent first.",
      },
    },
  },
  zh: {
    label: "错误",
    help: "处理完成后，一定比例的响应变为错误，如错误的发布或损坏的依赖。时间照常消耗，调用方可能重试。",
    fields: {
      ...actWords.zh,
      rate: { label: "错误率", help: "变成错误的响应比例。" },
      status: { label: "状态码", help: "错误的 HTTP 状态码。5xx 会按路由的重试策略重试；4xx 不会。" },
      fast: {
        label: "立即出错",
        help: "作用于节点：不处理，立即返回错误，如实例失去了数据库。按在途调用数选择的负载均衡会认为它空闲。否则先消耗处理时间。",
      },
    },
  },
};
