// The published JSON Schema (2020-12) of the format, derived from the fields: what an editor checks and completes a file by.
// It says the shape; what only the second pass can see (that a named node exists, that a route is drawn) it cannot say.
import { FAULTS } from "../faults/specs.ts";
import type { Words } from "../kinds/spec.ts";
import { KINDS } from "../kinds/specs.ts";
import { en } from "../words/en.ts";
import { DISTRIBUTION_NAMES } from "./distribution-text.ts";
import { FORMAT, INVARIANT_FIELDS, LIMITS, OBJECTIVE_FIELDS } from "./document.ts";
import { type Field, type Fields, ID, leastOf, SETTING_NAME, WORD } from "./fields.ts";
import { ACTION_NAMES, entryFields, faultFields, nodeFields, OBJECTIVE_ALL, ROUTE_ALL, SETTINGS_ALL } from "./node-fields.ts";
import { MOST_STEPS, STEPS } from "./steps.ts";

export type Schema = { readonly [key: string]: unknown };
type FieldWords = Words["fields"];

const DURATION = String.raw`\s*[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,2})?\s*(?:us|ms|s|m|h)\s*`;

export const scenarioSchema = (): Schema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Faultline scenario",
  ...scenario(),
  $defs: {
    id: { type: "string", pattern: ID.source },
    duration: { type: "string", maxLength: 60, pattern: `^${DURATION}$`, examples: ["250us", "4ms", "1.5s", "2m"] },
    positiveDuration: { $ref: "#/$defs/duration", not: { pattern: "^[^1-9eE]*(?:[eE].*)?$" } },
    distribution: {
      type: "string",
      pattern: String.raw`^(?:${DURATION}|\s*(?:${DISTRIBUTION_NAMES.join("|")})\s*\([\s\S]*\)\s*)$`,
      examples: ["4ms", "exp(4ms)", "lognormal(p50=4ms, p99=40ms)", "bimodal(0.95: exp(4ms), 0.05: 200ms)"],
    },
    steps: { type: "array", maxItems: MOST_STEPS, items: { oneOf: stepSchemas() } },
    node: {
      oneOf: KINDS.map((spec) => ({
        title: spec.label.en,
        ...objectOf(nodeFields(spec.kind) ?? {}, { ...en.identity.fields, ...en.kinds[spec.kind].fields }, { kind: spec.kind }),
      })),
    },
    route: objectOf(ROUTE_ALL, en.route.fields),
    entry: { oneOf: entrySchemas() },
    objective: objectiveSchema(),
    layout: layoutSchema,
    edit: editSchema,
  },
});

function scenario(): Schema {
  const settings = objectOf(SETTINGS_ALL, en.settings.fields);
  const lists = {
    nodes: { type: "array", maxItems: LIMITS.nodes, items: { $ref: "#/$defs/node" } },
    routes: { type: "array", maxItems: LIMITS.routes, items: { $ref: "#/$defs/route" } },
    timeline: { type: "array", maxItems: LIMITS.timeline, items: { $ref: "#/$defs/entry" } },
    objectives: { type: "array", maxItems: LIMITS.objectives, items: { $ref: "#/$defs/objective" } },
    layout: { $ref: "#/$defs/layout" },
    run: runSchema,
  };
  return { ...settings, properties: { format: { const: FORMAT }, ...(settings["properties"] as Schema), ...lists }, required: ["format"] };
}
/** Of a latency the bound is a duration, of all else a number. */
function objectiveSchema(): Schema {
  const { properties, ...measure } = objectOf(OBJECTIVE_ALL, en.objective.fields);
  const of = properties as { readonly metric: Schema; readonly value: Schema };
  const isLatency = (metric: string) => metric.startsWith("latency.");
  const bounded = (title: string, values: Schema, value: Schema): Schema => ({
    title,
    ...measure,
    properties: {
      ...of,
      metric: { title: of.metric["title"], description: of.metric["description"], ...values },
      value: { ...of.value, ...value },
    },
  });
  const { also, options = [] } = OBJECTIVE_FIELDS.metric;
  const others = { anyOf: [{ enum: options.filter((metric) => !isLatency(metric)) }, { type: "string", pattern: also?.source }] };
  return {
    oneOf: [
      bounded("latency", { enum: options.filter(isLatency) }, { $ref: "#/$defs/duration" }),
      bounded("measure", others, { type: "number" }),
      { title: "invariant", ...objectOf(INVARIANT_FIELDS, en.objective.fields) },
    ],
  };
}

/** A pair, or of a zone four numbers. */
const layoutSchema: Schema = {
  description: "Where nodes stand on the canvas, by id: x, y; of a zone also width and height. The engine never reads it.",
  type: "object",
  additionalProperties: {
    type: "array",
    items: { type: "number", minimum: -1e6, maximum: 1e6 },
    anyOf: [2, 4].map((length) => ({ minItems: length, maxItems: length })),
  },
};
const operation = (ops: readonly string[], needs: string): Schema => ({
  type: "object",
  properties: {
    op: { title: "op", description: "What is done, as in RFC 6902.", enum: ops },
    path: { title: "path", description: "Where, as a JSON pointer (RFC 6901).", type: "string" },
    from: { title: "from", description: "From where, as a JSON pointer.", type: "string" },
  },
  required: ["op", "path", needs],
});
const editSchema: Schema = {
  type: "object",
  properties: {
    at: { $ref: "#/$defs/duration" },
    do: { const: "edit" },
    patch: {
      description: "RFC 6902",
      type: "array",
      items: {
        oneOf: [operation(["add", "replace", "test"], "value"), operation(["move", "copy"], "from"), operation(["remove"], "path")],
      },
    },
  },
  required: ["at", "do", "patch"],
  additionalProperties: false,
};
const runSchema: Schema = {
  description: "A recorded run: the document it began with, what was done by hand, and how far it went.",
  type: "object",
  properties: {
    start: { $ref: "#", properties: { run: false } },
    log: { type: "array", items: { anyOf: [{ $ref: "#/$defs/entry" }, { $ref: "#/$defs/edit" }] } },
    until: { $ref: "#/$defs/duration" },
  },
  required: ["start", "log", "until"],
  additionalProperties: false,
};

