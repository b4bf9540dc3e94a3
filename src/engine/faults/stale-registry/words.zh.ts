// The words of the fault stale-registry in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "注册中心以故障开始时的列表作答：响应缓存卡住，或读副本落后。它仍接收心跳并剔除过期实例，但调用方无从得知：已崩溃的仍被调用，新实例得不到流量。",
  fields: { ...actWords, share: { label: "比例", help: "陈旧回答的比例，逐次抽取；1 表示每一次。" } },
};
