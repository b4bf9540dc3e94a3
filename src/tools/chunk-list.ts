// A plugin of the build: which chunk needs which, for the budget. It is written beside the packages, not into what is published.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Plugin, ResolvedConfig } from "vite";

export function chunkList(file = "node_modules/.cache/faultline/chunks.json"): Plugin {
  let config: ResolvedConfig;
  return {
    name: "chunk-list",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).flatMap((output) =>
        output.type === "chunk"
          ? [{ file: output.fileName, name: output.name, isEntry: output.isEntry, imports: output.imports, later: output.dynamicImports }]
          : [],
      );
      const path = join(config.root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify(chunks));
    },
  };
}
