// What the source must hold, as pure functions from a file to what is wrong in it. The arrows between folders are one list;
// the linter says a part of the same while one types, this is the whole.
import { lineOf, type SourceFile, type SyntaxNode, walk } from "./source-tree.ts";

/** What is said in the engine of documents and runs, without the machinery: others than the engine may read it too. */
const ENGINE_WORDS =
  /^engine\/(scenario\/|words\/|kinds\/(spec|specs)\.ts|kinds\/[a-z-]+\/(spec|words\.(en|zh))\.ts|faults\/(spec|specs)\.ts|faults\/[a-z-]+\/(spec|words\.(en|zh))\.ts|configuration\/version\.ts|telemetry\/views\/)/;

/** Arrows: a file below the first may import what matches the second. The first row that fits is the law. Its own layer is not implied. */
const ARROWS: readonly (readonly [from: RegExp, to: readonly RegExp[], packages: RegExp])[] = [
  [/^base\//, [/^base\//], /^$/],
  [/^engine\/kernel\//, [/^base\//, /^engine\/kernel\//], /^$/],
  [/^engine\/words\//, [/^base\//, ENGINE_WORDS], /^$/],
  [/^engine\/scenario\//, [/^base\//, /^engine\/kernel\//, ENGINE_WORDS], /^valibot$/],
  [/^engine\/(kinds|faults)\/[a-z-]+\/(spec|words\.(en|zh))\.ts/, [/^base\//, ENGINE_WORDS], /^$/],
  [/^engine\/kinds\//, [/^base\//, /^engine\/(?!simulation\.ts|systems\.ts)/], /^$/],
  [
    /^engine\/(runtime|policies|telemetry|discovery|sagas|messaging|configuration)\//,
    [/^base\//, /^engine\/(?!kinds\/[a-z-]+\/|simulation\.ts|systems\.ts)/],
    /^$/,
  ],
  [/^engine\//, [/^base\//, /^engine\//], /^$/],
  [/^worker\//, [/^base\//, /^engine\//, /^worker\//], /^comlink$/],
  [/^cli\//, [/^base\//, /^engine\//, /^cli\//], /^node:/],
  [/^bench\//, [/^base\//, /^engine\//, /^bench\//], /^node:/],
  [
    /^studio\//,
    [/^base\//, ENGINE_WORDS, /^engine\/kernel\/distribution\.ts/, /^worker\/(protocol|simulation-client)\.ts/, /^studio\//],
    /^(?!node:)/,
  ],
  [/^tools\//, [/^tools\//], /./],
];

export function wrongArrows({ path, imports, isTest }: SourceFile): string[] {
  const law = ARROWS.find(([from]) => from.test(path));
  if (law === undefined) return [`${path} belongs to no layer`];
  const [, files, packages] = law;
  // A test may use what tests are made of, and reach for a builder beside it; the layer's arrows bind it all the same.
  return imports
    .filter(({ to, isPackage }) =>
      isPackage ? !isTest && !packages.test(to) : !files.some((allowed) => allowed.test(to)) && !(isTest && isInEngine(path, to)),
    )
    .map(({ to }) => `${path} → ${to}`);
}

const isInEngine = (path: string, to: string): boolean => path.startsWith("engine/") && to.startsWith("engine/");

/** A kind (and a fault) knows its own folder and what is common to all; of its like it knows none. */
export function foreignKinds({ path, imports, isTest }: SourceFile): string[] {
  const own = /^engine\/(kinds|faults)\/[a-z-]+\//.exec(path)?.[0];
  if (own === undefined || isTest) return [];
  return imports
    .filter(({ to }) => /^engine\/(kinds|faults)\/[a-z-]+\//.test(to) && !to.startsWith(own))
    .map(({ to }) => `${path} → ${to}`);
}

/** Clock, chance, screen and machine, by the names that would bring them in. */
const AMBIENT = new Set(
  "Date performance console process document window self globalThis navigator Intl crypto setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame fetch localStorage indexedDB Worker eval Function".split(
    " ",
  ),
);
/** The only ones whose every bit the language fixes. */
const EXACT_MATH = new Set("abs ceil clz32 floor fround imul max min round sign sqrt trunc".split(" "));

export function ambientNames(file: SourceFile): string[] {
  const wrong: string[] = [];
  const declared = declaredNames(file.root);
  walk(file.root, (node, parents) => {
    const said = ambientName(node, parents.at(-1), declared);
    if (said !== undefined) wrong.push(`${file.path}:${lineOf(file.text, node.start)} ${said}`);
  });
  return wrong;
}

function ambientName(node: SyntaxNode, parent: SyntaxNode | undefined, declared: ReadonlySet<string>): string | undefined {
  if ((node.type === "BinaryExpression" && node["operator"] === "**") || node["operator"] === "**=")
    return "** (its last bits are not fixed)";
  if (node.type === "CallExpression") return localeCall(node);
  if (node.type !== "Identifier" || isName(node, parent)) return undefined;
  const name = String(node["name"]);
  if (name === "Math") return mathUse(node, parent);
  return AMBIENT.has(name) && !declared.has(name) ? name : undefined;
}

function localeCall(node: SyntaxNode): string | undefined {
  const callee = node["callee"] as SyntaxNode;
  const method = callee.type === "MemberExpression" ? nameOf(callee["property"]) : "";
  if (/^(sort|toSorted)$/.test(method) && (node["arguments"] as readonly unknown[]).length === 0) return `${method}() without a comparator`;
  return /^toLocale|^localeCompare$/.test(method) ? method : undefined;
}

function mathUse(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  const member = parent?.type === "MemberExpression" && parent["object"] === node ? nameOf(parent["property"]) : "";
  return EXACT_MATH.has(member) && parent?.["computed"] !== true ? undefined : `Math.${member}`;
}

const nameOf = (node: unknown): string => (node as { readonly name?: string } | undefined)?.name ?? "";

/** A key or the right side of a dot names something of an object, not something ambient. */
function isName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined || parent["computed"] === true) return false;
  if (parent.type === "MemberExpression" || parent.type === "TSQualifiedName")
    return parent["property"] === node || parent["right"] === node;
  return parent["key"] === node && (parent.type !== "Property" || parent["shorthand"] !== true);
}

/** Names that the file itself gives, wherever: the compiler, which knows no screen in the engine, sees to the rest. */
function declaredNames(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => {
    if (typeof pattern !== "object" || pattern === null) return;
    walk(pattern as SyntaxNode, (node) => {
      if (node.type === "Identifier") names.add(String(node["name"]));
    });
  };
  walk(root, (node) => {
    if (node.type === "VariableDeclarator") add(node["id"]);
    if (/Function|^ArrowFunction/.test(node.type))
      for (const parameter of (node["params"] as readonly unknown[] | undefined) ?? []) add(parameter);
    if (/^Import.*Specifier$/.test(node.type)) add(node["local"]);
  });
  return names;
}

export const MOST_LINES = 400;
export const MOST_FUNCTION_LINES = 70;

export function oversize(file: SourceFile): string[] {
  const lines = file.text.trimEnd().split("\n").length;
  const wrong = lines > MOST_LINES ? [`${file.path} has ${lines} lines`] : [];
  if (file.isTest) return wrong;
  walk(file.root, ({ type, start, end }) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type)) return;
    const from = lineOf(file.text, start);
    const length = lineOf(file.text, end) - from + 1;
    if (length > MOST_FUNCTION_LINES) wrong.push(`${file.path}:${from} has a function of ${length} lines`);
  });
  return wrong;
}

/** One to six lines on what the file is and what it is not. */
export const withoutOpening = ({ path, text, isTest }: SourceFile): string[] => (isTest || /^(\/\/|\/\*)/.test(text) ? [] : [path]);

/** Attributes that a person reads or hears. */
const SPOKEN = new Set("title alt placeholder label aria-label aria-description aria-roledescription aria-valuetext".split(" "));

/** Two letters or one Chinese character; "p99" and "K" are signs in every language. */
const WORD = /\p{L}{2}|\p{Script=Han}/u;

/** Words in a component that no catalogue knows. */
export function looseWords(file: SourceFile): string[] {
  const wrong: string[] = [];
  walk(file.root, (node, parents) => {
    const said = wordsIn(node, parents.at(-1));
    if (said !== undefined && WORD.test(said)) wrong.push(`${file.path}:${lineOf(file.text, node.start)} ${said.trim()}`);
  });
  return wrong;
}

function wordsIn(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (node.type === "JSXText") return String(node["value"]);
  if (node.type === "JSXAttribute" && SPOKEN.has(nameOf(node["name"]))) return textOf(node["value"]);
  if (node.type === "JSXExpressionContainer" && parent?.type === "JSXElement") return textOf(node["expression"]);
  return undefined;
}

function textOf(node: unknown): string | undefined {
  const literal = node as SyntaxNode | null;
  return literal?.type === "Literal" && typeof literal["value"] === "string" ? literal["value"] : undefined;
}

/** A key that stands whole, and what stands before the first gap of a template, where that is long enough to be how one begins. */
const WHOLE = /"([a-z]\w*\.[^"\s]+)"/g;
const BEGINNING = /`([\w.|-]{4,})\$\{/g;

/** Keys of the catalogues that no other file names, whole or by how they begin: words that nobody says. */
export function unsaidKeys(catalogues: readonly string[], others: readonly string[]): string[] {
  const found = (texts: readonly string[], pattern: RegExp) =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, one]) => one ?? "")));
  const whole = found(others, WHOLE);
  const beginnings = [...found(others, BEGINNING)];
  const keys = [...found(catalogues, /^  "([^"]+)":/gm)];
  return keys.filter((key) => !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
}

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|:\s*(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple)\b/i;

/** Tokens that a style asks for and nobody sets: what they were to draw is drawn as if nothing was said. */
export function unsetTokens(texts: readonly string[]): string[] {
  const all = texts.join("\n");
  const set = new Set(Array.from(all.matchAll(/(--[\w-]+)["']?\]?:|["'](--[\w-]+)["'],/g), ([, inStyle, inCode]) => inStyle ?? inCode));
  const asked = Array.from(all.matchAll(/var\((--[\w-]+)\)/g), ([, name]) => name ?? "");
  return [...new Set(asked)].filter((name) => !set.has(name) && !name.startsWith("--radix-"));
}

/** A colour that is written instead of named by a token. */
export function rawColours(path: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return code.split("\n").flatMap((line, i) => (COLOUR.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []));
}
