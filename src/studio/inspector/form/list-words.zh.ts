// What buttons of lists add and how it is called at first, and what stands in for a field that is left out, in Chinese.
import type { listWords as en } from "./list-words.en.ts";

export const listWords: Readonly<Record<keyof typeof en, string>> = {
  "inspector.leftOut.endpoint": "第一个",
  "inspector.leftOut.zone": "无",
  "inspector.leftOut.maxDeliveries": "不限",
  "inspector.makeTopic": "{name}（新建主题）",
  "inspector.leftOut.discovery": "注册中心（若有）",
  "inspector.leftOut.instance": "全部",
  "inspector.leftOut.group": "消费者的标识",
  "inspector.leftOut.event": "全部",
  "inspector.leftOut.store": "自身内存",
  "inspector.leftOut.broker": "有该主题者",
  "inspector.add.requests": "添加请求",
  "inspector.add.routes": "添加路径",
  "inspector.add.middleware": "添加中间件",
  "inspector.add.sagas": "添加 Saga",
  "inspector.add.endpoints": "添加端点",
  "inspector.add.handlers": "添加处理器",
  "inspector.add.weights": "添加权重",
  "inspector.add.documents": "添加文档",
  "inspector.add.counters": "添加计数器",
  "inspector.newTopic": "topic",
  "inspector.newCounter": "counter",
  "inspector.add.topics": "添加主题",
  "inspector.newEndpoint": "endpoint",
  "inspector.newEvent": "event",
};
