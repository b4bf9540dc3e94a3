// Any valid value of a field, small enough that a run with it is quick: rates up to 50/s, stretches of milliseconds.
import fc from "fast-check";

import { known } from "../../base/assert.ts";
import type { Field, Fields, Unit } from "../scenario/fields.ts";
import type { Json } from "../scenario/places.ts";
import { fieldFault } from "../scenario/shape.ts";

export const DURATIONS = ["100us", "1ms", "5ms", "20ms", "100ms", "1s"] as const;
export const DISTRIBUTIONS = [
  "0ms",
  "1ms",
  "4.5ms",
  "exp(2ms)",
  "uniform(1ms, 9ms)",
  "normal(5ms, 2ms)",
  "lognormal(p50=2ms, p99=30ms)",
  "lognormal(mean=6ms, sd=8ms)",
  "erlang(3, 6ms)",
  "pareto(min=1ms, shape=2.5)",
  "weibull(shape=0.7, scale=3ms)",
  "bimodal(0.9: exp(2ms), 0.1: 30ms)",
  "empirical(1ms, 2ms, 2ms, 9ms)",
] as const;

/** What a count of a unit goes up to here: far less than the format allows. */
const MOST: Readonly<Partial<Record<Unit, number>>> = {
  perSecond: 50,
  replicas: 3,
  slots: 6,
  waiting: 12,
  connections: 4,
  users: 10,
  keys: 50,
  tokens: 20,
  entries: 20,
  calls: 6,
  attempts: 3,
  probes: 3,
  factor: 3,
  messages: 12,
  partitions: 4,
};

/** References and ids are not values of their own: who builds the document puts them in. */
export type Fill = (field: Field, key: string) => fc.Arbitrary<unknown> | undefined;

/** What a document puts in, where its own matters: the fields that have to do with its drawing. All else is filled as in every other. */
export interface OfDrawing {
  readonly concerns: (field: Field, key: string) => boolean;
  readonly fill: Fill;
}

export const arbitraryValue = (field: Field, key: string, usual: Fill, own?: OfDrawing): fc.Arbitrary<unknown> =>
  own !== undefined && isConcerned(field, key, own.concerns) ? valueOf(field, key, usual, own) : usualValue(field, key, usual);

type Made<T> = WeakMap<object, WeakMap<Field, Map<string, T>>>;
/** Of each field under its key, by who fills it, or by what is asked of it: looked up, or made. */
function once<T>(made: Made<T>, by: object, field: Field, key: string, make: () => T): T {
  let ofBy = made.get(by);
  if (ofBy === undefined) made.set(by, (ofBy = new WeakMap()));
  let ofField = ofBy.get(field);
  if (ofField === undefined) ofBy.set(field, (ofField = new Map()));
  let value = ofField.get(key);
  if (value === undefined) ofField.set(key, (value = make()));
  return value;
}
// To make them anew for every document takes far longer than to draw from them.
const usualValues: Made<fc.Arbitrary<unknown>> = new WeakMap();
const usualValue = (field: Field, key: string, usual: Fill) => once(usualValues, usual, field, key, () => valueOf(field, key, usual));

const concerned: Made<boolean> = new WeakMap();
/** Has the field to do with the drawing, or one that is in it? */
function isConcerned(field: Field, key: string, concerns: OfDrawing["concerns"]): boolean {
  const within = (fields: Fields = {}) => Object.entries(fields).some(([name, one]) => isConcerned(one, name, concerns));
  return once(
    concerned,
    concerns,
    field,
    key,
    () =>
      concerns(field, key) ||
      within(field.fields) ||
      (field.item !== undefined && isConcerned(field.item, key, concerns)) ||
      Object.entries(field.variants ?? {}).some(([name, fields]) => concerns(variantField(name), `${key}.${name}`) || within(fields)),
  );
}

