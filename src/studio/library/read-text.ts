// Text or a stored object to a document, or the problems it has: JSON, or a share link (also one with words around it).
import type { Result } from "../../base/result.ts";
import type { Scenario } from "../../engine/scenario/document.ts";
import { parseScenario } from "../../engine/scenario/parse-scenario.ts";
import type { Problem } from "../../engine/scenario/problem.ts";
import { decodeLink } from "../../engine/scenario/share-link.ts";

export type Read = Result<Scenario, readonly Problem[]>;

const LINK = /#s=[^\s"'<>)]*/;
export const linkIn = (text: string): string | null => LINK.exec(text)?.[0] ?? null;

export async function readText(text: string): Promise<Read> {
  // A document may speak of a link in its description: only what cannot be JSON is looked through for one.
  const link = text.trimStart().startsWith("{") ? null : linkIn(text);
  return link === null ? parseScenario(text) : decodeLink(link);
}

/** An object from the library: written by us, perhaps by an older version. */
export const readDocument = (document: unknown): Read => parseScenario(JSON.stringify(document));
