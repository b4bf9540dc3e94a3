// The English catalogue: every room's words in one. English is the source of the keys; other languages must have them all.
import { canvasWords } from "../canvas/words.en.ts";
import { configWords } from "../dock/config/words.en.ts";
import { messageWords } from "../dock/logs/message-words.en.ts";
import { messagesPanelWords } from "../dock/messages/words.en.ts";
import { objectivesWords } from "../dock/objectives/words.en.ts";
import { registryWords } from "../dock/registry/words.en.ts";
import { sagaWords } from "../dock/sagas/words.en.ts";
import { timelineWords } from "../dock/timeline/words.en.ts";
import { dockWords } from "../dock/words.en.ts";
import { commandWords } from "../inspector/commands/words.en.ts";
import { listWords } from "../inspector/form/list-words.en.ts";
import { optionWords } from "../inspector/form/option-words.en.ts";
import { refusalWords } from "../inspector/form/refusal-words.en.ts";
import { sectionWords } from "../inspector/form/section-words.en.ts";
import { causeWords } from "../inspector/head/cause-words.en.ts";
import { dataWords } from "../inspector/live/data-words.en.ts";
import { routeLiveWords } from "../inspector/live/words.en.ts";
import { stepWords } from "../inspector/steps/words.en.ts";
import { inspectorWords } from "../inspector/words.en.ts";
import { shellWords } from "../top-bar/words.en.ts";
import { whyWords } from "../why/words.en.ts";
import { commonWords } from "./common.en.ts";

export const en = {
  ...commonWords,
  ...shellWords,
  ...canvasWords,
  ...inspectorWords,
  ...sectionWords,
  ...optionWords,
  ...refusalWords,
  ...causeWords,
  ...routeLiveWords,
  ...stepWords,
  ...commandWords,
  ...dataWords,
  ...listWords,
  ...dockWords,
  ...messagesPanelWords,
  ...registryWords,
  ...messageWords,
  ...objectivesWords,
  ...sagaWords,
  ...configWords,
  ...timelineWords,
  ...whyWords,
} as const;
export type Key = keyof typeof en;
