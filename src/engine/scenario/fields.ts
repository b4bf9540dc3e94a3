// The vocabulary in which every setting of the format is declared, once: what may be written, its unit, range and default.
// From a field follow the TypeScript type, the validation (by valibot), the JSON Schema, the inspector's form, the reference
// page and the random documents of the property tests. A field says nothing about what a model does with its value.
import * as v from "valibot";

import { parseDistribution } from "./distribution-text.ts";
import { parseDuration } from "./duration-text.ts";
import { LONGEST_EXPRESSION } from "./invariant-text.ts";

/** What a number counts; the studio has a word for each in every language. */
export type Unit =
  | "perSecond"
  | "share"
  | "replicas"
  | "slots"
  | "waiting"
  | "connections"
  | "users"
  | "keys"
  | "calls"
  | "tokens"
  | "entries"
  | "factor"
  | "attempts"
  | "probes"
  | "megabytes"
  | "partitions"
  | "messages"
  | "";

/** `default`: absent means the default. `none`: absent means that there is none of it. `required`: must be written. */
export type Need = "default" | "none" | "required";

export type Control =
  | "duration"
  | "distribution"
  | "integer"
  | "number"
  | "flag"
  | "text"
  | "id"
  | "choice"
  | "choices"
  | "reference"
  | "limit"
  | "extent"
  | "group"
  | "list"
  | "variants"
  | "headers"
  | "values"
  | "steps"
  | "seed";

/** `W`: as written in a document. `C`: completed, with every default in place. */
export interface Field<W = unknown, C = unknown, N extends Need = Need> {
  readonly control: Control;
  readonly need: N;
  readonly schema: v.GenericSchema<unknown, W>;
  readonly default?: W;
  readonly unit?: Unit;
  readonly min?: number;
  readonly max?: number;
  /** choice, choices: the values. */
  readonly options?: readonly string[];
  /** choice: what else may be written, and how a sentence shows that. */
  readonly also?: RegExp;
  readonly alsoAs?: string;
  /** reference: what kinds of thing the id may name. */
  readonly refers?: Refers;
  /** group: its fields. */
  readonly fields?: Fields;
  /** list: its items, and how few there may be (`max`: how many). */
  readonly item?: Field;
  readonly least?: number;
  /** duration: more than 0. */
  readonly positive?: true;
  /** duration: the unit in which people write it, where that is not ms. Said to who types a number alone. */
  readonly usual?: "s";
  /** text: a name that expressions may use. */
  readonly word?: true;
  /** text: an expression over what is kept. */
  readonly expression?: "invariant" | "condition";
  /** variants: the field that tells them apart, and the fields of each. */
  readonly tag?: string;
  readonly variants?: Readonly<Record<string, Fields>>;
  /** Heading of the inspector under which it stands. */
  readonly section?: string;
  readonly completed?: C;
}

/**
 * What an id in a reference may name: a node, a route, either, the target of an outgoing route, an endpoint of a node; a node that has a
 * configuration; and, within the name of a setting, whom the calls lead to that it is of.
 */
export type Refers =
  | "zone"
  | "node"
  | "callee"
  | "reader"
  | "store"
  | "broker"
  | "endpoint"
  | "target"
  | "instance"
  | "fault"
  | "configurable"
  | "setting";

export type Fields = Readonly<Record<string, Field>>;

type Flat<T> = { [K in keyof T]: T[K] } & {};
type KeysThat<F, N extends Need> = {
  [K in keyof F]: F[K] extends Field<infer _W, infer _C, infer M> ? (M extends N ? K : never) : never;
}[keyof F];
export type WrittenOf<F> = F extends Field<infer W, infer _C, infer _N> ? W : never;
export type CompletedOf<F> = F extends Field<infer _W, infer C, infer _N> ? C : never;

/** A group as it is written: what has a default may be left out. */
export type Written<F> = Flat<
  { readonly [K in KeysThat<F, "required">]: WrittenOf<F[K]> } & { readonly [K in KeysThat<F, "default" | "none">]?: WrittenOf<F[K]> }
>;
/** A group with every default in place; only what may be absent by meaning is optional. */
export type Completed<F> = Flat<
  { readonly [K in KeysThat<F, "required" | "default">]: CompletedOf<F[K]> } & { readonly [K in KeysThat<F, "none">]?: CompletedOf<F[K]> }
>;

interface Common {
  readonly section?: string;
}
type NeedOf<O> = O extends { readonly default: unknown } ? "default" : O extends { readonly required: true } ? "required" : "none";

