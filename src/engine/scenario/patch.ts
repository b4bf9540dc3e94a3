// Changes of a document as RFC 6902: the patch between two versions, and a patch applied. How a run's log keeps live edits.
// Lists of things with ids are told apart by the ids, so that one node that goes is one operation, not a shift of all after it.
import { failure, type Result, success } from "../../base/result.ts";
import type { PatchOperation, Scenario } from "./document.ts";
import { sameValue } from "./field-values.ts";
import { isJson, type Json, type Place, pointer } from "./places.ts";
import { type Fault, shown } from "./problem.ts";

/** What makes `before` into `after`. Keys in no particular order of objects; lists keep theirs. */
export function diff(before: unknown, after: unknown): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  compare(before, after, [], operations);
  return operations;
}

/** Ids of the nodes and routes that are not the same in both: new, gone, or with other settings. */
export function touched(before: Scenario, after: Scenario): readonly string[] {
  return [...changed(before.nodes, after.nodes), ...changed(before.routes, after.routes)];
}
function changed(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): string[] {
  const was = new Map(before.map((thing) => [thing.id, thing]));
  const is = new Set(after.map(({ id }) => id));
  return [
    ...after.filter((thing) => !sameValue(thing, was.get(thing.id))).map(({ id }) => id),
    ...before.filter(({ id }) => !is.has(id)).map(({ id }) => id),
  ];
}

function compare(before: unknown, after: unknown, place: Place, operations: PatchOperation[]): void {
  if (sameValue(before, after)) return;
  if (isJson(before) && isJson(after)) return compareObjects(before, after, place, operations);
  if (Array.isArray(before) && Array.isArray(after) && compareLists(before, after, place, operations)) return;
  operations.push({ op: "replace", path: pointer(place), value: after });
}
function compareObjects(before: Json, after: Json, place: Place, operations: PatchOperation[]): void {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) operations.push({ op: "remove", path: pointer([...place, key]) });
    else compare(before[key], after[key], [...place, key], operations);
  }
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key)) operations.push({ op: "add", path: pointer([...place, key]), value: after[key] });
  }
}

/** False where the lists have no ids, or what stayed changed its order: then the whole list is replaced. */
function compareLists(before: readonly unknown[], after: readonly unknown[], place: Place, operations: PatchOperation[]): boolean {
  const [was, is] = [idsOf(before), idsOf(after)];
  if (was === undefined || is === undefined) return false;
  const stays = new Set(is);
  const known = new Set(was);
  const kept = was.filter((id) => stays.has(id));
  if (
    !sameValue(
      kept,
      is.filter((id) => known.has(id)),
    )
  )
    return false;
  for (let i = was.length - 1; i >= 0; i--) {
    if (!stays.has(was[i] as string)) operations.push({ op: "remove", path: pointer([...place, i]) });
  }
  const byId = new Map(was.map((id, i) => [id, before[i]]));
  for (const [i, id] of is.entries()) {
    if (known.has(id)) compare(byId.get(id), after[i], [...place, i], operations);
    else operations.push({ op: "add", path: pointer([...place, i]), value: after[i] });
  }
  return true;
}
function idsOf(list: readonly unknown[]): string[] | undefined {
  const ids: string[] = [];
  for (const item of list) {
    const id = isJson(item) && Object.hasOwn(item, "id") ? item["id"] : undefined;
    if (typeof id === "string") ids.push(id);
  }
  return ids.length === list.length && new Set(ids).size === ids.length ? ids : undefined;
}

/** The document after the operations, one after the other; the first that cannot be made leaves all as it was. */
export function applyPatch(document: unknown, patch: readonly PatchOperation[]): Result<unknown, Fault> {
  let changed = document;
  for (const operation of patch) {
    const next = applied(changed, operation);
    if (next === NOT) return failure({ code: "badPatch", values: { found: shown(`${operation.op} ${operation.path}`) } });
    changed = next;
  }
  return success(changed);
}

