import type { shellWords as en } from "./words.en.ts";

export const shellWords: Readonly<Record<keyof typeof en, string>> = {
  "field.range": "应在 {min} 与 {max} 之间。",
  "field.less": "减少",
  "field.more": "增加",
  "field.clear": "清除",
};
