import type { dockWords as en } from "./words.en.ts";

export const dockWords: Readonly<Record<keyof typeof en, string>> = {};