function make<W, C, O extends Common & { readonly default?: unknown; readonly required?: boolean }>(
  control: Control,
  schema: v.GenericSchema<unknown, W>,
  options: O,
  extra: Partial<Field> = {},
): Field<W, C, NeedOf<O>> {
  const need = (options.default !== undefined ? "default" : options.required === true ? "required" : "none") as NeedOf<O>;
  const { required: _required, ...rest } = options as Common & { default?: W; required?: boolean };
  return { ...extra, ...rest, control, schema, need } as Field<W, C, NeedOf<O>>;
}

type Option<T> = Common & { readonly default?: T; readonly required?: true };

/** A stretch of virtual time such as "250us", "4ms", "1.5s"; `positive`: not 0. */
export const duration = <const O extends Option<string> & { readonly positive?: true; readonly min?: number; readonly usual?: "s" }>(
  options: O,
) =>
  make<string, string, O>(
    "duration",
    textSchema("duration", (text) => parseDuration(text, leastOf(options))),
    options,
  );
/** Whole µs that a duration has at least. */
export const leastOf = ({ min, positive }: Pick<Field, "min" | "positive">): number => min ?? (positive === true ? 1 : 0);

/** µs: what happens again and again, whether or not anybody asks, is no more frequent; else a run would do little besides. */
const OFTEN = 10_000;
/** The time between two of such happenings. */
export const interval = <const O extends Option<string>>(options: O) =>
  duration<O & { readonly positive: true; readonly min: number }>({ ...options, positive: true, min: OFTEN });

/** A distribution of a duration such as "exp(4ms)"; a plain duration is the constant one. */
export const distribution = <const O extends Option<string>>(options: O) =>
  make<string, string, O>("distribution", textSchema("distribution", parseDistribution), options);

function textSchema(kind: "duration" | "distribution", parse: (text: string) => { readonly ok: boolean; readonly problems?: unknown }) {
  return v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const parsed = parse(dataset.value);
      if (!parsed.ok) addIssue({ message: `${kind}:${JSON.stringify(parsed.problems)}` });
    }),
  );
}

type Numeric = Option<number> & { readonly min: number; readonly max: number; readonly unit?: Unit };
export const integer = <const O extends Numeric>(options: O) =>
  make<number, number, O>("integer", v.pipe(v.number(), v.integer(), v.minValue(options.min), v.maxValue(options.max)), options);
export const number = <const O extends Numeric>(options: O) =>
  make<number, number, O>("number", v.pipe(v.number(), v.finite(), v.minValue(options.min), v.maxValue(options.max)), options);
/** A probability or a share, 0 to 1, never percent. */
export const share = <const O extends Option<number>>(options: O) =>
  make<number, number, O>("number", v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1)), options, {
    min: 0,
    max: 1,
    unit: "share",
  });
/** A whole number, or "unbounded". */
export const limit = <const O extends Option<number | "unbounded"> & { readonly max: number; readonly unit?: Unit }>(options: O) =>
  make<number | "unbounded", number | "unbounded", O>(
    "limit",
    v.union([v.literal("unbounded"), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(options.max))]),
    options,
    { min: 0 },
  );
/** So many things (a whole number), or those of a stretch of whole seconds, an hour at most ("60s"). */
export const extent = <const O extends Option<number | string> & { readonly max: number; readonly unit?: Unit }>(options: O) =>
  make<number | string, number | string, O>(
    "extent",
    v.union([v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(options.max)), v.pipe(v.string(), v.check(isSeconds))]),
    options,
    { min: 1 },
  );
function isSeconds(text: string): boolean {
  const parsed = parseDuration(text, 1);
  return parsed.ok && parsed.value % 1e6 === 0 && parsed.value <= 3600e6;
}
export const flag = <const O extends Option<boolean>>(options: O) => make<boolean, boolean, O>("flag", v.boolean(), options);
export const text = <const O extends Option<string> & { readonly max: number }>(options: O) =>
  make<string, string, O>("text", v.pipe(v.string(), v.maxLength(options.max)), options);

/** A name of a counter, an entity or a state, as expressions read it: the words of their grammar are none. */
export const WORD = /^(?!(?:every|ends|or|is|not|within|none|removed)$)[a-z][A-Za-z0-9_]{0,39}$/;
export const word = <const O extends Option<string>>(options: O) =>
  make<string, string, O>("text", v.pipe(v.string(), v.regex(WORD)), options, { max: 40, word: true });

/** An invariant of an objective, or the condition of a read. */
export const expression = <const O extends Option<string>>(kind: "invariant" | "condition", options: O) =>
  make<string, string, O>("text", v.pipe(v.string(), v.maxLength(LONGEST_EXPRESSION)), options, {
    max: LONGEST_EXPRESSION,
    expression: kind,
  });

