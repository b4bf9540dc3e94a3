// The words of the editor of a saga's steps, in Chinese.
import type { commandWords } from "./words.en.ts";

export const commandWordsChinese: Readonly<Record<keyof typeof commandWords, string>> = {
  "commands.none": "还没有步骤：没有步骤的 Saga 立即完成。",
  "commands.nothing": "无需撤销",
  "commands.tries": "{time} ×{tries}",
  "commands.told": "方式",
  "commands.by.call": "调用",
  "commands.by.publish": "消息",
  "commands.needs.call": "没有可调用的服务：请先画一个。",
  "commands.needs.publish": "没有消息代理：请先添加一个。",
  "inspector.newSaga": "new-saga",
  "inspector.eventsHint": "事件，事件",
};
