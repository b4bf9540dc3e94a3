// `npm test`: every check, the unit tests, the production build and the journeys against that build, in this order.
// A failing step does not hide the next one; only what cannot run is left out. The last line counts what was really run:
// each test is one, and each step that is no test run is one.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const results = join(root, "node_modules", ".cache", "results");
mkdirSync(results, { recursive: true });
const counts = { passed: 0, failed: 0 };
const failed = [];

/** Runs a script of package.json; true when it ended well. */
function script(name, args = [], env = {}) {
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : ["npm", []];
  const all = [...before, "run", "--silent", name, ...(args.length > 0 ? ["--", ...args] : [])];
  const options = { cwd: root, stdio: "inherit", env: { ...process.env, ...env }, shell: !npm && process.platform === "win32" };
  return spawnSync(command, all, options).status === 0;
}

function step(name, run) {
  console.log(`\n── ${name}`);
  const from = performance.now();
  const well = run();
  if (!well) failed.push(name);
  console.log(`── ${name}: ${well ? "passed" : "FAILED"} in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return well;
}

function check(name, run) {
  const well = step(name, run);
  counts[well ? "passed" : "failed"] += 1;
  return well;
}

/** A test run that leaves its report as JSON. A report that is missing, or that knows of no failure where there was one, is one failure. */
function tests(name, read, run) {
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const well = step(name, () => run(file));
  const told = reported(file, read);
  counts.passed += told.passed;
  counts.failed += well ? told.failed : Math.max(1, told.failed);
}

function reported(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`No report of the tests: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

const ofVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed:
    numFailedTests + testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length,
});
const ofPlaywright = ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length });

check("types", () => script("typecheck"));
check("lint", () => script("lint"));
check("format", () => script("format:check"));
check("dead code", () => script("deadcode"));
tests("unit", ofVitest, (file) => script("unit", ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]));
if (check("build", () => script("build"))) {
  check("budget", () => script("budget"));
  tests("journeys", ofPlaywright, (file) => script("e2e", ["--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: file }));
}

if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(failed.length === 0 ? 0 : 1);
