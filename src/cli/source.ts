// Where a document comes from: a file, standard input or a share link. What it says is the engine's to judge.
import { failure, type Result, success } from "../base/result.ts";
import { LIMITS, type Scenario } from "../engine/scenario/document.ts";
import { formatProblem } from "../engine/scenario/explain.ts";
import { parseScenario } from "../engine/scenario/parse-scenario.ts";
import { decodeLink } from "../engine/scenario/share-link.ts";
import { decodeText } from "./decode-text.ts";
import { readingReason } from "./failure-words.ts";
import type { Terminal } from "./terminal.ts";
import type { Language, Say } from "./words.ts";

export const isLink = (source: string): boolean => /^(#|https?:\/\/)/.test(source);

/** The document, or the sentences that say what is wrong with it. */
export async function readDocument(
  source: string,
  language: Language,
  terminal: Terminal,
  say: Say,
): Promise<Result<Scenario, readonly string[]>> {
  if (isLink(source)) return readLink(source, language, say);
  const text = await readText(source, terminal, say);
  if (!text.ok) return text;
  const parsed = parseScenario(text.value);
  return parsed.ok ? parsed : failure(parsed.problems.map((problem) => formatProblem(problem, language)));
}

export async function readLink(link: string, language: Language, say: Say): Promise<Result<Scenario, readonly string[]>> {
  const at = link.indexOf("#s=");
  if (at < 0) return failure([say("notALink", { found: link.length > 60 ? `${link.slice(0, 60)}…` : link })]);
  const opened = await decodeLink(link.slice(at));
  return opened.ok ? opened : failure(opened.problems.map((problem) => formatProblem(problem, language)));
}

/** Twice the limit, for UTF-16; of more the rest is not read. */
const MOST_BYTES = 2 * LIMITS.textBytes + 2;

async function readText(file: string, terminal: Terminal, say: Say): Promise<Result<string, readonly string[]>> {
  const refused = (reason: string) => failure([say("unreadable", { file, reason })]);
  try {
    const bytes = await terminal.read(file, MOST_BYTES);
    if (bytes === null) return refused(say("tooLarge", { max: LIMITS.textBytes }));
    const text = decodeText(bytes);
    return text === null ? refused(say("noText")) : success(text);
  } catch (error) {
    return refused(readingReason(error, say));
  }
}
