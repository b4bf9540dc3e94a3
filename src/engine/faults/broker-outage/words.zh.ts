// The words of the fault broker-outage in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "无人能访问消息代理。发布方一直等到超时，没有超时则永远等待；不再投递任何消息；途中的确认到不了，因此这些消息会再次投递。已接受的消息保留。中断长于会话时消费者被移出组，之后再加入。崩溃则不同：它会立即拒绝。",
  fields: { ...actWords, share: { label: "比例", help: "往返消息中丢失的比例，逐条抽取；1 表示完全不可达。" } },
};
