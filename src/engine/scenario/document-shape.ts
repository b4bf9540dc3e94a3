// The first pass over a whole document: its settings, its lists item by item, positions, and the run that it may hold.
import { LIMITS, OBJECTIVE_FIELDS } from "./document.ts";
import { duration, type Fields } from "./fields.ts";
import { choiceFault, durationFault } from "./leaf.ts";
import {
  ACTION_NAMES,
  entryFields,
  FAULT_COMMON,
  FAULT_NAMES,
  INVARIANT_ALL,
  KIND_NAMES,
  NODE_IDENTITY,
  nodeFields,
  OBJECTIVE_ALL,
  ROUTE_ALL,
  SETTINGS_ALL,
} from "./node-fields.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import { type Report, shown } from "./problem.ts";
import { checkFields, checkKnown, isList, reportUnknownKeys } from "./shape.ts";

const OTHER_KEYS = ["format", "nodes", "routes", "timeline", "objectives", "layout", "run", "lesson"];
const ANY = SETTINGS_ALL["name"];
const DOCUMENT_KEYS: Fields = { ...SETTINGS_ALL, ...(ANY ? Object.fromEntries(OTHER_KEYS.map((key) => [key, ANY])) : {}) };

export function checkDocument(document: Json, report: Report): void {
  reportUnknownKeys(document, DOCUMENT_KEYS, [], report);
  checkKnown(SETTINGS_ALL, document, [], report);
  if (Object.hasOwn(document, "lesson")) report(["lesson"], "reserved");
  eachItem(document, "nodes", LIMITS.nodes, report, checkNode);
  checkInstances(own(document, "nodes"), report);
  eachItem(document, "routes", LIMITS.routes, report, (value, place) => checkFields(ROUTE_ALL, value, place, report));
  eachItem(document, "timeline", LIMITS.timeline, report, checkEntry);
  eachItem(document, "objectives", LIMITS.objectives, report, checkObjective);
  checkLayout(own(document, "layout"), report);
  checkRun(own(document, "run"), report);
}

/** What is above the range of a single node is a problem of its own. */
const MOST_REPLICAS = 1000;
/** Each may have many replicas, but not all of them: memory is that of all instances together. */
function checkInstances(nodes: unknown, report: Report): void {
  if (!Array.isArray(nodes)) return;
  const replicas = nodes.map((node: unknown) => (isJson(node) ? own(node, "replicas") : 0));
  const found = replicas.reduce(
    (sum: number, count) => sum + (typeof count === "number" && count > 0 ? Math.min(count, MOST_REPLICAS) : 1),
    0,
  );
  if (found > LIMITS.instances) report(["nodes"], "tooManyInstances", { max: LIMITS.instances, found });
}

type CheckItem = (value: unknown, place: Place, report: Report) => void;
function eachItem(holder: Json, list: string, most: number, report: Report, check: CheckItem, place: Place = [list]): void {
  const items = own(holder, list);
  if (items === undefined || !isList(items, most, place, report)) return;
  for (const [index, item] of items.entries()) check(item, [...place, index], report);
}

function checkNode(value: unknown, place: Place, report: Report): void {
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  const fields = nodeFields(own(value, "kind"));
  if (fields !== undefined) return checkFields(fields, value, place, report);
  const { kind, ...identity } = NODE_IDENTITY;
  checkKnown(identity, value, place, report);
  reportWord(value, "kind", kind.options ?? KIND_NAMES, place, report);
}
function reportWord(value: Json, key: string, options: readonly string[], place: Place, report: Report): void {
  const word = own(value, key);
  const fault = word === undefined ? { code: "missing" as const, values: {} } : choiceFault(word, options);
  if (fault !== null) report([...place, key], fault.code, fault.values);
}

export function checkEntry(value: unknown, place: Place, report: Report): void {
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  const fields = entryFields(value);
  if (fields !== undefined) return checkFields(fields, value, place, report);
  if (own(value, "do") !== "fault") return reportWord(value, "do", ACTION_NAMES, place, report);
  const { fault: _fault, ...common } = FAULT_COMMON;
  checkKnown(common, value, place, report);
  reportWord(value, "fault", FAULT_NAMES, place, report);
}

/** A latency is compared with a duration, everything else with a number. */
function checkObjective(value: unknown, place: Place, report: Report): void {
  const { value: _value, ...fields } = OBJECTIVE_FIELDS;
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  if (Object.hasOwn(value, "invariant")) return checkFields(INVARIANT_ALL, value, place, report);
  reportUnknownKeys(value, OBJECTIVE_ALL, place, report);
  checkKnown(fields, value, place, report);
  const bound = own(value, "value");
  const at = [...place, "value"];
  if (bound === undefined) return report(at, "missing");
  const isLatency = String(own(value, "metric")).startsWith("latency.");
  const fault = isLatency ? durationFault(bound, 0) : null;
  if (fault !== null) report(at, fault.code, fault.values);
  if (!isLatency && !(typeof bound === "number" && Number.isFinite(bound))) report(at, "notNumber", { found: shown(bound) });
}

const FARTHEST = 1e6;
function checkLayout(layout: unknown, report: Report): void {
  if (layout === undefined) return;
  if (!isJson(layout)) return report(["layout"], "notObject", { found: shown(layout) });
  for (const [id, at] of Object.entries(layout)) {
    const right =
      Array.isArray(at) &&
      (at.length === 2 || at.length === 4) &&
      at.every((part) => typeof part === "number" && Math.abs(part) <= FARTHEST);
    if (!right) report(["layout", id], "badPosition", { found: shown(at) });
  }
}

const MOST_LOGGED = 100_000;
const UNTIL = { until: duration({ required: true }) } as const;
const EDIT = { at: duration({ required: true }) } as const;
function checkRun(run: unknown, report: Report): void {
  if (run === undefined) return;
  if (!isJson(run)) return report(["run"], "notObject", { found: shown(run) });
  const { start, log, ...rest } = run;
  checkFields(UNTIL, rest, ["run"], report);
  if (start === undefined) report(["run", "start"], "missing");
  if (log === undefined) report(["run", "log"], "missing");
  eachItem(run, "log", MOST_LOGGED, report, checkLogged, ["run", "log"]);
}
function checkLogged(value: unknown, place: Place, report: Report): void {
  if (!isJson(value) || own(value, "do") !== "edit") return checkEntry(value, place, report);
  const { do: _do, patch, ...rest } = value;
  checkFields(EDIT, rest, place, report);
  eachItem({ patch }, "patch", MOST_LOGGED, report, checkOperation, [...place, "patch"]);
  if (patch === undefined) report([...place, "patch"], "missing");
}

const OPERATIONS = ["add", "replace", "test", "remove", "move", "copy"];
/** RFC 6902: an operation has a path, and a value or another path by its sort. */
function checkOperation(value: unknown, place: Place, report: Report): void {
  if (!isJson(value)) return report(place, "notObject", { found: shown(value) });
  const op = own(value, "op");
  const fault = choiceFault(op, OPERATIONS);
  if (fault !== null) report([...place, "op"], fault.code, fault.values);
  const needs = op === "remove" ? ["path"] : op === "move" || op === "copy" ? ["path", "from"] : ["path", "value"];
  for (const key of needs) {
    const part = own(value, key);
    if (part === undefined) report([...place, key], "missing");
    else if (key !== "value" && typeof part !== "string") report([...place, key], "notText", { found: shown(part) });
  }
}
