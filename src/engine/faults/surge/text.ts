// The words of the fault surge, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const surgeText: Text = {
  en: {
    label: "traffic surge",
    help: "The client's load is so many times itself: a sale, a push message, a crawler, callers that come back all at once after an outage. An open load sends more requests a second; a closed one has more users. Several surges multiply each other.",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the traffic that surges; the rest stays as it was." },
      factor: { label: "Factor", help: "The load is multiplied by it while the surge lasts. Below 1 it is a lull, 0 silence." },
    },
  },
  zh: {
    label: "流量激增",
    help: "客户端的负载变为原来的若干倍：促销、推送、爬虫，或故障恢复后调用方同时涌回。开放负载每秒发出更多请求，封闭负载有更多用户。多个激增相乘。",
    fields: {
      ...actWords.zh,
      share: { label: "比例", help: "激增的流量比例；其余不变。" },
      factor: { label: "倍数", help: "激增期间负载乘以该倍数。小于 1 为低谷，0 为静默。" },
    },
  },
};
