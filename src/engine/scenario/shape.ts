// The first pass: has every part of the document the shape that its fields declare? Names every problem and every unknown key.
// Says nothing about whether what is named exists: that is the second pass, connections.ts.
import type { Field, Fields } from "./fields.ts";
import { comesLater } from "./later.ts";
import { choiceFault, leafFault } from "./leaf.ts";
import { nearest } from "./nearest.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import { type Fault, type Report, shown } from "./problem.ts";
import { DEEPEST, MOST_STEPS, STEPS, VERBS, verbOf } from "./steps.ts";

/** Checks an object's fields and names the keys that are none. */
export function checkFields(fields: Fields, value: unknown, place: Place, report: Report, depth = 0): void {
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  reportUnknownKeys(value, fields, place, report);
  checkKnown(fields, value, place, report, depth);
}
export function checkKnown(fields: Fields, value: Json, place: Place, report: Report, depth = 0): void {
  for (const key in fields) {
    const field = fields[key] as Field;
    if (Object.hasOwn(value, key)) checkField(field, value[key], [...place, key], report, depth);
    else if (field.need === "required") report([...place, key], "missing");
  }
}

/** Own keys that are no fields: each with the name that was probably meant. `__proto__` and `constructor` are keys like others. */
export function reportUnknownKeys(value: Json, fields: Fields, place: Place, report: Report): void {
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(fields, key)) continue;
    const suggestion = comesLater(key) ? undefined : nearest(key, Object.keys(fields));
    if (suggestion !== undefined) report([...place, key], "unknownKeyNear", { suggestion });
    else report([...place, key], comesLater(key) ? "unknownKeyYet" : "unknownKey");
  }
}

/** @param depth how many steps it lies within */
export function checkField(field: Field, value: unknown, place: Place, report: Report, depth = 0): void {
  switch (field.control) {
    case "group":
      return checkFields(field.fields ?? {}, value, place, report);
    case "variants":
      return checkVariant(field, value, place, report);
    case "list":
      return checkList(field, value, place, report);
    case "choices":
      return checkChoices(field, value, place, report);
    case "steps":
      return checkSteps(value, place, report, depth);
    default: {
      const fault = leafFault(field, value);
      if (fault !== null) report(place, fault.code, fault.values);
    }
  }
}

/** The first thing that is wrong with a value of the field, or null: for a form that says it beside the input. */
export function fieldFault(field: Field, value: unknown): Fault | null {
  let first: Fault | null = null;
  checkField(field, value, [], (_place, code, values = {}) => void (first ??= { code, values }));
  return first;
}

function checkVariant({ tag = "", variants = {} }: Field, value: unknown, place: Place, report: Report): void {
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  const name = own(value, tag);
  if (name === undefined) return report([...place, tag], "missing");
  const fault = choiceFault(name, Object.keys(variants));
  if (fault !== null) return report([...place, tag], fault.code, fault.values);
  const fields: Fields = (typeof name === "string" ? variants[name] : undefined) ?? {};
  const { [tag]: _tag, ...rest } = value;
  checkFields(fields, rest, place, report);
}

/** Whether it is a list of a fitting length; each item is then looked at on its own. */
export function isList(value: unknown, most: number, place: Place, report: Report, least = 0): value is readonly unknown[] {
  if (!Array.isArray(value)) {
    report(place, "notList", { found: shown(value) });
    return false;
  }
  if (value.length > most) report(place, "tooMany", { max: most, found: value.length });
  if (value.length < least) report(place, "tooFew", { min: least, found: value.length });
  return value.length <= most;
}
function checkList({ item, max = Infinity, least = 0 }: Field, value: unknown, place: Place, report: Report): void {
  if (!item || !isList(value, max, place, report, least)) return;
  for (const [index, entry] of value.entries()) checkField(item, entry, [...place, index], report);
}
function checkChoices({ options = [] }: Field, value: unknown, place: Place, report: Report): void {
  if (!isList(value, options.length, place, report)) return;
  for (const [index, entry] of value.entries()) {
    const fault = choiceFault(entry, options);
    if (fault !== null) report([...place, index], fault.code, fault.values);
  }
}

/** The steps of an endpoint, of one branch of a parallel step, or of what else a read does. */
export function checkSteps(value: unknown, place: Place, report: Report, depth = 0): void {
  if (depth > DEEPEST) return report(place, "stepsTooDeep", { max: DEEPEST });
  if (!isList(value, MOST_STEPS, place, report)) return;
  for (const [index, step] of value.entries()) checkStep(step, [...place, index], report, depth);
}
function checkStep(step: unknown, place: Place, report: Report, depth: number): void {
  if (!isJson(step)) return report(place, "notObject", { found: shown(step) });
  const verb = verbOf(step);
  if (verb === undefined) return reportNoVerb(step, place, report);
  if (verb !== "parallel") return checkFields(STEPS[verb], step, place, report, depth + 1);
  reportUnknownKeys(step, PARALLEL, place, report);
  const within = [...place, verb];
  if (depth >= DEEPEST) return report(within, "stepsTooDeep", { max: DEEPEST });
  const branches = own(step, verb);
  if (!isList(branches, MOST_STEPS, within, report, 1)) return;
  for (const [index, branch] of branches.entries()) checkSteps(branch, [...within, index], report, depth + 1);
}
const PARALLEL: Fields = { parallel: { control: "steps", need: "required", schema: STEPS.work.work.schema } };
function reportNoVerb(step: Json, place: Place, report: Report): void {
  const options = VERBS.join(", ");
  const [later] = Object.keys(step).filter(comesLater);
  if (later !== undefined) return report([...place, later], "unknownKeyYet");
  const suggestion = Object.keys(step)
    .map((key) => nearest(key, VERBS))
    .find((word) => word !== undefined);
  return suggestion === undefined ? report(place, "noVerb", { options }) : report(place, "noVerbNear", { options, suggestion });
}
