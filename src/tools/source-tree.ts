// The source files as the architecture test reads them: their text, what they import, their syntax tree. It judges nothing.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { parseSync } from "vite";

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** Relative to src, with forward slashes: "engine/kernel/math.ts". */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
  /** Files as paths relative to src, packages as their names. */
  readonly imports: readonly Import[];
  readonly root: SyntaxNode;
}

export interface Import {
  readonly to: string;
  readonly isPackage: boolean;
}

const SRC = fileURLToPath(new URL("..", import.meta.url));

/** Files below src whose names end so, as paths relative to src. */
export function pathsEnding(...endings: readonly string[]): string[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

export const readSource = (path: string): string => readFileSync(join(SRC, path), "utf8");

export function parseSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const root = program as unknown as SyntaxNode;
  const isTest = /\.test\.tsx?$/.test(path) || path.includes("/testing/");
  return { path, text, isTest, root, imports: importsOf(path, root) };
}

function importsOf(path: string, root: SyntaxNode): Import[] {
  const found: Import[] = [];
  walk(root, ({ type, source, argument }) => {
    if (/^(Import|Export(Named|All))Declaration$|^ImportExpression$|^TSImportType$/.test(type)) {
      const written = (source ?? argument) as { readonly value?: unknown } | null | undefined;
      if (typeof written?.value === "string") found.push(importFrom(path, written.value));
    }
  });
  return found;
}

function importFrom(path: string, specifier: string): Import {
  if (!specifier.startsWith(".")) return { to: packageName(specifier), isPackage: true };
  const file = specifier.replace(/\?.*$/, "");
  return {
    to: normalize(join(dirname(path), file))
      .split(sep)
      .join("/"),
    isPackage: false,
  };
}

const packageName = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Every node below this one and itself, parents first. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void,
  parents: readonly SyntaxNode[] = [],
): void {
  visit(node, parents);
  const below = [...parents, node];
  for (const child of Object.values(node).flat()) if (isNode(child)) walk(child, visit, below);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
