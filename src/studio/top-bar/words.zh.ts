import type { shellWords as en } from "./words.en.ts";

export const shellWords: Readonly<Record<keyof typeof en, string>> = {};