function valueOf(field: Field, key: string, usual: Fill, own?: OfDrawing): fc.Arbitrary<unknown> {
  const filled = filledOf(field, key, usual, own);
  if (filled !== undefined) return filled;
  switch (field.control) {
    case "duration":
      if (field.min !== undefined) return fc.constantFrom(...DURATIONS.filter((text) => fieldFault(field, text) === null));
      return fc.constantFrom(...(field.positive || field.need === "none" ? DURATIONS : ["0s", ...DURATIONS]));
    case "distribution":
      return fc.constantFrom(...DISTRIBUTIONS);
    case "integer":
    case "seed":
      return fc.integer(boundsOf(field));
    case "number":
      return fc.integer({ min: 0, max: 8 }).map((eighths) => scaled(field, eighths / 8));
    case "extent":
      return fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom("1s", "3s"));
    case "limit":
      return fc.oneof(fc.integer(boundsOf(field)), fc.constant("unbounded"));
    case "flag":
      return fc.boolean();
    case "text":
      if (field.expression !== undefined) return fc.constantFrom("stock > 0", "sold + sent <= 3 * stock");
      if (field.word) return fc.constantFrom("stock", "sold");
      return fc.constantFrom("", "a", "1.0.0", "名", "<b>").map((text) => text.slice(0, field.max ?? 8));
    case "id":
    case "reference":
      return fc.constantFrom("", "a", "1.0.0", "名", "<b>").map((text) => text.slice(0, field.max ?? 8));
    case "choice":
      return fc.constantFrom(...known(field.options, key));
    case "choices":
      return fc.subarray([...known(field.options, key)]);
    case "group":
      return arbitraryFields(known(field.fields, key), usual, own);
    case "list":
      return fc.array(arbitraryValue(known(field.item, key), key, usual, own), {
        minLength: field.least ?? 0,
        maxLength: Math.min(field.max ?? 3, 3),
      });
    case "variants":
      return arbitraryVariant(field, key, usual, own);
    case "headers":
      return fc.constantFrom({ "x-a": "1" }, { "x-a": "2" }, { "x-a": "1", "x-b": "1" }, {});
    case "values":
      return fc.constantFrom({}, { errorRate: 0.5 }, { concurrency: 2, fresh: true });
    case "steps":
      return fc.constant(field.default);
  }
}
function boundsOf({ min = 0, max = 100, unit }: Field): { readonly min: number; readonly max: number } {
  return { min, max: Math.max(min, Math.min(max, MOST[unit ?? ""] ?? max)) };
}
function scaled(field: Field, share: number): number {
  const { min, max } = boundsOf(field);
  return min + Math.min(max - min, 100) * share;
}
function arbitraryVariant({ tag = "", variants = {} }: Field, key: string, usual: Fill, own?: OfDrawing): fc.Arbitrary<unknown> {
  return fc.oneof(
    ...Object.entries(variants).map(
      ([name, fields]) =>
        filledOf(variantField(name), `${key}.${name}`, usual, own) ??
        arbitraryFields(fields, usual, own).map((value) => ({ [tag]: name, ...value })),
    ),
  );
}
const variantField = (name: string) => ({ control: "choice", need: "required", options: [name] }) as unknown as Field;
const filledOf = (field: Field, key: string, usual: Fill, own?: OfDrawing) =>
  (own?.concerns(field, key) === true ? own.fill(field, key) : undefined) ?? usual(field, key);

/** An object of such fields; each that may be left out is so more often than not. */
export function arbitraryFields(fields: Fields, usual: Fill, own?: OfDrawing): fc.Arbitrary<Json> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = arbitraryValue(field, key, usual, own);
    model[key] = field.need === "required" ? value : fc.option(value, { nil: undefined, freq: 2 });
  }
  return fc.record(model).map(withoutGaps);
}
function withoutGaps(value: Json): Json {
  const there: Record<string, unknown> = {};
  for (const key in value) if (value[key] !== undefined) there[key] = value[key];
  return there;
}
