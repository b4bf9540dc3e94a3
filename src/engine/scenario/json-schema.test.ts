// The published schema accepts what parsing accepts, refuses what it refuses by shape, and explains every field.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { sameValue } from "./field-values.ts";
import { scenarioSchema } from "./json-schema.ts";
import { isJson, type Json } from "./places.ts";
import { TEMPLATES } from "./templates/index.ts";

const SCHEMA = scenarioSchema() as Json;

/** As much of JSON Schema 2020-12 as ours uses. */
function accepts(schema: unknown, value: unknown): boolean {
  if (!isJson(schema)) return schema !== false;
  return Object.entries(schema).every(([key, rule]) => CHECKS[key]?.(rule, value, schema) ?? true);
}
const list = (rule: unknown) => rule as readonly unknown[];
const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split("/")
    .filter(Boolean)
    .reduce<unknown>((at, part) => (at as Json)[part], SCHEMA);
const typeOf = (value: unknown) =>
  Array.isArray(value) ? "array" : value === null ? "null" : Number.isInteger(value) ? "integer" : typeof value;
const CHECKS: Readonly<Record<string, (rule: unknown, value: unknown, schema: Json) => boolean>> = {
  $ref: (rule, value) => accepts(resolve(String(rule)), value),
  type: (rule, value) => [rule].flat().some((type) => type === typeOf(value) || (type === "number" && typeof value === "number")),
  const: (rule, value) => rule === value,
  enum: (rule, value) => list(rule).includes(value),
  oneOf: (rule, value) => list(rule).filter((one) => accepts(one, value)).length === 1,
  anyOf: (rule, value) => list(rule).some((one) => accepts(one, value)),
  required: (rule, value) => !isJson(value) || list(rule).every((key) => Object.hasOwn(value, String(key))),
  properties: (rule, value) =>
    !isJson(value) || Object.entries(rule as Json).every(([key, one]) => !Object.hasOwn(value, key) || accepts(one, value[key])),
  additionalProperties: (rule, value, schema) =>
    !isJson(value) ||
    Object.keys(value).every((key) => Object.hasOwn((schema["properties"] ?? {}) as Json, key) || accepts(rule, value[key])),
  items: (rule, value) => !Array.isArray(value) || value.every((item) => accepts(rule, item)),
  minItems: (rule, value) => !Array.isArray(value) || value.length >= Number(rule),
  maxItems: (rule, value) => !Array.isArray(value) || value.length <= Number(rule),
  minLength: (rule, value) => typeof value !== "string" || value.length >= Number(rule),
  maxLength: (rule, value) => typeof value !== "string" || value.length <= Number(rule),
  minimum: (rule, value) => typeof value !== "number" || value >= Number(rule),
  maximum: (rule, value) => typeof value !== "number" || value <= Number(rule),
  pattern: (rule, value) => typeof value !== "string" || new RegExp(String(rule)).test(value),
};

describe("the JSON Schema", () => {
  it("accepts every valid scenario and every template", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        expect(accepts(SCHEMA, scenario)).toBe(true);
      }),
      { seed: 9, numRuns: 100 },
    );
    for (const { scenario } of TEMPLATES) expect(accepts(SCHEMA, scenario)).toBe(true);
  });
  it("accepts a recorded run", () => {
    const start = TEMPLATES[0]?.scenario;
    const log = [
      { at: "1s", do: "kill", target: "cart" },
      { at: "2s", do: "edit", patch: [{ op: "remove", path: "/nodes/0" }] },
    ];
    expect(accepts(SCHEMA, { ...start, run: { start, log, until: "9s" } })).toBe(true);
  });
  it.each([
    { nodes: [{ id: "a" }] },
    { nodes: [{ id: "A", kind: "service" }] },
    { nodes: [{ id: "a", kind: "service", replica: 1 }] },
    { nodes: [{ id: "a", kind: "service", replicas: 0 }] },
    { nodes: [{ id: "a", kind: "client", load: { shape: "ramp", rate: 1 } }] },
    { nodes: [{ id: "a", kind: "service", startup: "soon" }] },
    { routes: [{ id: "r", from: "a" }] },
    { timeline: [{ at: "1s", do: "fault", fault: "plague", target: "a" }] },
    { nodes: [{ id: "a", kind: "service", endpoints: [{ name: "x", steps: [{ wait: 1 }] }] }] },
    { seed: 0.5 },
    { bogus: 1 },
  ])("refuses %j", (part) => expect(accepts(SCHEMA, { format: "faultline/1", ...part })).toBe(false));
  it("titles and describes every property, and resolves every reference", () => {
    const untitled: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (Array.isArray(schema)) return schema.forEach((part, i) => walk(part, `${path}/${i}`));
      if (!isJson(schema)) return;
      if (typeof schema["$ref"] === "string" && resolve(schema["$ref"]) === undefined) untitled.push(`${path} leads nowhere`);
      for (const [key, part] of Object.entries(schema)) {
        if (key === "properties")
          for (const [name, one] of Object.entries(part as Json)) if (!described(name, one)) untitled.push(`${path}/${name}`);
        if (key !== "default" && key !== "examples") walk(part, `${path}/${key}`);
      }
    };
    walk(SCHEMA, "");
    expect(untitled).toEqual([]);
  });
});
const STRUCTURE = new Set([
  "format",
  "nodes",
  "routes",
  "timeline",
  "objectives",
  "layout",
  "run",
  "start",
  "log",
  "until",
  "at",
  "patch",
  "parallel",
]);
const described = (name: string, schema: unknown): boolean =>
  STRUCTURE.has(name) ||
  (isJson(schema) && (Object.hasOwn(schema, "const") || (typeof schema["title"] === "string" && !sameValue(schema["description"], ""))));
