// The command line where something is in the way: other encodings, endless or broken files, outputs that are closed or full, another folder.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { called, type Ended } from "./testing/called.ts";

const program = fileURLToPath(new URL("../tools/faultline.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fault line "));
const file = (name: string) => join(folder, name);

function faultline(args: readonly string[], input: string | Uint8Array = "", environment: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    input,
    timeout: 60_000,
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}
/** The program with a shell around it, for what only a shell can do to its outputs. */
function inShell(redirected: string): Ended {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", `("$NODE" "$PROGRAM" ${redirected}`], {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NODE: process.execPath, PROGRAM: program, FOLDER: folder },
  });
  return { status, stdout, stderr };
}

const text = JSON.stringify({
  format: "faultline/1",
  name: "Läden 商店",
  duration: "2s",
  nodes: [
    { id: "shop", kind: "client" },
    { id: "orders", kind: "service" },
  ],
  routes: [{ id: "r1", from: "shop", to: "orders" }],
});
const utf16 = (bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

beforeAll(() => writeFileSync(file("a b.json"), text));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a document", () => {
  test.each([
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, as shells of Windows write it", utf16(false)],
    ["UTF-16 the other way round", utf16(true)],
    ["line ends of Windows", Buffer.from(text.replaceAll(",", ",\r\n"))],
  ])("is read in %s, from a file and from standard input", async (_, bytes) => {
    writeFileSync(file("read.json"), bytes);
    expect((await called(["run", file("read.json")])).stdout).toMatch(/^Läden 商店 · /);
    expect(faultline(["run", "-"], bytes).stdout).toMatch(/^Läden 商店 · /);
  });

  test("that is no text is refused as such", () => {
    const { status, stderr } = faultline(["check", "-"], Buffer.from(text, "latin1"));
    expect([status, stderr]).toEqual([2, "- cannot be read: it is no text in UTF-8 or UTF-16\n"]);
  });

  test("that is far too large is refused without being read to its end", () => {
    const { status, stderr } = faultline(["check", "-"], Buffer.alloc(30_000_000, 0x20));
    expect([status, stderr]).toEqual([2, "- cannot be read: it has more than 2000000 bytes\n"]);
  });
  test.runIf(existsSync("/dev/zero"))("that never ends is refused too", () => {
    expect(faultline(["check", "/dev/zero"])).toMatchObject({
      status: 2,
      stderr: "/dev/zero cannot be read: it has more than 2000000 bytes\n",
    });
  });

  test("that is not there, or is a folder, is missed in the language of the complaint", async () => {
    expect((await called(["check", file("none.json")])).stderr).toMatch(/none\.json cannot be read: there is no such file\n$/);
    expect((await called(["check", folder])).stderr).toMatch(/cannot be read: it is a folder\n$/);
    expect((await called(["check", folder, "--lang", "zh"])).stderr).toMatch(/^无法读取 .*：它是一个文件夹\n$/);
    expect((await called(["run", file("a b.json"), "--metrics", join(folder, "no", "m.csv")])).stderr).toMatch(
      /m\.csv cannot be written: there is no such folder\n$/,
    );
  });

  test("is meant from where npm was called, not from the folder of the project", () => {
    const from = { npm_lifecycle_event: "faultline", INIT_CWD: folder };
    expect(faultline(["check", "a b.json"], "", from).status).toBe(0);
    mkdirSync(file("below"), { recursive: true });
    expect(faultline(["check", "../a b.json"], "", { ...from, INIT_CWD: file("below") }).status).toBe(0);
    expect(faultline(["check", "a b.json"], "", { ...from, npm_lifecycle_event: "test" }).status).toBe(2);
  });
});

describe("an output", () => {
  const isUnix = process.platform !== "win32";
  test.runIf(isUnix)("that nobody reads any more changes no exit status", () => {
    const piped = (words: string) => {
      inShell(`${words}; echo $? > "$FOLDER/status") 2>&1 | true`);
      return readFileSync(file("status"), "utf8");
    };
    expect(piped('run "$FOLDER/a b.json" --json')).toBe("0\n");
    expect(piped('check "$FOLDER"')).toBe("2\n");
  });
  test.runIf(isUnix && existsSync("/dev/full"))("that is full is said on standard error, with status 2", () => {
    const { status, stderr } = inShell('run "$FOLDER/a b.json" --json > /dev/full)');
    expect([status, stderr]).toEqual([2, "standard output cannot be written: there is no space left\n"]);
  });
});

describe("an argument", () => {
  test.each([
    [["schema", "a.json"], "schema takes no file and no link: a.json is one too many\n"],
    [["open"], "open needs a share link, in quotes: a shell takes what follows # for a comment\n"],
    [["link"], "link needs a file or -\n"],
    [["run", "-x"], "run has no option -x\n"],
    [["run", "a.json", "--until", "0s"], "--until must be a duration of more than 0, such as 30s or 5m, is 0s\n"],
  ])("%j is refused in words that say what to do", async (args, said) => {
    expect(await called(args)).toEqual({ status: 2, stdout: "", stderr: said });
  });
  test("-h asks for help after a command too, and -- ends the options", async () => {
    expect(await called(["run", "-h"])).toMatchObject({ status: 0, stderr: "" });
    expect((await called(["check", "--", file("a b.json")])).status).toBe(0);
    expect((await called(["check", "--", "-x"])).stderr).toMatch(/^-x cannot be read/);
  });
  test("that is given twice counts as it was given last", async () => {
    const seedOf = async (...args: string[]) =>
      (JSON.parse((await called(["run", file("a b.json"), "--json", ...args])).stdout) as { seed: number }).seed;
    expect(await seedOf("--seed", "1", "--seed=4294967295")).toBe(4_294_967_295);
  });
});
