// Who names whom in a document: one walk finds every mention of an id and lets it be changed or taken out with what holds it.
// It follows the fields, so a new kind's references are known without a line here; what has the wrong shape it leaves alone.
import { fieldsWithin } from "./field-values.ts";
import type { Field, Fields, Refers } from "./fields.ts";
import { entryFields, FAULT_COMMON, nodeFields, objectiveFields, ROUTE_ALL } from "./node-fields.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import { routeSetting } from "./setting-names.ts";
import { DEEPEST, type Verb, verbOf, STEPS } from "./steps.ts";

export interface Mention {
  readonly refers: Refers;
  readonly value: string;
  /** The object in which it stands (a request, a step, a route …) and where in the document. */
  readonly holder: Json;
  readonly key: string;
  readonly place: Place;
}
/** What takes the mention's place; undefined takes out the item that holds it. */
export type Change = (mention: Mention) => string | undefined;

/** It names whom its owner calls, reads or writes: then a route must be drawn. */
export const isOfUse = ({ refers }: Pick<Mention, "refers">): boolean => refers === "callee" || refers === "reader" || refers === "store";

/** The object with every mention changed: the very same object when nothing was, undefined when it is taken out itself. */
export function mapFields(fields: Fields, value: Json, place: Place, change: Change, depth = 0): Json | undefined {
  let changed: Record<string, unknown> | undefined;
  for (const [key, field] of thatMention(fields)) {
    if (!Object.hasOwn(value, key)) continue;
    const before = value[key];
    const after = mapField(field, before, { holder: value, key, place: [...place, key] }, change, depth);
    // A node whose zone goes stays, and so does what may do without a group: a step that nothing undoes any more.
    const stands = after !== undefined || before === undefined || field.refers === "zone" || mayLack(field);
    if (!stands) return undefined;
    if (after === before) continue;
    changed ??= { ...value };
    if (after === undefined) delete changed[key];
    else changed[key] = after;
  }
  return changed ?? value;
}

const known = new WeakMap<Fields, readonly (readonly [string, Field])[]>();
/** Those in which somebody can be named: of most fields nobody ever is. */
function thatMention(fields: Fields): readonly (readonly [string, Field])[] {
  let found = known.get(fields);
  if (found === undefined) known.set(fields, (found = Object.entries(fields).filter(([, field]) => mayMention(field))));
  return found;
}
const mayMention = ({ control, fields = {}, item, refers, variants = {} }: Field): boolean =>
  refers !== undefined ||
  control === "steps" ||
  control === "values" ||
  (item !== undefined && mayMention(item)) ||
  [fields, ...Object.values(variants)].some((within) => thatMention(within).length > 0);

const mayLack = ({ control, need }: Field): boolean => control === "group" && need === "none";

type Spot = Pick<Mention, "holder" | "key" | "place">;
function mapField(field: Field, value: unknown, spot: Spot, change: Change, depth = 0): unknown {
  if (field.refers !== undefined) return typeof value === "string" ? change({ refers: field.refers, value, ...spot }) : value;
  if (field.control === "steps") return mapSteps(value, spot.place, change, depth);
  if (field.control === "values") return mapSettings(value, spot, change);
  const { item } = field;
  if (item) return mapList(field, item, value, spot, change);
  if (!isJson(value)) return value;
  const fields = fieldsWithin(field, value);
  return fields === undefined ? value : mapFields(fields, value, spot.place, change);
}

/** Settings of the route to a node that goes away go too. */
function mapSettings(value: unknown, { place, ...spot }: Spot, change: Change): unknown {
  if (!isJson(value)) return value;
  const before = Object.entries(value);
  const after = before.flatMap(([name, one]) => {
    const ofRoute = routeSetting(name);
    if (ofRoute === null) return [[name, one] as const];
    const callee = change({ refers: "setting", value: ofRoute.callee, ...spot, place: [...place, name] });
    return callee === undefined ? [] : [[`${callee}.${ofRoute.setting}`, one] as const];
  });
  const isSame = after.length === before.length && after.every(([name], i) => name === before[i]?.[0]);
  return isSame ? value : Object.fromEntries(after);
}

/** A list that lost more than it can do without goes itself. */
function mapList({ least = 0 }: Field, item: Field, value: unknown, spot: Spot, change: Change): unknown {
  const after = mapItems(value, (entry, index) => mapField(item, entry, { ...spot, place: [...spot.place, index] }, change));
  return item.refers === undefined && item.item === undefined ? after : Array.isArray(after) && after.length < least ? undefined : after;
}

/** A list without the items that became undefined; the very same list when none changed. */
export function mapItems(value: unknown, map: (item: unknown, index: number) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items = value.map(map);
  return items.every((item, i) => item === value[i]) ? value : items.filter((item) => item !== undefined);
}

function mapSteps(value: unknown, place: Place, change: Change, depth: number): unknown {
  if (depth > DEEPEST) return value;
  return mapItems(value, (step, index) => (isJson(step) ? mapStep(step, [...place, index], change, depth) : step));
}
function mapStep(step: Json, place: Place, change: Change, depth: number): unknown {
  const verb: Verb | undefined = verbOf(step);
  if (verb === undefined) return step;
  if (verb !== "parallel") return mapFields(STEPS[verb], step, place, change, depth + 1);
  const within = [...place, "parallel"];
  const before = step["parallel"];
  const after = mapItems(before, (branch, index) => withoutEmpty(mapSteps(branch, [...within, index], change, depth + 1), branch));
  if (after === before) return step;
  return Array.isArray(after) && after.length === 0 ? undefined : { ...step, parallel: after };
}
/** A branch that lost all its steps goes; one that was written empty stays. */
const withoutEmpty = (after: unknown, before: unknown): unknown =>
  after !== before && Array.isArray(after) && after.length === 0 ? undefined : after;

export const LISTS = ["nodes", "routes", "timeline", "objectives"] as const;
export type ListName = (typeof LISTS)[number];

/** The fields of an item of one of the document's lists; undefined where its kind or act is unknown. */
export function fieldsOfItem(list: ListName, item: Json): Fields | undefined {
  if (list === "nodes") return nodeFields(own(item, "kind"));
  if (list === "routes") return ROUTE_ALL;
  if (list === "objectives") return objectiveFields(item);
  return entryFields(item) ?? (own(item, "do") === "fault" ? FAULT_COMMON : undefined);
}

/** The document with every mention changed. */
export function mapMentions<D extends object>(
  document: D,
  change: (mention: Mention, list: ListName, owner: Json) => string | undefined,
): D {
  let changed: Record<string, unknown> | undefined;
  for (const list of LISTS) {
    const before = own(document as Json, list);
    const after = mapItems(before, (item, index) => {
      const fields = isJson(item) ? fieldsOfItem(list, item) : undefined;
      return isJson(item) && fields ? mapFields(fields, item, [list, index], (mention) => change(mention, list, item)) : item;
    });
    if (after !== before) (changed ??= { ...document } as Record<string, unknown>)[list] = after;
  }
  return (changed as D | undefined) ?? document;
}

export interface FoundMention extends Mention {
  readonly list: ListName;
  readonly owner: Json;
}
/** Every mention of an id in a document of whatever shape. */
export function mentions(document: object): FoundMention[] {
  const found: FoundMention[] = [];
  mapMentions(document, ({ refers, value, holder, key, place }, list, owner) => {
    found.push({ refers, value, holder, key, place, list, owner });
    return value;
  });
  return found;
}
