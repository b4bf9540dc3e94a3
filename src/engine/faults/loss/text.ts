// The words of the fault loss, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const lossText: Text = {
  en: {
    label: "packet loss",
    help: "Messages are lost on the way: on a route requests and answers of its calls, on a node all that it sends and gets, heartbeats too. The sender is not told: a caller learns by its timeout, and without one it waits for ever. A lost answer costs the callee its work all the same. Modelled as the loss of whole messages; TCP would resend them and show delay instead.",
    fields: {
      ...actWords.en,
      rate: { label: "Loss rate", help: "Share of the messages that never arrive, drawn for each, there and back." },
    },
  },
  zh: {
    label: "丢包",
    help: "消息在途中丢失：作用于路由时是其调用的请求与响应，作用于节点时是它收发的一切，包括心跳。发送方不会得到通知：调用方只能通过超时得知，没有超时就一直等待。响应丢失时，被调用方的工作已经白做。按整条消息丢失建模；真实的 TCP 会重传，表现为延迟。",
    fields: {
      ...actWords.zh,
      rate: { label: "丢失率", help: "永远不会到达的消息比例，去程与回程逐条抽取。" },
    },
  },
};
