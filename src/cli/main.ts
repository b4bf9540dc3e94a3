// The entry of the command line. It sets the exit status and lets Node end by itself, so that nothing printed is cut off.
import { languageIn } from "./arguments.ts";
import { execute } from "./execute.ts";
import { EXIT } from "./exit.ts";
import { writingReason } from "./failure-words.ts";
import { terminal } from "./terminal.ts";
import { sayIn } from "./words.ts";

const written = process.argv.slice(2);

// Whoever reads may have had enough (`| head`): that is no failure of ours. A full disk is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || process.exitCode === EXIT.bad) return;
  process.exitCode = EXIT.bad;
  const say = sayIn(languageIn(written));
  terminal.complain(say("unwritable", { file: say("standardOutput"), reason: writingReason(error, say) }));
});
// Where nobody hears complaints, the exit status still tells.
process.stderr.on("error", () => undefined);

const exit = await execute(written, terminal);
process.exitCode ??= exit;
