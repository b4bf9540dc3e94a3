// The commands that run nothing: `check`, `link`, `open` and `schema`.
import { formatProblem } from "../../engine/scenario/explain.ts";
import { scenarioSchema } from "../../engine/scenario/json-schema.ts";
import { warningsOf } from "../../engine/scenario/parse-scenario.ts";
import { encodeLink } from "../../engine/scenario/share-link.ts";
import { writeScenario } from "../../engine/scenario/write-scenario.ts";
import type { LinkCommand, SourceCommand } from "../arguments.ts";
import { EXIT, type Exit } from "../exit.ts";
import { isLink, readDocument, readLink } from "../source.ts";
import type { Terminal } from "../terminal.ts";
import type { Say } from "../words.ts";

export async function check(command: SourceCommand, terminal: Terminal, say: Say): Promise<Exit> {
  const read = await readDocument(command.source, command.language, terminal, say);
  if (!read.ok) return complain(read.problems, terminal);
  const { nodes, routes } = read.value;
  const warnings = warningsOf(read.value);
  for (const warning of warnings) terminal.complain(formatProblem(warning, command.language));
  if (warnings.length === 0) terminal.print(say("valid", { nodes: nodes.length, routes: routes.length }));
  return EXIT.held;
}

/** @param homepage where the studio is, unless --base says another place */
export async function link(command: LinkCommand, homepage: string, terminal: Terminal, say: Say): Promise<Exit> {
  if (isLink(command.source)) return complain([say("isALink", { found: command.source })], terminal);
  const read = await readDocument(command.source, command.language, terminal, say);
  if (!read.ok) return complain(read.problems, terminal);
  terminal.print((command.base ?? homepage) + (await encodeLink(read.value)));
  return EXIT.held;
}

export async function open(command: SourceCommand, terminal: Terminal, say: Say): Promise<Exit> {
  const read = await readLink(command.source, command.language, say);
  if (!read.ok) return complain(read.problems, terminal);
  terminal.print(writeScenario(read.value).trimEnd());
  return EXIT.held;
}

export function schema(terminal: Terminal): Exit {
  terminal.print(JSON.stringify(scenarioSchema(), null, 2));
  return EXIT.held;
}

function complain(sentences: readonly string[], terminal: Terminal): Exit {
  for (const sentence of sentences) terminal.complain(sentence);
  return EXIT.bad;
}
