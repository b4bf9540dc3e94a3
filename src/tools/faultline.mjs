// `npm run --silent faultline -- …`: the command line, built when a source is newer. Standard output belongs to the command.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { buildForNode } from "./build-for-node.mjs";

/** As where the engine fails: 1 would say that an objective did not hold. */
const CANNOT_RUN = 3;

/** npm starts its scripts in the project's folder; files are meant from where npm was called. */
const { INIT_CWD: calledFrom, npm_lifecycle_event: script } = process.env;
if (script === "faultline" && calledFrom) process.chdir(calledFrom);

try {
  const { homepage } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const program = await buildForNode("cli", ["base", "engine", "cli"], { __HOMEPAGE__: JSON.stringify(homepage) });
  await import(pathToFileURL(program).href);
} catch (error) {
  console.error(error);
  process.exitCode = CANNOT_RUN;
}
