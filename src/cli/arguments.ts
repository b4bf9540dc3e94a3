// The arguments of a call as a command, or why they are none. It reads no file and knows no document.
import { failure, type Result, success } from "../base/result.ts";
import { parseDuration } from "../engine/scenario/duration-text.ts";
import type { Language, Word } from "./words.ts";

export interface BadArguments {
  readonly word: Word;
  readonly values: Readonly<Record<string, string>>;
}

interface Common {
  readonly language: Language;
}
export interface RunCommand extends Common {
  readonly verb: "run";
  readonly source: string;
  readonly json: boolean;
  readonly digest: boolean;
  readonly seed?: number;
  /** As they were written; they parse. */
  readonly duration?: string;
  readonly until?: string;
  readonly traces?: string;
  readonly metrics?: string;
}
export interface SourceCommand extends Common {
  readonly verb: "check" | "open";
  readonly source: string;
}
export interface LinkCommand extends Common {
  readonly verb: "link";
  readonly source: string;
  readonly base?: string;
}
export interface BareCommand extends Common {
  readonly verb: "schema" | "help";
}
export type Command = RunCommand | SourceCommand | LinkCommand | BareCommand;

type Takes = "flag" | "value";
const COMMON: Readonly<Record<string, Takes>> = { "--lang": "value", "--help": "flag", "-h": "flag" };
const OPTIONS: Readonly<Record<Exclude<Command["verb"], "help">, Readonly<Record<string, Takes>>>> = {
  run: {
    "--seed": "value",
    "--duration": "value",
    "--until": "value",
    "--json": "flag",
    "--digest": "flag",
    "--traces": "value",
    "--metrics": "value",
  },
  check: {},
  link: { "--base": "value" },
  open: {},
  schema: {},
};
const VERBS = Object.keys(OPTIONS).join(", ");

/** Which file endings an output knows. */
export const ENDINGS = { "--traces": [".json"], "--metrics": [".json", ".prom", ".csv"] } as const;

interface Words {
  readonly sources: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}
const bad = (word: Word, values: Readonly<Record<string, string>> = {}) => failure<BadArguments>({ word, values });

export function parseArguments(written: readonly string[]): Result<Command, BadArguments> {
  const [verb, ...rest] = written;
  if (verb === undefined) return bad("noCommand", { commands: VERBS });
  if (verb === "help" || verb === "--help" || verb === "-h") return success({ verb: "help", language: languageIn(rest) });
  if (!isVerb(verb)) return bad("unknownCommand", { found: verb, commands: VERBS });
  const words = sort(verb, rest);
  return words.ok ? build(verb, words.value) : words;
}

/** The language that was asked for, also where the rest is wrong: in it the complaint is made. */
export function languageIn(written: readonly string[]): Language {
  const at = written.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const value = at < 0 ? undefined : (written[at]?.split("=")[1] ?? written[at + 1]);
  return value === "zh" ? "zh" : "en";
}

const isVerb = (verb: string): verb is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, verb);

/** Options, given as `--name value` or `--name=value`, of two the last; and what is left, all that follows a `--` too. */
function sort(verb: keyof typeof OPTIONS, written: readonly string[]): Result<Words, BadArguments> {
  const known = { ...COMMON, ...OPTIONS[verb] };
  const sources: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < written.length; i++) {
    const word = written[i] ?? "";
    if (word === "--") return success({ sources: [...sources, ...written.slice(i + 1)], options });
    if (!word.startsWith("-") || word === "-") {
      sources.push(word);
      continue;
    }
    const [, name = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const takes = Object.hasOwn(known, name) ? known[name] : undefined;
    if (takes === undefined) return bad("unknownOption", { command: verb, found: name });
    if (takes === "flag" && value !== undefined) return bad("valueNotTaken", { option: name });
    const given = takes === "flag" ? "" : (value ?? written[++i]);
    if (given === undefined) return bad("valueMissing", { option: name });
    options.set(name, given);
  }
  return success({ sources, options });
}

function build(verb: keyof typeof OPTIONS, { sources, options }: Words): Result<Command, BadArguments> {
  const language = options.get("--lang") ?? "en";
  if (language !== "en" && language !== "zh") return bad("badLanguage", { found: language });
  if (options.has("--help") || options.has("-h")) return success({ verb: "help", language });
  const wrong = badSources(verb, sources);
  if (wrong !== undefined) return wrong;
  const source = sources[0] ?? "";
  if (verb === "run") return buildRun(source, language, options);
  if (verb === "link") return buildLink(source, language, options);
  return success(verb === "schema" ? { verb, language } : { verb, source, language });
}

const MISSED = { run: "noSource", check: "noSource", link: "noFile", open: "noLink" } as const satisfies Readonly<Record<string, Word>>;
function badSources(verb: keyof typeof OPTIONS, [first, second]: readonly string[]) {
  if (verb === "schema") return first === undefined ? undefined : bad("sourceNotTaken", { command: verb, found: first });
  if (first === undefined) return bad(MISSED[verb], { command: verb });
  return second === undefined ? undefined : bad("tooManySources", { command: verb, found: second });
}

function buildLink(source: string, language: Language, options: Words["options"]): Result<Command, BadArguments> {
  const base = options.get("--base");
  if (base !== undefined && !/^https?:\/\/[^\s#]+$/.test(base)) return bad("badBase", { found: base });
  return success({ verb: "link", source, language, ...(base === undefined ? {} : { base }) });
}

function buildRun(source: string, language: Language, options: Words["options"]): Result<Command, BadArguments> {
  const wrong = badSeed(options.get("--seed")) ?? badTimes(options) ?? badFiles(options);
  if (wrong !== undefined) return wrong;
  const text = (name: string, key: string) => (options.has(name) ? { [key]: options.get(name) } : {});
  return success({
    verb: "run",
    source,
    language,
    json: options.has("--json"),
    digest: options.has("--digest"),
    ...(options.has("--seed") ? { seed: Number(options.get("--seed")) } : {}),
    ...text("--duration", "duration"),
    ...text("--until", "until"),
    ...text("--traces", "traces"),
    ...text("--metrics", "metrics"),
  });
}

function badSeed(seed: string | undefined) {
  const good = seed === undefined || (/^\d{1,10}$/.test(seed) && Number(seed) <= 4_294_967_295);
  return good ? undefined : bad("badSeed", { found: seed });
}

function badTimes(options: Words["options"]) {
  for (const option of ["--duration", "--until"]) {
    const found = options.get(option);
    if (found !== undefined && !parseDuration(found, 1).ok) return bad("badDuration", { option, found });
  }
  return undefined;
}

function badFiles(options: Words["options"]) {
  for (const [option, endings] of Object.entries(ENDINGS)) {
    const found = options.get(option);
    if (found !== undefined && !endings.some((ending) => found.endsWith(ending))) {
      return bad("badEnding", { option, endings: endings.join(", "), found });
    }
  }
  return undefined;
}
