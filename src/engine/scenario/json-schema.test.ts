// The published schema accepts what parsing accepts, refuses what it refuses by shape, and explains every field.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { acceptedBy, resolved } from "../testing/json-schema.ts";
import { sameValue } from "./field-values.ts";
import { scenarioSchema } from "./json-schema.ts";
import { isJson, type Json } from "./places.ts";
import { TEMPLATES } from "./templates/index.ts";

const SCHEMA = scenarioSchema() as Json;

const accepts = (value: unknown): boolean => acceptedBy(SCHEMA, value);
const resolve = (ref: string): unknown => resolved(SCHEMA, ref);

describe("the JSON Schema", () => {
  it("accepts every valid scenario and every template", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (scenario) => {
        expect(accepts(scenario)).toBe(true);
      }),
      { seed: 9, numRuns: 100 },
    );
    for (const { scenario } of TEMPLATES) expect(accepts(scenario)).toBe(true);
  });
  it("accepts a recorded run", () => {
    const start = TEMPLATES[0]?.scenario;
    const log = [
      { at: "1s", do: "kill", target: "cart" },
      { at: "2s", do: "edit", patch: [{ op: "remove", path: "/nodes/0" }] },
    ];
    expect(accepts({ ...start, run: { start, log, until: "9s" } })).toBe(true);
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
    { duration: "0s" },
    { nodes: [{ id: "a", kind: "service", time: "soon" }] },
    { objectives: [{ id: "o", metric: "latency.p99", value: 5 }] },
    { objectives: [{ id: "o", metric: "availability", value: "5ms" }] },
    { layout: { a: [1, 2, 3] } },
    { run: { start: { format: "faultline/1" }, log: [{ at: "1s", do: "edit", patch: [{ op: "add", path: "/x" }] }], until: "1s" } },
    { run: { start: { format: "faultline/1", run: {} }, log: [], until: "1s" } },
    { bogus: 1 },
  ])("refuses %j", (part) => expect(accepts({ format: "faultline/1", ...part })).toBe(false));
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
