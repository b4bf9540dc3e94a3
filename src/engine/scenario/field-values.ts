// Values and their fields: which fields an object has, what is left out because it is the default, what a new one starts as.
import { known } from "../../base/assert.ts";
import type { Field, Fields } from "./fields.ts";
import { isJson, type Json, own } from "./places.ts";
import { STEPS, verbOf } from "./steps.ts";

/** The fields of an object that a group or variants field holds; undefined where its tag names none. */
export function fieldsWithin(field: Field, value: Json): Fields | undefined {
  if (field.fields) return field.fields;
  const tag = field.tag === undefined ? undefined : own(value, field.tag);
  return typeof tag === "string" && field.variants && Object.hasOwn(field.variants, tag) ? field.variants[tag] : undefined;
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (!isJson(a) || !isJson(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}

/** The value as it is written: keys in the fields' order, defaults left out. Undefined: the whole of it is the default. */
export function written(field: Field, value: unknown): unknown {
  const spare = writtenWithin(field, value);
  return field.need === "default" && sameValue(spare, writtenWithin(field, field.default)) ? undefined : spare;
}
function writtenWithin(field: Field, value: unknown): unknown {
  if (field.control === "steps") return writtenSteps(value);
  if (field.control === "list" && Array.isArray(value))
    return value.map((item) => writtenWithin(known(field.item, "the list's item"), item));
  if (!isJson(value)) return value;
  const fields = fieldsWithin(field, value);
  if (fields === undefined) return value;
  const spare = writtenFields(fields, value);
  return field.tag === undefined ? spare : { [field.tag]: value[field.tag], ...spare };
}
function writtenSteps(value: unknown): unknown {
  return Array.isArray(value) ? value.map((step) => (isJson(step) ? writtenStep(step) : step)) : value;
}
function writtenStep(step: Json): Json {
  const verb = verbOf(step);
  if (verb === undefined) return step;
  if (verb !== "parallel") return writtenFields(STEPS[verb], step);
  const branches = step["parallel"];
  return { parallel: Array.isArray(branches) ? branches.map(writtenSteps) : branches };
}
/** An object of such fields without its defaults, keys in the fields' order; keys that are no fields are dropped. */
export function writtenFields(fields: Fields, value: Json): Json {
  const spare: Record<string, unknown> = {};
  for (const key in fields) {
    const kept = Object.hasOwn(value, key) ? written(fields[key] as Field, value[key]) : undefined;
    if (kept !== undefined) spare[key] = kept;
  }
  return spare;
}

const STARTS: Readonly<Partial<Record<Field["control"], unknown>>> = {
  duration: "1s",
  distribution: "10ms",
  flag: false,
  text: "",
  seed: 1,
  steps: [],
  headers: {},
  values: {},
  choices: [],
};
/** What a field holds when a person asks for it and it has no default: the least that is valid and does something. */
export function initialValue(field: Field): unknown {
  if (field.default !== undefined) return field.default;
  if (field.control === "choice") return field.options?.[0];
  if (field.control === "integer" || field.control === "number" || field.control === "limit") return initialNumber(field);
  if (field.control === "list") return Array.from({ length: field.least ?? 0 }, () => initialValue(known(field.item, "the list's item")));
  if (field.control === "group") return initialFields(field.fields ?? {});
  if (field.control === "variants") return initialVariant(field, Object.keys(field.variants ?? {})[0] ?? "");
  return STARTS[field.control] ?? "";
}
const initialNumber = (field: Field): number => Math.min(field.max ?? 100, Math.max(field.min ?? 0, field.unit === "perSecond" ? 100 : 1));
function initialFields(fields: Fields): Json {
  const required = Object.entries(fields).filter(([, field]) => field.need === "required");
  return Object.fromEntries(required.map(([key, field]) => [key, initialValue(field)]));
}
/** The variant of that name with what it must have; what the former variant said in fields of the same name and control is kept. */
export function initialVariant(field: Field, name: string, former: Json = {}): Json {
  const fields = known(field.variants?.[name], `the variant ${name}`);
  const before = fieldsWithin(field, former) ?? {};
  const kept = Object.keys(fields).filter(
    (key) => Object.hasOwn(before, key) && Object.hasOwn(former, key) && before[key]?.control === fields[key]?.control,
  );
  return {
    [known(field.tag, "the variants' tag")]: name,
    ...initialFields(fields),
    ...Object.fromEntries(kept.map((key) => [key, former[key]])),
  };
}
