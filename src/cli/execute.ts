// From arguments to an exit status: which command, in which language, and nothing that any of them does.
import { exhaustive } from "../base/exhaustive.ts";
import { type Command, languageIn, parseArguments } from "./arguments.ts";
import { check, link, open, schema } from "./commands/documents.ts";
import { run } from "./commands/run.ts";
import { EXIT, type Exit } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { type Say, sayIn } from "./words.ts";

/** `homepage` of package.json, put in its place by the build. */
declare const __HOMEPAGE__: string;

export async function execute(written: readonly string[], terminal: Terminal): Promise<Exit> {
  const parsed = parseArguments(written);
  if (parsed.ok) return perform(parsed.value, terminal, sayIn(parsed.value.language));
  const { word, values } = parsed.problems;
  const say = sayIn(languageIn(written));
  terminal.complain(say(word, values));
  if (word === "noCommand" || word === "unknownCommand") terminal.complain(`\n${say("usage")}`);
  return EXIT.bad;
}

function perform(command: Command, terminal: Terminal, say: Say): Promise<Exit> | Exit {
  switch (command.verb) {
    case "run":
      return run(command, terminal, say);
    case "check":
      return check({ ...command, verb: "check" }, terminal, say);
    case "open":
      return open({ ...command, verb: "open" }, terminal, say);
    case "link":
      return link(command, __HOMEPAGE__, terminal, say);
    case "schema":
      return schema(terminal);
    case "help":
      terminal.print(say("usage"));
      return EXIT.held;
    default:
      return exhaustive(command);
  }
}
