// The words of the fault surge in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "客户端的负载变为原来的若干倍：促销、推送、爬虫，或故障恢复后调用方同时涌回。开放负载每秒发出更多请求，封闭负载有更多用户。多个激增相乘。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "激增的流量比例；其余不变。" },
    factor: { label: "倍数", help: "激增期间负载乘以该倍数。小于 1 为低谷，0 为静默。" },
  },
};