export const ID = /^[a-z][a-z0-9-]{0,39}$/;
export const id = <const O extends Option<string>>(options: O) => make<string, string, O>("id", v.pipe(v.string(), v.regex(ID)), options);
/** The id (or, for an endpoint, the name) of something else in the document; that it exists is checked by the second pass. */
export const reference = <const O extends Option<string> & { readonly refers: Refers }>(options: O) =>
  make<string, string, O>("reference", v.pipe(v.string(), v.minLength(1), v.maxLength(80)), options);

export const choice = <const C extends string, const O extends Option<C> & { readonly also?: RegExp; readonly alsoAs?: string }>(
  options: readonly C[],
  common: O,
) => make<C, C, O>("choice", v.picklist(options), common, { options });
/** Several of a list, without order. */
export const choices = <const C extends string, const O extends Option<readonly C[]>>(options: readonly C[], common: O) =>
  make<readonly C[], readonly C[], O>("choices", v.pipe(v.array(v.picklist(options)), v.maxLength(options.length)), common, { options });
/** HTTP header names to values. */
export const headers = <const O extends Option<Readonly<Record<string, string>>>>(options: O) =>
  make<Readonly<Record<string, string>>, Readonly<Record<string, string>>, O>(
    "headers",
    v.record(v.string(), v.pipe(v.string(), v.maxLength(200))),
    options,
  );

/** Names of settings to values, as a configuration holds them: numbers, flags and texts. What a name is bound to is checked by the second pass. */
export type Values = Readonly<Record<string, string | number | boolean>>;
const VALUE = v.union([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.number(), v.finite()), v.boolean()]);
export const SETTING_NAME = /^[a-zA-Z][a-zA-Z0-9._-]{0,79}$/;
export const values = <const O extends Option<Values>>(options: O) =>
  make<Values, Values, O>("values", v.record(v.pipe(v.string(), v.regex(SETTING_NAME)), VALUE), options);

/** An object whose keys are fields; `need` in `options` says whether it may be absent. */
export const group = <const F extends Fields, const O extends Option<Written<F>>>(fields: F, options: O) =>
  make<Written<F>, Completed<F>, O>("group", objectSchema(fields) as unknown as v.GenericSchema<unknown, Written<F>>, options, { fields });

export const list = <
  const I extends Field,
  const O extends Option<readonly WrittenOf<I>[]> & { readonly max: number; readonly least?: number },
>(
  item: I,
  options: O,
) =>
  make<readonly WrittenOf<I>[], readonly CompletedOf<I>[], O>(
    "list",
    v.pipe(v.array(item.schema), v.minLength(options.least ?? 0), v.maxLength(options.max)) as unknown as v.GenericSchema<
      unknown,
      readonly WrittenOf<I>[]
    >,
    options,
    { item },
  );

type VariantsWritten<T extends string, V> = { [K in keyof V]: Flat<{ readonly [X in T]: K } & Written<V[K]>> }[keyof V];
type VariantsCompleted<T extends string, V> = { [K in keyof V]: Flat<{ readonly [X in T]: K } & Completed<V[K]>> }[keyof V];
/** One of several objects, told apart by the text in the field `tag`. */
export const variants = <
  const T extends string,
  const V extends Readonly<Record<string, Fields>>,
  const O extends Option<VariantsWritten<T, V>>,
>(
  tag: T,
  each: V,
  options: O,
) =>
  make<VariantsWritten<T, V>, VariantsCompleted<T, V>, O>(
    "variants",
    variantSchema(tag, each) as unknown as v.GenericSchema<unknown, VariantsWritten<T, V>>,
    options,
    {
      tag,
      variants: each,
    },
  );

/** The valibot object of a group's fields. Unknown keys are found by `unknownKeys`, which names every one and suggests the nearest. */
export function objectSchema(fields: Fields, extra: v.ObjectEntries = {}) {
  const entries: Record<string, v.GenericSchema> = { ...(extra as Record<string, v.GenericSchema>) };
  for (const [key, field] of Object.entries(fields))
    entries[key] = field.need === "required" ? field.schema : (v.exactOptional(field.schema) as v.GenericSchema);
  return v.object(entries);
}

function variantSchema(tag: string, each: Readonly<Record<string, Fields>>) {
  return v.variant(
    tag,
    Object.entries(each).map(([name, fields]) => objectSchema(fields, { [tag]: v.literal(name) })) as unknown as [
      v.ObjectSchema<v.ObjectEntries, undefined>,
    ],
  );
}
