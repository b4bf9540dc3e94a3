// As much of JSON Schema 2020-12 as ours uses: whether a value is accepted.
import { isJson, type Json } from "../scenario/places.ts";

export const acceptedBy = (root: Json, value: unknown): boolean => accepts({ root, schema: root }, value);

/** What a reference within the schema leads to. */
export const resolved = (root: Json, ref: string): unknown =>
  ref
    .slice(2)
    .split("/")
    .filter(Boolean)
    .reduce<unknown>((at, part) => (at as Json)[part], root);

interface At {
  readonly root: Json;
  readonly schema: unknown;
}
function accepts({ root, schema }: At, value: unknown): boolean {
  if (!isJson(schema)) return schema !== false;
  return Object.entries(schema).every(([key, rule]) => CHECKS[key]?.(rule, value, { root, schema }) ?? true);
}
const list = (rule: unknown) => rule as readonly unknown[];
const typeOf = (value: unknown) =>
  Array.isArray(value) ? "array" : value === null ? "null" : Number.isInteger(value) ? "integer" : typeof value;
const CHECKS: Readonly<Record<string, (rule: unknown, value: unknown, at: { readonly root: Json; readonly schema: Json }) => boolean>> = {
  $ref: (rule, value, { root }) => accepts({ root, schema: resolved(root, String(rule)) }, value),
  type: (rule, value) => [rule].flat().some((type) => type === typeOf(value) || (type === "number" && typeof value === "number")),
  const: (rule, value) => rule === value,
  enum: (rule, value) => list(rule).includes(value),
  not: (rule, value, { root }) => !accepts({ root, schema: rule }, value),
  oneOf: (rule, value, { root }) => list(rule).filter((schema) => accepts({ root, schema }, value)).length === 1,
  anyOf: (rule, value, { root }) => list(rule).some((schema) => accepts({ root, schema }, value)),
  required: (rule, value) => !isJson(value) || list(rule).every((key) => Object.hasOwn(value, String(key))),
  properties: (rule, value, { root }) =>
    !isJson(value) ||
    Object.entries(rule as Json).every(([key, schema]) => !Object.hasOwn(value, key) || accepts({ root, schema }, value[key])),
  propertyNames: (rule, value, { root }) => !isJson(value) || Object.keys(value).every((key) => accepts({ root, schema: rule }, key)),
  additionalProperties: (rule, value, { root, schema }) =>
    !isJson(value) ||
    Object.keys(value).every(
      (key) => Object.hasOwn((schema["properties"] ?? {}) as Json, key) || accepts({ root, schema: rule }, value[key]),
    ),
  items: (rule, value, { root }) => !Array.isArray(value) || value.every((item) => accepts({ root, schema: rule }, item)),
  minItems: (rule, value) => !Array.isArray(value) || value.length >= Number(rule),
  maxItems: (rule, value) => !Array.isArray(value) || value.length <= Number(rule),
  minLength: (rule, value) => typeof value !== "string" || value.length >= Number(rule),
  maxLength: (rule, value) => typeof value !== "string" || value.length <= Number(rule),
  minimum: (rule, value) => typeof value !== "number" || value >= Number(rule),
  maximum: (rule, value) => typeof value !== "number" || value <= Number(rule),
  pattern: (rule, value) => typeof value !== "string" || new RegExp(String(rule)).test(value),
};
