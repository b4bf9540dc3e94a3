// The words of changes of a configuration in Chinese: what an act says of the settings, and of whom they reach.
import type { Words } from "../kinds/spec.ts";

export const configActWords: Words["fields"] = {
  change: {
    label: "变更",
    help: "设置：发出带这些配置项的新版本。晋升：部分实例已有的版本发给全部。回滚：收回正在灰度的版本；若没有，则以新版本号再次发出上一个版本。",
  },
  set: {
    label: "配置项",
    help: "每行一项，写作 `名称: 值`；未提到的保持不变。名称：concurrency、errorRate、time、payment.timeout、payment.attempts，或一个开关。",
  },
  to: { label: "回到版本", help: "回滚：再次发出哪个版本。留空：上一个。" },
};
