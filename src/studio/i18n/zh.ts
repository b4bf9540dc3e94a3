// 简体中文. Loaded only when it is asked for. A key that is missing here is a compile error.
import { canvasWords } from "../canvas/words.zh.ts";
import { configWordsChinese } from "../dock/config/words.zh.ts";
import { messageWordsChinese } from "../dock/logs/message-words.zh.ts";
import { messagesPanelWords } from "../dock/messages/words.zh.ts";
import { objectivesWordsChinese } from "../dock/objectives/words.zh.ts";
import { registryWordsChinese } from "../dock/registry/words.zh.ts";
import { sagaWordsChinese } from "../dock/sagas/words.zh.ts";
import { timelineWords } from "../dock/timeline/words.zh.ts";
import { dockWords } from "../dock/words.zh.ts";
import { commandWordsChinese } from "../inspector/commands/words.zh.ts";
import { listWords } from "../inspector/form/list-words.zh.ts";
import { optionWords } from "../inspector/form/option-words.zh.ts";
import { refusalWords } from "../inspector/form/refusal-words.zh.ts";
import { sectionWords } from "../inspector/form/section-words.zh.ts";
import { causeWords } from "../inspector/head/cause-words.zh.ts";
import { dataWords } from "../inspector/live/data-words.zh.ts";
import { routeLiveWords } from "../inspector/live/words.zh.ts";
import { stepWordsChinese } from "../inspector/steps/words.zh.ts";
import { inspectorWords } from "../inspector/words.zh.ts";
import { shellWords } from "../top-bar/words.zh.ts";
import { whyWords } from "../why/words.zh.ts";
import { commonWords } from "./common.zh.ts";
import type { Key } from "./en.ts";

export const zh: Readonly<Record<Key, string>> = {
  ...commonWords,
  ...shellWords,
  ...canvasWords,
  ...inspectorWords,
  ...sectionWords,
  ...optionWords,
  ...refusalWords,
  ...causeWords,
  ...routeLiveWords,
  ...stepWordsChinese,
  ...commandWordsChinese,
  ...dataWords,
  ...listWords,
  ...dockWords,
  ...messagesPanelWords,
  ...registryWordsChinese,
  ...messageWordsChinese,
  ...objectivesWordsChinese,
  ...sagaWordsChinese,
  ...configWordsChinese,
  ...timelineWords,
  ...whyWords,
};
