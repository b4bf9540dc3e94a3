// The words of the fault partition in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "两组节点之间的网络被切断：任何请求、响应、心跳都无法通过，而每组内部照常工作。没有人得到通知：调用方靠超时得知，注册中心靠租约到期得知。若只切断单向，请求会到达并被处理，但响应回不来（或反之）：这最难排查。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "两组之间被丢弃的消息比例；1 表示完全切断，小于 1 表示时断时续。" },
    between: { label: "两侧", help: "彼此被切断的两组节点。" },
    "between[]": { label: "一侧", help: "切口这一侧的节点。" },
    oneWay: { label: "单向", help: "只丢弃第一组发往第二组的消息；反方向仍可通过。" },
  },
};
