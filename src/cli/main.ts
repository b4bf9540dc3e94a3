// The entry of the command line. It sets the exit status and lets Node end by itself, so that nothing printed is cut off.
import { execute } from "./execute.ts";
import { terminal } from "./terminal.ts";

// Whoever reads may have had enough (`| head`): that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await execute(process.argv.slice(2), terminal);