/** An object of such fields and no others; `fixed`: what its telling fields say. */
function objectOf(fields: Fields, words: FieldWords, fixed: Readonly<Record<string, string>> = {}, path = ""): Schema {
  const properties = Object.entries(fields).map(([key, field]) => [
    key,
    Object.hasOwn(fixed, key) ? { const: fixed[key] } : fieldSchema(field, words, path + key),
  ]);
  const required = Object.entries(fields).filter(([, field]) => field.need === "required");
  return {
    type: "object",
    properties: Object.fromEntries(properties) as Schema,
    required: required.map(([key]) => key),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field, words: FieldWords, path: string): Schema {
  const said = Object.hasOwn(words, path) ? words[path] : undefined;
  return {
    ...(said ? { title: said.label, description: said.help } : {}),
    ...valueSchema(field, words, path),
    ...(field.default === undefined ? {} : { default: field.default }),
  };
}
function valueSchema(field: Field, words: FieldWords, path: string): Schema {
  const { min, max } = field;
  switch (field.control) {
    case "duration":
      return { $ref: leastOf(field) > 0 ? "#/$defs/positiveDuration" : "#/$defs/duration" };
    case "distribution":
    case "id":
    case "steps":
      return { $ref: `#/$defs/${field.control}` };
    case "integer":
    case "seed":
    case "number":
      return {
        type: field.control === "number" ? "number" : "integer",
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      };
    case "limit":
      return { anyOf: [{ type: "integer", minimum: min ?? 0, maximum: max }, { const: "unbounded" }] };
    case "extent":
      return { anyOf: [{ type: "integer", minimum: min ?? 1, maximum: max }, { $ref: "#/$defs/positiveDuration" }] };
    case "flag":
      return { type: "boolean" };
    case "text":
      if (field.word) return { type: "string", pattern: WORD.source };
      return { type: "string", ...(field.expression === undefined ? {} : { pattern: String.raw`\S` }), maxLength: max };
    case "reference":
      return { type: "string", minLength: 1, maxLength: 80 };
    case "choice":
      return field.also === undefined
        ? { enum: field.options }
        : { anyOf: [{ enum: field.options }, { type: "string", pattern: field.also.source }] };
    case "choices":
      return { type: "array", items: { enum: field.options }, maxItems: field.options?.length };
    case "headers":
      return { type: "object", additionalProperties: { type: "string", maxLength: 200 } };
    case "values":
      return {
        type: "object",
        propertyNames: { pattern: SETTING_NAME.source },
        additionalProperties: { type: ["string", "number", "boolean"], maxLength: 200 },
      };
    case "group":
      return objectOf(field.fields ?? {}, words, {}, `${path}.`);
    case "list":
      return listSchema(field, words, path);
    case "variants":
      return variantsSchema(field, words, path);
  }
}
function listSchema({ item, least = 0, max }: Field, words: FieldWords, path: string): Schema {
  return {
    type: "array",
    minItems: least,
    ...(max === undefined ? {} : { maxItems: max }),
    ...(item ? { items: fieldSchema(item, words, `${path}[]`) } : {}),
  };
}
function variantsSchema({ tag = "", variants = {} }: Field, words: FieldWords, path: string): Schema {
  const one = ([name, fields]: [string, Fields]): Schema => {
    const within = objectOf(fields, words, {}, `${path}.${name}.`);
    const plain = objectOf(fields, words, {}, `${path}.`);
    const properties = Object.fromEntries(
      Object.entries(within["properties"] as Schema).map(([key, schema]) => [
        key,
        titled(schema) ? schema : (plain["properties"] as Schema)[key],
      ]),
    );
    return {
      ...within,
      properties: { [tag]: { const: name }, ...properties },
      required: [tag, ...(within["required"] as readonly string[])],
    };
  };
  return { oneOf: Object.entries(variants).map(one) };
}
const titled = (schema: unknown): boolean => typeof schema === "object" && schema !== null && Object.hasOwn(schema, "title");

function stepSchemas(): Schema[] {
  const plain = Object.entries(STEPS).map(([verb, fields]) => ({ title: verb, ...objectOf(fields, en.steps.fields, {}, `${verb}.`) }));
  const branches = { type: "array", minItems: 1, maxItems: MOST_STEPS, items: { $ref: "#/$defs/steps" } };
  return [
    ...plain,
    { title: "parallel", type: "object", properties: { parallel: branches }, required: ["parallel"], additionalProperties: false },
  ];
}
function entrySchemas(): Schema[] {
  const acts = ACTION_NAMES.filter((name) => name !== "fault").map((name) => ({
    title: name,
    ...objectOf(entryFields({ do: name }) ?? {}, en.acts.fields, { do: name }),
  }));
  const faults = FAULTS.map((spec) => ({
    title: spec.label.en,
    ...objectOf(faultFields(spec.fault) ?? {}, en.faults[spec.fault].fields, { do: "fault", fault: spec.fault }),
  }));
  return [...acts, ...faults];
}
