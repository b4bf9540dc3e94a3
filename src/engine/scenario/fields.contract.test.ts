// Every field of every kind, fault, route, step, act, objective and setting: words in both languages, a unit or range where it
// is a number, and a default that it accepts itself. What the forms, the JSON Schema and the help are made of.
import { describe, expect, it } from "vitest";

import { FAULTS } from "../faults/specs.ts";
import type { Words } from "../kinds/spec.ts";
import { KINDS } from "../kinds/specs.ts";
import { en } from "../words/en.ts";
import type { FormWords } from "../words/form-words.ts";
import { zh } from "../words/zh.ts";
import { INVARIANT_FIELDS, OBJECTIVE_FIELDS, SETTINGS } from "./document.ts";
import type { Field, Fields } from "./fields.ts";
import { faultFields, NODE_IDENTITY } from "./node-fields.ts";
import { ROUTE_ENDS, ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "./routes.ts";
import { fieldFault } from "./shape.ts";
import { STEPS } from "./steps.ts";
import { ACTIONS } from "./timeline.ts";

const MOST = 16;
type Section = readonly [name: string, text: { readonly en: Words; readonly zh: Words }, fields: Fields];
const text = (of: (words: FormWords) => Words) => ({ en: of(en), zh: of(zh) });
const [acts, steps] = [text((words) => words.acts), text((words) => words.steps)];
const ofStep = (verb: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [`${verb}.${key}`, field]));
const SECTIONS: readonly Section[] = [
  ...KINDS.map((spec): Section => [spec.kind, text(({ kinds }) => kinds[spec.kind]), spec.fields]),
  ...FAULTS.map((spec): Section => [`fault ${spec.fault}`, text(({ faults }) => faults[spec.fault]), faultFields(spec.fault) ?? {}]),
  ["node", text((words) => words.identity), NODE_IDENTITY],
  ["route", text((words) => words.route), { ...ROUTE_ENDS, ...ROUTE_FIELDS, ...SUBSCRIPTION_FIELDS }],
  ["objective", text((words) => words.objective), { ...OBJECTIVE_FIELDS, ...INVARIANT_FIELDS }],
  ["settings", text((words) => words.settings), SETTINGS],
  ...Object.entries(ACTIONS).map(([name, fields]): Section => [`act ${name}`, acts, fields]),
  ...Object.entries(STEPS).map(([verb, fields]): Section => [`step ${verb}`, steps, ofStep(verb, fields)]),
];

/** Each field with its path, and the shorter one in which variants go unnamed. */
function* walk(fields: Fields, path = "", short = ""): Generator<{ readonly path: string; readonly short: string; readonly field: Field }> {
  for (const [key, field] of Object.entries(fields)) yield* within(field, path + key, short + key);
}
function* within(
  field: Field,
  path: string,
  short: string,
): Generator<{ readonly path: string; readonly short: string; readonly field: Field }> {
  if (!path.endsWith("[]") && !path.endsWith("]")) yield { path, short, field };
  if (field.fields) yield* walk(field.fields, `${path}.`, `${short}.`);
  if (field.item) yield* within(field.item, `${path}[]`, `${short}[]`);
  if (field.tag !== undefined)
    yield { path: `${path}.${field.tag}`, short: `${short}.${field.tag}`, field: { ...field, control: "choice" } };
  for (const [name, fields] of Object.entries(field.variants ?? {})) yield* walk(fields, `${path}.${name}.`, `${short}.`);
}

describe.each(SECTIONS)("%s", (_name, text, fields) => {
  const all = [...walk(fields)];
  it("has help of its own in both languages", () => {
    for (const words of [text.en, text.zh]) expect(words.help.length > 20 || _name === "node").toBe(true);
    expect(/[\u4e00-\u9fff]/.test(text.zh.help)).toBe(true);
  });
  it.each(["en", "zh"] as const)("has label and help of every field in %s", (language) => {
    const words = text[language].fields;
    const missing = all.filter(({ path, short }) => {
      const found = words[path] ?? words[short];
      return !found || found.label === "" || found.label.length > MOST || found.help.length < (language === "en" ? 10 : 4);
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });
  it("says nothing of fields that there are not", () => {
    const paths = new Set(all.flatMap(({ path, short }) => [path, short]));
    const shared = text === acts || text === steps || _name.startsWith("fault");
    expect(shared ? [] : Object.keys(text.en.fields).filter((path) => !paths.has(path))).toEqual([]);
    expect(Object.keys(text.zh.fields)).toEqual(Object.keys(text.en.fields));
  });
  it("has a range for every number, and a unit or a share where it counts something", () => {
    const numeric = all.filter(({ field }) => ["integer", "number", "limit"].includes(field.control));
    expect(numeric.filter(({ field }) => field.max === undefined || field.min === undefined).map(({ path }) => path)).toEqual([]);
  });
  it("accepts its own defaults", () => {
    const withDefault = all.filter(({ path, field }) => field.default !== undefined && !path.endsWith(`.${field.tag}`));
    expect(withDefault.flatMap(({ path, field }) => (fieldFault(field, field.default) === null ? [] : [path]))).toEqual([]);
  });
});

it.each([...KINDS, ...FAULTS])("$label.en has a label of its own in both languages", ({ label }) => {
  expect([label.en.length > 0, /[\u4e00-\u9fff]/.test(label.zh)]).toEqual([true, true]);
});

it("has words for every kind and every fault, and for no other", () => {
  for (const words of [en, zh]) {
    expect(new Set(Object.keys(words.kinds))).toEqual(new Set(KINDS.map(({ kind }) => kind)));
    expect(new Set(Object.keys(words.faults))).toEqual(new Set(FAULTS.map(({ fault }) => fault)));
  }
});
