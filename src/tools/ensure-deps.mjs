// Makes `npm start` and `npm test` work from a fresh clone: installs dependencies when they are missing or
// not those of package-lock.json. No dependency of its own; quick when there is nothing to do.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
// As `engines` of package.json has it, which npm itself only warns of: what builds the app runs on no other.
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(`Node ${process.versions.node} cannot build this project: it needs 20.19 or a later 20, or 22.12 or newer.`);
  process.exit(1);
}
const stamp = join(root, "node_modules", ".cache", "ensure-deps");
const want = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .update(`${process.platform}-${process.arch}`)
  .digest("hex");
const have = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
if (have !== want) {
  console.log("Installing dependencies (npm ci)…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  const r = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (r.status !== 0) process.exit(r.status ?? 1);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, want);
}
