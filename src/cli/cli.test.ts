// The command line as a pipeline uses it: a process with arguments, two outputs and an exit status. Each command and each status is seen
// from outside; where only what is said or counted matters, the program is called as a function, which saves the start of a process.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Scenario } from "../engine/scenario/document.ts";
import { called, type Ended } from "./testing/called.ts";

const program = fileURLToPath(new URL("../tools/faultline.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "faultline-"));
const file = (name: string) => join(folder, name);

function faultline(args: readonly string[], input = ""): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8", input, timeout: 60_000 });
  return { status, stdout, stderr };
}

const shop: Scenario = {
  format: "faultline/1",
  name: "Shop",
  seed: 7,
  duration: "20s",
  tracing: { sample: 0.1 },
  nodes: [
    { id: "shoppers", kind: "client", load: { shape: "constant", rate: 50 } },
    { id: "orders", kind: "service", time: "exp(4ms)" },
  ],
  routes: [{ id: "r1", from: "shoppers", to: "orders" }],
  objectives: [{ id: "fast", of: "shoppers", metric: "latency.p99", op: "<", value: "500ms" }],
};
const write = (name: string, scenario: unknown) =>
  writeFileSync(file(name), typeof scenario === "string" ? scenario : JSON.stringify(scenario));

beforeAll(() => {
  write("shop.json", shop);
  write("hopeless.json", { ...shop, objectives: [{ id: "instant", of: "shoppers", metric: "latency.p50", op: "<", value: "1us" }] });
  write("endless.json", {
    ...shop,
    nodes: [
      { id: "shoppers", kind: "client", load: { shape: "closed", users: 10, think: "0s" } },
      { id: "orders", kind: "service", time: "0ms" },
    ],
    routes: [{ id: "r1", from: "shoppers", to: "orders", latency: "0ms" }],
  });
  write("bad.json", { ...shop, nodes: [...shop.nodes, { id: "b", kind: "service", replicas: -1, time: "soon" }] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("run", () => {
  test("says of a document without a name that it is untitled", async () => {
    const { name: _name, ...unnamed } = shop;
    expect((await called(["run", "-"], JSON.stringify(unnamed))).stdout).toMatch(/^Untitled · seed 7/);
  });
  test("ends with 0 and a report when every objective held", () => {
    const { status, stdout, stderr } = faultline(["run", file("shop.json")]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Shop · seed 7 · 20 s/);
    expect(stdout).toMatch(/digest [0-9a-f]{16}/);
    expect(stdout).toMatch(/fast\s+\S.* < \S+\s+held\s+[\d.]+  ms/);
  });

  test("prints one JSON document with --json and nothing else, and its numbers add up", () => {
    const { status, stdout } = faultline(["run", file("shop.json"), "--json"]);
    const summary = JSON.parse(stdout) as Record<string, unknown> & { requests: Record<string, number> };
    expect(status).toBe(0);
    expect(summary).toMatchObject({ name: "Shop", seed: 7, virtualSeconds: 20, objectives: [{ id: "fast", held: true }] });
    const { issued = 0, ...ends } = summary.requests;
    expect(issued).toBeGreaterThan(500);
    expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(issued);
  });

  test("gives the same digest for the same document and seed, from a file or from standard input, and another for another seed", async () => {
    const run = (...args: string[]) => ["run", ...args, "--digest"];
    const first = faultline(run(file("shop.json"))).stdout;
    expect(first).toMatch(/^[0-9a-f]{16}\n$/);
    expect(faultline(run("-"), JSON.stringify(shop)).stdout).toBe(first);
    expect((await called(run("-", "--seed", "8"), JSON.stringify(shop))).stdout).not.toBe(first);
  });

  test("stops at --until or --duration", async () => {
    const seconds = async (...args: string[]) =>
      (JSON.parse((await called(["run", file("shop.json"), "--json", ...args])).stdout) as { virtualSeconds: number }).virtualSeconds;
    expect(await seconds("--until", "5s")).toBe(5);
    expect(await seconds("--duration", "30s")).toBe(30);
  });

  test("plays a recorded run again, what was done by hand included, as far as it went", async () => {
    const { objectives: _, ...start } = shop;
    const recorded = (log: unknown[]) => JSON.stringify({ ...start, run: { start, log, until: "10s" } });
    const summary = async (input: string) =>
      JSON.parse((await called(["run", "-", "--json"], input)).stdout) as {
        virtualSeconds: number;
        digest: string;
        reasons: Record<string, number>;
      };
    const killed = await summary(recorded([{ at: "5s", do: "kill", target: "orders" }]));
    expect(killed.virtualSeconds).toBe(10);
    expect(Object.keys(killed.reasons)).not.toEqual([]);
    expect((await summary(recorded([]))).digest).not.toBe(killed.digest);
  });

  test("says on standard error that it lasts five minutes where nothing else is set", async () => {
    const { duration: _, ...endless } = shop;
    const { status, stdout, stderr } = await called(["run", "-", "--json"], JSON.stringify(endless));
    expect(status).toBe(0);
    expect(stderr).toMatch(/5 min/);
    expect(JSON.parse(stdout)).toMatchObject({ virtualSeconds: 300 });
  });

  test("writes traces and metrics in the form that the ending names", async () => {
    const outputs = ["--traces", file("t.json"), "--metrics", file("m.csv")];
    expect(faultline(["run", file("shop.json"), ...outputs]).status).toBe(0);
    const { resourceSpans } = JSON.parse(readFileSync(file("t.json"), "utf8")) as { resourceSpans: unknown[] };
    expect(resourceSpans.length).toBeGreaterThanOrEqual(2);
    const rows = readFileSync(file("m.csv"), "utf8").trimEnd().split("\n");
    expect(rows.length).toBeGreaterThan(4 * 10);
    await called(["run", file("shop.json"), "--metrics", file("m.prom")]);
    expect(readFileSync(file("m.prom"), "utf8")).toMatch(/^faultline_node_arrivals_total\{node="orders"\} \d+$/m);
    await called(["run", file("shop.json"), "--metrics", file("m.json")]);
    expect(JSON.parse(readFileSync(file("m.json"), "utf8"))).toHaveProperty("resourceMetrics");
  });

  test("ends with 1 when an objective did not hold", () => {
    const { status, stdout } = faultline(["run", file("hopeless.json")]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/instant\s+\S.* < \S+\s+not held\s+[\d.]+  ms/);
  });

  test("ends with 1 when an invariant was broken, and says when, by which request and what is kept", async () => {
    const sold = { name: "sell", steps: [{ move: 1, from: "stock", to: "sold" }] };
    const nodes = shop.nodes.map((node) => (node.kind === "service" ? { ...node, endpoints: [sold] } : node));
    const ruled = (invariant: string) => JSON.stringify({ ...shop, nodes, objectives: [{ id: "rule", invariant }] });
    expect((await called(["run", "-"], ruled("stock + sold == 0"))).status).toBe(0);
    const { status, stdout } = await called(["run", "-"], ruled("stock >= -5"));
    expect(status).toBe(1);
    expect(stdout).toMatch(/rule\s+stock >= -5\s+not held\s+-\d+\s+first broken at [\d.]+ s by request [0-9a-f]{32}, 1 times in all/);
    expect(stdout).toMatch(/^counters\n {2}sold\s+\d+\n {2}stock\s+-\d+$/m);
    const summary = JSON.parse((await called(["run", "-", "--json"], ruled("stock >= -5"))).stdout) as Record<string, unknown>;
    expect(summary).toMatchObject({ counters: { stock: expect.any(Number) }, objectives: [{ held: false, broken: { times: 1 } }] });
    const refused = await called(["check", "-"], ruled("stock => 1"));
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/objectives\[0\]\.invariant \(rule\): does not read at character 7/),
    ]);
  });

  test.each([
    ["a file that is not there", ["run", "nowhere.json"], /nowhere\.json/],
    ["an option that it does not have", ["run", "a.json", "--loud"], /--loud/],
    ["no command", [], /which command/],
    ["a link that was cut", ["run", "#s=1.eJw"], /./],
    ["an output that cannot be written", ["run", file("shop.json"), "--traces", join(folder, "no", "t.json")], /cannot be written/],
  ])("ends with 2 for %s", async (_, args, said) => {
    const { status, stderr } = await called(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(said);
  });

  test("ends with 3 and the seed when a limit is reached", () => {
    const { status, stdout, stderr } = faultline(["run", file("endless.json"), "--json"]);
    expect(status).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/seed 7/);
  });

  test("speaks Chinese when asked to", async () => {
    expect((await called(["run", file("shop.json"), "--lang", "zh"])).stdout).toMatch(/达成/);
  });
});

describe("check", () => {
  test("prints every problem with its place on standard error and ends with 2", () => {
    const { status, stdout, stderr } = faultline(["check", file("bad.json")]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^nodes\[2\]\.replicas \(b\): must be .*-1$/m);
    expect(stderr).toMatch(/^nodes\[2\]\.time \(b\): /m);
  });

  test("ends with 0 where nothing is wrong, and where there are only warnings", async () => {
    expect(faultline(["check", file("shop.json")]).status).toBe(0);
    const lossy = { ...shop, routes: [{ id: "r1", from: "shoppers", to: "orders", loss: 0.1 }] };
    const { status, stderr } = await called(["check", "-"], JSON.stringify(lossy));
    expect(status).toBe(0);
    expect(stderr).toMatch(/r1/);
  });
});

describe("link and open", () => {
  test("are each other's inverse, and a link runs as its document does", async () => {
    const { status, stdout } = faultline(["link", file("shop.json"), "--base", "https://example.org/play/"]);
    const link = stdout.trimEnd();
    expect(status).toBe(0);
    expect(link).toMatch(/^https:\/\/example\.org\/play\/#s=1\.[\w-]+$/);
    const opened = faultline(["open", link.slice(link.indexOf("#"))]);
    expect(opened.status).toBe(0);
    const digest = async (source: string, input = "") => (await called(["run", source, "--digest"], input)).stdout;
    expect(await digest("-", opened.stdout)).toBe(await digest(file("shop.json")));
    expect(await digest(link)).toBe(await digest(file("shop.json")));
  });

  test("refuse what is no file and what is no link", async () => {
    expect((await called(["open", "shop.json"])).status).toBe(2);
    expect(faultline(["link", "#s=1.abc"]).status).toBe(2);
  });

  test("refuse a link in which one character was changed", async () => {
    const link = faultline(["link", file("shop.json")]).stdout.trimEnd();
    const at = link.length - 20;
    const altered = link.slice(0, at) + (link[at] === "A" ? "B" : "A") + link.slice(at + 1);
    expect((await called(["open", altered])).status).toBe(2);
  });
});

test("schema prints a JSON Schema that names the format", () => {
  const { status, stdout } = faultline(["schema"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  expect(stdout).toMatch("faultline/1");
});

test("help is an answer, not a mistake", () => {
  const { status, stdout } = faultline(["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/faultline run FILE/);
});
