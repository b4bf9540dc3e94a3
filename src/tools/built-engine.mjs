// Before the unit tests: the engine as one module, for those that play millions of requests (engine/testing/built-engine.ts).
import { pathToFileURL } from "node:url";

import { buildForNode } from "./build-for-node.mjs";

/** @param {import("vitest/node").TestProject} project */
export default async function setup(project) {
  const build = () => buildForNode("engine", ["base", "engine"], {}, "src/engine/simulation.ts");
  project.provide("builtEngine", pathToFileURL(await build()).href);
  project.onTestsRerun(build);
}
