// The words of the fault reorder in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "有消息等待时，有一定比例轮到的不是第一条，而是后面的任意一条，同一个键的分区内也是如此：有多个请求在途又会重试的生产者就会这样（Kafka：未开幂等而 max.in.flight.requests.per.connection 大于 1）。依赖顺序的处理器会先收到更新、后收到创建。没有消息等待时，也就无从超越。",
  fields: {
    ...actWords,
    rate: { label: "比率", help: "后面还有消息等待时，被超越的消息比例。" },
    topic: { label: "主题", help: "只作用于该主题的消息。留空：所有主题。" },
  },
};
