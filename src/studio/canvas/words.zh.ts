import type { canvasWords as en } from "./words.en.ts";

export const canvasWords: Readonly<Record<keyof typeof en, string>> = {};
