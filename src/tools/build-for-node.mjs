// Builds one entry of the source for plain Node, when a source is newer than what was built. Quiet on standard output.
// It writes to a temporary name and renames: whoever starts at the same moment meets the old program or the new one, never half of it.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string} name of what is built, and of the folder below src with its `main.ts`
 * @param {readonly string[]} layers folders below src of which it is made
 * @param {Record<string, string>} [define] names that the build replaces by JSON
 * @param {string} [entry] of what is built
 * @returns {Promise<string>} the file to run
 */
export async function buildForNode(name, layers, define = {}, entry = join("src", name, "main.ts")) {
  const folder = join(root, "node_modules", ".cache", "faultline");
  const built = join(folder, `${name}.mjs`);
  const source = newest(layers);
  if (existsSync(built) && statSync(built).mtimeMs > source) return built;
  const { build } = await import("vite");
  const temporary = join(folder, `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: "error",
    define,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: temporary,
      emptyOutDir: true,
      copyPublicDir: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "main.mjs", codeSplitting: false } },
    },
  });
  // As old as what it was made of: a file that was saved meanwhile is newer than it.
  utimesSync(join(temporary, "main.mjs"), new Date(), new Date(source + 1));
  renameSync(join(temporary, "main.mjs"), built);
  rmSync(temporary, { recursive: true, force: true });
  return built;
}

/** When the youngest file was written of which the program is made; the lock stands for the packages, this folder for the build. */
function newest(layers) {
  const own = ["package-lock.json", "package.json"].map((file) => join(root, file));
  const below = [...layers, "tools"].flatMap((layer) => filesBelow(join(root, "src", layer)));
  return Math.max(...[...own, ...below].map((file) => statSync(file).mtimeMs));
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json|mjs)$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name));