/** The operation cannot be made here. */
const NOT = Symbol("not");
type Parts = readonly string[];

function applied(document: unknown, operation: PatchOperation): unknown {
  const path = partsOf(operation.path);
  if (path === undefined) return NOT;
  if ("from" in operation) return carried(document, partsOf(operation.from), path, operation.op === "move");
  if (operation.op === "remove") return removed(document, path);
  if (operation.op === "add") return added(document, path, operation.value);
  if (operation.op === "replace") return replaced(document, path, operation.value);
  return sameValue(valueAt(document, path), operation.value) ? document : NOT;
}
/** Copied, or moved, which a value cannot be into itself. */
function carried(document: unknown, from: Parts | undefined, path: Parts, moves: boolean): unknown {
  const value = from === undefined ? NOT : valueAt(document, from);
  if (from === undefined || value === NOT) return NOT;
  if (!moves) return added(document, path, value);
  const isInside = path.length > from.length && from.every((part, i) => path[i] === part);
  const without = isInside ? NOT : removed(document, from);
  return without === NOT ? NOT : added(without, path, value);
}

/** RFC 6901: ~1 is / and ~0 is ~. */
function partsOf(path: string): Parts | undefined {
  if (path === "") return [];
  if (!path.startsWith("/")) return undefined;
  return path
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function indexOf(part: string, length: number): number | undefined {
  const index = /^(?:0|[1-9][0-9]{0,6})$/.test(part) ? Number(part) : Number.NaN;
  return index < length ? index : undefined;
}
function child(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) {
    const index = indexOf(part, holder.length);
    return index === undefined ? NOT : (holder[index] as unknown);
  }
  return isJson(holder) && Object.hasOwn(holder, part) ? holder[part] : NOT;
}
function valueAt(document: unknown, path: Parts): unknown {
  let value = document;
  for (const part of path) if (value !== NOT) value = child(value, part);
  return value;
}

/** The holder of the path's last part is changed by `change`; everything above it is copied, nothing is written in place. */
function changedAt(document: unknown, [part, ...rest]: Parts, change: (holder: unknown, part: string) => unknown): unknown {
  if (part === undefined) return NOT;
  if (rest.length === 0) return change(document, part);
  const within = child(document, part);
  const changed = within === NOT ? NOT : changedAt(within, rest, change);
  return changed === NOT ? NOT : withChild(document, part, changed);
}
/** Own keys only, whatever they are called: a key `__proto__` is a key. */
function withChild(holder: unknown, part: string, value: unknown): unknown {
  if (Array.isArray(holder)) return holder.map((item: unknown, i) => (i === Number(part) ? value : item));
  if (!isJson(holder)) return NOT;
  const entries = Object.entries(holder);
  const isThere = Object.hasOwn(holder, part);
  return Object.fromEntries(isThere ? entries.map(([key, old]) => [key, key === part ? value : old]) : [...entries, [part, value]]);
}

function added(document: unknown, path: Parts, value: unknown): unknown {
  if (path.length === 0) return value;
  return changedAt(document, path, (holder, part) => {
    if (!Array.isArray(holder)) return withChild(holder, part, value);
    const index = part === "-" ? holder.length : indexOf(part, holder.length + 1);
    return index === undefined ? NOT : [...(holder.slice(0, index) as unknown[]), value, ...(holder.slice(index) as unknown[])];
  });
}
function removed(document: unknown, path: Parts): unknown {
  return changedAt(document, path, (holder, part) => {
    if (child(holder, part) === NOT) return NOT;
    if (Array.isArray(holder)) return holder.filter((_, i) => i !== Number(part));
    return isJson(holder) ? Object.fromEntries(Object.entries(holder).filter(([key]) => key !== part)) : NOT;
  });
}
function replaced(document: unknown, path: Parts, value: unknown): unknown {
  if (path.length === 0) return value;
  return changedAt(document, path, (holder, part) => (child(holder, part) === NOT ? NOT : withChild(holder, part, value)));
}
