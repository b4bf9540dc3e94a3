// Edits of settings, by the path of a field. What equals its default is left out again; what a field refuses changes nothing.
import { known } from "../../base/assert.ts";
import { checkOwnConnections } from "./connections.ts";
import type { Scenario } from "./document.ts";
import { fieldsWithin, initialValue, initialVariant, written } from "./field-values.ts";
import type { Field, Fields } from "./fields.ts";
import { nodeFields, ROUTE_ALL, SETTINGS_ALL } from "./node-fields.ts";
import { isJson, type Json, own, type Place, writePlace } from "./places.ts";
import type { Fault, Report } from "./problem.ts";
import { checkFields } from "./shape.ts";

/** What an id, a kind or a route's ends become is no setting: renameId, and drawing anew. */
const FIXED: ReadonlySet<unknown> = new Set(["id", "kind", "from", "to"]);

/**
 * Sets a field of a node or route: `["load", "rate"]`, `["requests", 0, "path"]`, `["retry"]`. Undefined takes it out: the
 * default is back, the optional group or the list's item is gone. A list grows by setting the index after its last.
 */
export function setField(scenario: Scenario, ownerId: string, path: Place, value: unknown): Scenario {
  const { after, fault } = tried(scenario, ownerId, path, value);
  return fault === null ? after : scenario;
}
/** A refusal, and the path of the field in its node, route or document: `topics[1].name`. */
export interface Refusal extends Fault {
  readonly path: string;
}
/** Why `setField` gives back the same document; null: it does not, or nothing would change. */
export const fieldRefusal = (scenario: Scenario, ownerId: string, path: Place, value: unknown): Refusal | null =>
  tried(scenario, ownerId, path, value).fault;

interface Tried {
  readonly after: Scenario;
  readonly fault: Refusal | null;
}
function tried(scenario: Scenario, ownerId: string, path: Place, value: unknown): Tried {
  const list = scenario.nodes.some((node) => node.id === ownerId) ? "nodes" : "routes";
  const index = scenario[list].findIndex((thing) => thing.id === ownerId);
  const before = scenario[list][index] as Json | undefined;
  const fields = list === "routes" ? ROUTE_ALL : nodeFields(before?.["kind"]);
  if (before === undefined || fields === undefined || FIXED.has(path[0])) return { after: scenario, fault: null };
  const thing = withField(fields, before, path, value);
  if (thing === undefined || thing === before) return { after: scenario, fault: null };
  const after = { ...scenario, [list]: scenario[list].map((one, i) => (i === index ? thing : one)) } as Scenario;
  const fault = firstError(2, (report) => {
    checkFields(fields, thing, [list, index], report);
    checkOwnConnections(after as unknown as Json, list, thing, report);
  });
  return { after, fault };
}

/** Sets one of the document's own settings: `["duration"]`, `["tracing", "sample"]`. */
export function setSetting(scenario: Scenario, path: Place, value: unknown): Scenario {
  const after = withField(SETTINGS_ALL, scenario as unknown as Json, path, value);
  return after !== undefined && settingFault(after, path) === null ? (after as unknown as Scenario) : scenario;
}
/** Why `setSetting` gives back the same document; null: it does not, or nothing would change. */
export function settingRefusal(scenario: Scenario, path: Place, value: unknown): Refusal | null {
  const after = withField(SETTINGS_ALL, scenario as unknown as Json, path, value);
  return after === undefined ? null : settingFault(after, path);
}
function settingFault(after: Json, [first]: Place): Refusal | null {
  const key = String(first);
  return firstError(0, (report) => checkFields(SETTINGS_ALL, Object.hasOwn(after, key) ? { [key]: after[key] } : {}, [], report));
}

/** `depth`: how deep in the document the owner of the fields stands. */
function firstError(depth: number, check: (report: Report) => void): Refusal | null {
  const found: Refusal[] = [];
  check((place, code, values = {}, severity = "error") => {
    if (severity !== "warning") found.push({ path: writePlace(place.slice(depth)), code, values });
  });
  return found[0] ?? null;
}

/** The object with the field set, the very same where nothing changes, undefined where the path leads nowhere. */
export function withField(fields: Fields, thing: Json, [key, ...rest]: Place, value: unknown): Json | undefined {
  const field = typeof key === "string" && Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (field === undefined) return undefined;
  const set = put(field, own(thing, String(key)), rest, value);
  if (set === NOWHERE) return undefined;
  const kept = set === undefined ? undefined : written(field, set);
  return withKey(thing, String(key), kept);
}
function withKey(thing: Json, key: string, value: unknown): Json {
  if (value !== undefined) return { ...thing, [key]: value };
  if (!Object.hasOwn(thing, key)) return thing;
  const { [key]: _gone, ...rest } = thing;
  return rest;
}

/** The path leads to no field. */
const NOWHERE = Symbol("nowhere");

function put(field: Field, current: unknown, path: Place, value: unknown): unknown {
  if (path.length === 0) return value;
  const present = current ?? field.default;
  if (field.control === "list") return putInList(known(field.item, "the list's item"), Array.isArray(present) ? present : [], path, value);
  if (field.control === "steps") return putAnywhere(present, path, value);
  if (field.control === "group" || field.control === "variants") return putInObject(field, isJson(present) ? present : {}, path, value);
  return NOWHERE;
}
function putInObject(field: Field, present: Json, path: Place, value: unknown): unknown {
  const [key = "", ...rest] = path;
  if (key === field.tag) {
    const isVariant = typeof value === "string" && Object.hasOwn(field.variants ?? {}, value);
    return rest.length === 0 && isVariant ? initialVariant(field, value, present) : NOWHERE;
  }
  const within = fieldsWithin(field, present)?.[key];
  if (within === undefined) return NOWHERE;
  const set = put(within, own(present, String(key)), rest, value);
  return set === NOWHERE ? NOWHERE : withKey(present, String(key), set);
}
function putInList(item: Field, present: readonly unknown[], [index, ...rest]: Place, value: unknown): unknown {
  if (typeof index !== "number" || index < 0 || index > present.length) return NOWHERE;
  if (rest.length === 0 && value === undefined) return present.filter((_, i) => i !== index);
  const set = put(item, present[index] ?? initialValue(item), rest, value);
  return set === NOWHERE ? NOWHERE : [...present.slice(0, index), set, ...present.slice(index + 1)];
}
/** Within steps, whose shape is checked afterwards as a whole. */
function putAnywhere(present: unknown, path: Place, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(present)) return putAt(present as readonly unknown[], key, rest, value);
  if (!isJson(present) || typeof key !== "string") return NOWHERE;
  const set = putAnywhere(own(present, key), rest, value);
  return set === NOWHERE ? NOWHERE : withKey(present, key, set);
}
function putAt(present: readonly unknown[], index: string | number, rest: Place, value: unknown): unknown {
  if (typeof index !== "number" || index < 0 || index > present.length) return NOWHERE;
  if (rest.length === 0 && value === undefined) return present.filter((_, i) => i !== index);
  const set = putAnywhere(present[index], rest, value);
  return set === NOWHERE ? NOWHERE : [...present.slice(0, index), set, ...present.slice(index + 1)];
}
