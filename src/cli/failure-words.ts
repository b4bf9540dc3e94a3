// Why a file cannot be read or written, in the language of the complaint; what is rare is said as Node says it.
import type { Say, Word } from "./words.ts";

const REASONS: Readonly<Record<string, Word>> = {
  EISDIR: "isFolder",
  EACCES: "forbidden",
  EPERM: "forbidden",
  ENOSPC: "noSpace",
};

export function readingReason(error: unknown, say: Say): string {
  return codeOf(error) === "ENOENT" ? say("missing") : reasonOf(error, say);
}
/** What is missing when a file is to be written is its folder. */
export function writingReason(error: unknown, say: Say): string {
  return codeOf(error) === "ENOENT" ? say("noFolder") : reasonOf(error, say);
}

function reasonOf(error: unknown, say: Say): string {
  const word = REASONS[codeOf(error)];
  return word === undefined ? messageOf(error) : say(word);
}
const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");
/** Node's own sentence, without its stack. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
