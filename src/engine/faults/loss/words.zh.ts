// The words of the fault loss in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "消息在途中丢失：作用于路由时是其调用的请求与响应，作用于节点时是它收发的一切，包括心跳。发送方不会得到通知：调用方只能通过超时得知，没有超时就一直等待。响应丢失时，被调用方的工作已经白做。按整条消息丢失建模；真实的 TCP 会重传，表现为延迟。",
  fields: {
    ...actWords,
    rate: { label: "丢失率", help: "永远不会到达的消息比例，去程与回程逐条抽取。" },
  },
};
