import type { inspectorWords as en } from "./words.en.ts";

export const inspectorWords: Readonly<Record<keyof typeof en, string>> = {};
