// `npm run bench`: the benchmark, built as the command line is, so that the measured engine is the one that people run.
import { pathToFileURL } from "node:url";

import { buildForNode } from "./build-for-node.mjs";

await import(pathToFileURL(await buildForNode("bench", ["base", "engine", "bench"])).href);
