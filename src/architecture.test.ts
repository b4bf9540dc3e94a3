// The shape of the code as laws over every source file: README.md beside this file says why. There is no list of exceptions.
import { describe, expect, test } from "vitest";

import {
  ambientNames,
  foreignKinds,
  looseWords,
  oversize,
  rawColours,
  unsetTokens,
  unsaidKeys,
  withoutOpening,
  wrongArrows,
} from "./tools/source-rules.ts";
import { parseSource, pathsEnding, readSource, type SourceFile } from "./tools/source-tree.ts";

const read = (path: string): SourceFile => parseSource(path, readSource(path));
const files = pathsEnding(".ts", ".tsx")
  .filter((path) => path !== "architecture.test.ts")
  .map(read);
const below = (folder: string): SourceFile[] => files.filter(({ path, isTest }) => path.startsWith(folder) && !isTest);
const components = below("studio/").filter(({ path }) => path.endsWith(".tsx"));

describe("the source", () => {
  test("imports along the arrows only", () => {
    expect(files.flatMap(wrongArrows)).toEqual([]);
  });

  test("has kinds and faults that know none of their like", () => {
    expect(files.flatMap(foreignKinds)).toEqual([]);
  });

  test("names no clock, chance, screen, machine or locale in the engine", () => {
    expect(below("engine/").flatMap(ambientNames)).toEqual([]);
  });

  test("keeps files within 400 lines and functions within 70", () => {
    expect(files.flatMap(oversize)).toEqual([]);
  });

  test("opens every file with what it is", () => {
    expect(files.flatMap(withoutOpening)).toEqual([]);
  });

  test("says nothing to people but from the catalogues", () => {
    expect(components.flatMap(looseWords)).toEqual([]);
  });

  test("keeps no words that nobody says", () => {
    const isCatalogue = ({ path }: SourceFile) => /(words|common)\.(en|zh)\.ts$/.test(path);
    const texts = (of: readonly SourceFile[]) => of.map(({ text }) => text);
    const studio = below("studio/");
    const catalogues = studio.filter((file) => isCatalogue(file) && file.path.endsWith(".en.ts"));
    expect(unsaidKeys(texts(catalogues), texts(studio.filter((file) => !isCatalogue(file))))).toEqual([]);
  });

  test("colours by tokens only", () => {
    const styles = pathsEnding(".css").filter((path) => path !== "studio/tokens.css");
    const drawn = below("studio/").map(({ path }) => path);
    expect([...styles, ...drawn].flatMap((path) => rawColours(path, readSource(path)))).toEqual([]);
  });

  test("asks for no token that nobody sets", () => {
    const drawing = [...pathsEnding(".css"), ...below("studio/").map(({ path }) => path)];
    expect(unsetTokens(drawing.map(readSource))).toEqual([]);
  });
});

describe("the rules see what they forbid", () => {
  const wrong = (rule: (file: SourceFile) => string[], path: string, text: string) => rule(parseSource(path, text)).length;

  test.each([
    ["base/a.ts", `import "../engine/kernel/math.ts"`],
    ["engine/kernel/a.ts", `import type { X } from "../scenario/fields.ts"`],
    ["engine/kernel/a.ts", `export * from "valibot"`],
    ["engine/runtime/a.ts", `import { service } from "../kinds/service/model.ts"`],
    ["engine/scenario/a.ts", `type X = import("../runtime/network.ts").X`],
    ["engine/a.ts", `import "../studio/main.tsx"`],
    ["worker/a.ts", `import "react"`],
    ["studio/a.ts", `await import("../engine/simulation.ts")`],
    ["studio/a.ts", `import "../engine/kinds/service/model.ts"`],
    ["studio/a.ts", `import "../worker/simulation.worker.ts"`],
    ["nowhere/a.ts", ``],
  ])("a wrong arrow: %s with %s", (path, text) => {
    expect(wrong(wrongArrows, path, text)).toBe(1);
  });

  test("a kind that imports another", () => {
    expect(wrong(foreignKinds, "engine/kinds/service/model.ts", `import "../database/spec.ts"`)).toBe(1);
    expect(wrong(foreignKinds, "engine/kinds/service/model.ts", `import "./spec.ts"; import "../spec.ts"`)).toBe(0);
  });

  test.each([
    "Date.now()",
    "new Date()",
    "Math.random()",
    "Math.log(2)",
    `Math["random"]()`,
    "const { random } = Math",
    "2 ** 3",
    "let a = 2; a **= 2",
    "console.log(1)",
    "process.exit()",
    "[1].sort()",
    "[1].toSorted()",
    "(1).toLocaleString()",
    `"a".localeCompare("b")`,
    "new Intl.NumberFormat()",
    "const now = { now: Date }",
  ])("something ambient: %s", (text) => {
    expect(wrong(ambientNames, "engine/a.ts", text)).toBeGreaterThan(0);
  });

  test.each([
    "Math.floor(1.5)",
    "const document = 1; f(document)",
    "a.Date",
    "({ process: 1 })",
    "[1].sort((a, b) => a - b)",
    "(process: number) => process",
  ])("nothing ambient in: %s", (text) => {
    expect(wrong(ambientNames, "engine/a.ts", text)).toBe(0);
  });

  test("files and functions that are too long", () => {
    expect(wrong(oversize, "a.ts", "\n".repeat(400) + "f()")).toBe(1);
    expect(wrong(oversize, "a.ts", `const f = () => {${"\n".repeat(70)}}`)).toBe(1);
    expect(wrong(oversize, "a.ts", `const f = () => {${"\n".repeat(69)}}`)).toBe(0);
  });

  test("a file that does not say what it is", () => {
    expect(wrong(withoutOpening, "a.ts", "export {}")).toBe(1);
  });

  test.each([`<p>Save</p>`, `<p>{"Save"}</p>`, `<b title="Save" />`, `<b aria-label="保存" />`])("loose words: %s", (text) => {
    expect(wrong(looseWords, "studio/a.tsx", text)).toBe(1);
  });

  test.each([`<p>{word} · 12 %</p>`, `<th>p99</th>`, `<b className="save" />`, `<b title={word} />`])("no loose words: %s", (text) => {
    expect(wrong(looseWords, "studio/a.tsx", text)).toBe(0);
  });

  test("words that nobody says, and those that are said whole or by how they begin", () => {
    const catalogue = `const words = {\n  "room.said": "a",\n  "room.state.open": "b",\n  "room.forgotten": "c",\n}`;
    expect(unsaidKeys([catalogue], [`words("room.said")`, "words(`room.state.${state}`)"])).toEqual(["room.forgotten"]);
  });

  test.each([".a { color: #fff }", ".a { color: rgb(0 0 0 / 0.5) }", ".a { color: white }", `const c = "#0b73da"`])(
    "a raw colour: %s",
    (text) => {
      expect(rawColours("a.css", text)).toHaveLength(1);
    },
  );

  test.each([".a { color: var(--ink) } /* #fff */", ".a { fill: currentcolor; white-space: pre }", "href('#top')"])(
    "no raw colour: %s",
    (text) => {
      expect(rawColours("a.css", text)).toEqual([]);
    },
  );

  test("a token that nobody sets, and none that is set in a style, in code, or has a stand-in", () => {
    const styles = [".a { --set: 1px; width: var(--set); height: var(--told); color: var(--ink-1); gap: var(--gap, 2px) }"];
    expect(unsetTokens([...styles, `style.setProperty("--told", "1px")`])).toEqual(["--ink-1"]);
  });
});
