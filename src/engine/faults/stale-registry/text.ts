// The words of the fault stale-registry, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const staleRegistryText: Text = {
  en: {
    label: "stale registry",
    help: "The registry answers with the list as it was when the fault began: a response cache that is stuck, a read replica that lags behind. It goes on hearing heartbeats and evicting, but no caller learns of it: who crashed stays in use, who is new gets no traffic.",
    fields: { ...actWords.en, share: { label: "Share", help: "Share of the answers that are old, drawn for each; 1 is every one." } },
  },
  zh: {
    label: "注册中心陈旧",
    help: "注册中心以故障开始时的列表作答：响应缓存卡住，或读副本落后。它仍接收心跳并剔除过期实例，但调用方无从得知：已崩溃的仍被调用，新实例得不到流量。",
    fields: { ...actWords.zh, share: { label: "比例", help: "陈旧回答的比例，逐次抽取；1 表示每一次。" } },
  },
};
