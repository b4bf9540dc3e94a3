// What steps are called, in lists and menus, in Chinese.
import type { stepWords as english } from "./words.en.ts";

export const stepWordsChinese: Readonly<Record<keyof typeof english, string>> = {
  "inspector.verb.work": "处理",
  "inspector.verb.call": "调用",
  "inspector.verb.parallel": "并行",
  "inspector.verb.read": "读取",
  "inspector.verb.write": "写入",
  "inspector.verb.publish": "发布",
  "inspector.verb.fail": "失败",
  "inspector.verb.create": "创建",
  "inspector.verb.update": "更新",
  "inspector.verb.remove": "删除",
  "inspector.verb.move": "转移",
  "inspector.step.work": "处理",
  "inspector.step.call": "调用",
  "inspector.step.read": "读取",
  "inspector.step.write": "写入",
  "inspector.step.publish": "发布",
  "inspector.step.parallel": "并行",
  "inspector.step.effect": "改变所存内容",
  "inspector.step.move": "转移数量",
  "inspector.step.create": "创建实体",
  "inspector.step.update": "更新实体",
  "inspector.step.remove": "删除实体",
  "inspector.step.fail": "偶发失败",
};
