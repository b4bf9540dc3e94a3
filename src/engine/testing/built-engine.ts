// The engine as one built module, loaded by Node itself, for tests that play millions of requests: the test runner puts a getter between
// modules, which doubles their time. Built in a process of its own, since a build asks for the clock that throws in the engine's tests.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type * as Engine from "../simulation.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Below node_modules, where the test runner leaves files as they are and packages are found. */
function folder(): string {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "engine-"));
}

const script = (outDir: string): string => `
  import { build } from "vite";
  await build({
    configFile: false, logLevel: "error", ssr: { noExternal: true },
    build: { ssr: "src/engine/simulation.ts", outDir: ${JSON.stringify(outDir)}, emptyOutDir: false, copyPublicDir: false, target: "node20",
      rolldownOptions: { output: { entryFileNames: "engine.mjs", codeSplitting: false } } },
  });`;

export async function builtEngine(): Promise<typeof Engine> {
  const into = folder();
  try {
    execFileSync(process.execPath, ["--input-type=module", "--eval", script(into)], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    return (await import(pathToFileURL(join(into, "engine.mjs")).href)) as typeof Engine;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
