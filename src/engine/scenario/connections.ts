// The second pass: does what is named exist, and may it be used so? It stands any shape, so that both passes always run.
import type { Offer } from "../kinds/spec.ts";
import { kindSpec } from "../kinds/specs.ts";
import { checkDocuments } from "./config-check.ts";
import { type Drawing, drawingOf, guess, kindOf, offerOf, textOf, type Thing, things } from "./drawing.ts";
import { parseDuration } from "./duration-text.ts";
import { portsRefusal } from "./edit-routes.ts";
import { checkEffectsOf, checkInvariants, effectNames } from "./effect-names.ts";
import { entryFields, mayTarget } from "./node-fields.ts";
import { isJson, type Json, own, type Place, writePlace } from "./places.ts";
import { type ProblemCode, type Report, shown } from "./problem.ts";
import { type FoundMention, mentions } from "./references.ts";
import { checkSagas } from "./saga-commands.ts";
import { checkGroups, checkLagTarget, checkPublishes, checkSubscription, checkTopics } from "./topic-names.ts";

export function checkConnections(document: Json, report: Report): void {
  const drawing = drawingOf(document);
  reportDuplicates([...things(document, "nodes"), ...things(document, "routes")], "id", report);
  reportDuplicates(things(document, "timeline"), "id", report);
  reportDuplicates(things(document, "objectives"), "id", report);
  for (const route of things(document, "routes")) {
    checkEnds(route, drawing, report);
    checkPolicies(route, report);
    checkSubscription(route, drawing, report);
  }
  const names = effectNames(document);
  for (const node of things(document, "nodes")) {
    checkNode(node, drawing, report);
    checkEffectsOf(node.value, node.place, names, report);
  }
  checkInvariants(document, names, report);
  checkGroups(document, drawing, report);
  checkOneOfItsKind(document, report);
  const faults = faultIds(document);
  for (const mention of mentions(document)) checkMention(mention, drawing, faults, report);
}

/** The same for one node or route of the document alone, after a change of its settings. */
export function checkOwnConnections(document: Json, list: "nodes" | "routes", value: Json, report: Report): void {
  const drawing = drawingOf(document);
  if (list === "nodes") {
    checkNode({ place: [list, 0], value }, drawing, report);
    checkEffectsOf(value, [list, 0], effectNames(document), report);
    if (textOf(value, "kind") === "config") checkDocuments(value, [list, 0], drawing, report);
  } else {
    checkPolicies({ place: [list, 0], value }, report);
    checkSubscription({ place: [list, 0], value }, drawing, report);
  }
  for (const mention of mentions({ [list]: [value] })) checkMention(mention, drawing, new Set(), report);
}

function reportDuplicates(found: readonly Thing[], key: string, report: Report): void {
  const first = new Map<string, Place>();
  for (const { place, value } of found) {
    const id = textOf(value, key);
    if (id === undefined) continue;
    const before = first.get(id);
    if (before === undefined) first.set(id, place);
    else report([...place, key], "duplicateId", { found: shortened(id), first: writePlace(before) });
  }
}
const shortened = (id: string): string => (id.length > 40 ? `${id.slice(0, 40)}…` : id);

function checkEnds({ place, value }: Thing, drawing: Drawing, report: Report): void {
  const [from, to] = [textOf(value, "from"), textOf(value, "to")];
  if (from === undefined || to === undefined || !drawing.nodes.has(from) || !drawing.nodes.has(to)) return;
  const values = { from, to };
  if (from === to) return report(place, "routeToSelf", values);
  const first = drawing.drawn.get(from)?.get(to);
  if (first && first.value !== value && kindOf(drawing, from) !== "broker")
    report(place, "routeExists", { ...values, first: String(own(first.value, "id")) });
  const [fromKind, toKind] = [kindOf(drawing, from), kindOf(drawing, to)];
  const [caller, callee] = [kindSpec(fromKind), kindSpec(toKind)];
  const refused = caller && callee ? portsRefusal(caller.ports, callee.ports) : null;
  if (refused === "notCallable") report([...place, "to"], "routeNotCallable", { to, kind: toKind });
  if (refused === "cannotCall") report([...place, "from"], "routeCannotCall", { from, kind: fromKind });
  if (refused === "wrongSort") report([...place, "to"], "routeWrongSort", { ...values, fromKind, toKind });
}

/** Everyone registers in the same place and has one server for its configuration: a second would have nobody. */
function checkOneOfItsKind(document: Json, report: Report): void {
  for (const [kind, code] of [
    ["registry", "secondRegistry"],
    ["config", "secondConfig"],
  ] as const) {
    const [first, ...others] = things(document, "nodes").filter(({ value }) => textOf(value, "kind") === kind);
    for (const { place } of others)
      report([...place, "kind"], code, { first: textOf(first?.value ?? {}, "id") ?? writePlace(first?.place ?? []) });
  }
}

/** Tries one after another and tries beside each other are two answers to one question. */
function checkPolicies({ place, value }: Thing, report: Report): void {
  if (Object.hasOwn(value, "hedge") && Object.hasOwn(value, "retry")) report([...place, "hedge"], "hedgeWithRetry");
}

/** What concerns a node alone: names of endpoints, requests that do not say where they go, moments out of order. */
function checkNode({ place, value }: Thing, drawing: Drawing, report: Report): void {
  reportDuplicates(within(value, place, "endpoints"), "name", report);
  reportDuplicates(within(value, place, "handlers"), "event", report);
  reportDuplicates(within(value, place, "sagas"), "name", report);
  reportDuplicates(within(value, place, "topics"), "name", report);
  reportDuplicates(within(value, place, "counters"), "name", report);
  const from = textOf(value, "id") ?? "";
  const count = drawing.drawn.get(from)?.size ?? 0;
  if (textOf(value, "kind") === "client" && count > 1) checkRequests(value, place, { from, count }, report);
  checkPublishes({ place, value }, drawing, report);
  checkSagas({ place, value }, report);
  checkTopics({ place, value }, report);
  const load = own(value, "load");
  if (isJson(load)) checkOrder(within(load, [...place, "load"], "steps"), report);
}
function within(value: Json, place: Place, list: string): Thing[] {
  return things(value, list).map((thing) => ({ ...thing, place: [...place, ...thing.place] }));
}
function checkRequests(client: Json, place: Place, values: { readonly from: string; readonly count: number }, report: Report): void {
  if (!Object.hasOwn(client, "requests")) report(place, "whichRoute", values);
  for (const request of within(client, place, "requests")) {
    if (!Object.hasOwn(request.value, "to")) report(request.place, "whichRoute", values);
  }
}
function checkOrder(moments: readonly Thing[], report: Report): void {
  let latest = -1;
  let before = "";
  for (const { place, value } of moments) {
    const at = textOf(value, "at") ?? "";
    const time = parseDuration(at);
    if (!time.ok) continue;
    if (time.value < latest) report([...place, "at"], "badOrder", { before });
    [latest, before] = [time.value, at];
  }
}

function faultIds(document: Json): ReadonlySet<string> {
  const faults = things(document, "timeline").filter(({ value }) => own(value, "do") === "fault");
  return new Set(faults.flatMap(({ value }) => textOf(value, "id") ?? []));
}

/** Checks one mention of an id. */
export function checkMention(mention: FoundMention, drawing: Drawing, faults: ReadonlySet<string>, report: Report): void {
  switch (mention.refers) {
    case "setting": // one of calls that there are not does nothing
      return;
    case "node":
    case "configurable":
      return checkExists(mention, drawing, report);
    case "callee":
    case "reader":
    case "broker":
    case "store":
      return checkUse(mention, drawing, report);
    case "zone":
      return checkZone(mention, drawing, report);
    case "endpoint":
      return checkEndpoint(mention, drawing, report);
    case "target":
      return checkTarget(mention, drawing, report);
    case "instance":
      return checkInstance(mention, drawing, report);
    case "fault":
      if (mention.value !== "all" && !faults.has(mention.value)) report(mention.place, "noSuchFault", { found: shown(mention.value) });
  }
}

function reportMissing(
  mention: FoundMention,
  codes: readonly [ProblemCode, ProblemCode],
  suggestion: string | undefined,
  report: Report,
): void {
  const found = shown(mention.value);
  report(mention.place, suggestion === undefined ? codes[0] : codes[1], { found, ...(suggestion === undefined ? {} : { suggestion }) });
}
function checkExists(mention: FoundMention, drawing: Drawing, report: Report): void {
  if (drawing.nodes.has(mention.value)) return;
  reportMissing(mention, ["noSuchNode", "noSuchNodeNear"], guess(drawing, mention.value, drawing.nodes.keys()), report);
}
function checkZone(mention: FoundMention, drawing: Drawing, report: Report): void {
  if (kindOf(drawing, mention.value) === "zone") return;
  const zones = [...drawing.nodes].flatMap(([id, { value }]) => (textOf(value, "kind") === "zone" ? [id] : []));
  reportMissing(mention, ["noSuchZone", "noSuchZoneNear"], guess(drawing, mention.value, zones), report);
}
/** What a mention must not name, by what the named node offers. */
type Used = "callee" | "reader" | "broker" | "store";
const WRONG_SORT: Readonly<Record<Used, Partial<Record<Offer, ProblemCode>>>> = {
  callee: { operations: "callOfData", topics: "callOfBroker" },
  reader: { endpoints: "dataOfCall", topics: "callOfBroker" },
  broker: { endpoints: "notABroker", operations: "notABroker" },
  store: { endpoints: "keepsNothing", topics: "keepsNothing" },
};
/** A step, path or request: its callee must be there, be of the right sort, and have a drawn route. */
function checkUse(mention: FoundMention, drawing: Drawing, report: Report): void {
  const found = mention.value;
  if (!drawing.nodes.has(found)) return checkExists(mention, drawing, report);
  const offer = offerOf(drawing, found);
  const wrong = offer === undefined ? undefined : WRONG_SORT[mention.refers as Used][offer];
  if (wrong !== undefined) return report(mention.place, wrong, { found, kind: kindOf(drawing, found) });
  if (!mayKeep(mention, drawing)) return report(mention.place, "keepsNothing", { found, kind: kindOf(drawing, found) });
  const from = textOf(mention.owner, "id") ?? "";
  if (drawing.drawn.get(from)?.has(found) !== true) report(mention.place, "noRoute", { found, from });
}

/** Where the names of a kind's endpoints stand. */
const ENDPOINTS: Readonly<Record<string, string>> = { service: "endpoints", saga: "sagas" };

/** Only a database keeps what effects change and conditions ask. */
const mayKeep = ({ holder, refers, value }: FoundMention, drawing: Drawing): boolean =>
  kindOf(drawing, value) === "database" || (refers !== "store" && !(refers === "reader" && Object.hasOwn(holder, "if")));

/** A wrong endpoint is answered with 404 at run time, so it is a warning. */
function checkEndpoint(mention: FoundMention, drawing: Drawing, report: Report): void {
  const target = calleeOf(mention, drawing);
  const node = target === undefined ? undefined : drawing.nodes.get(target)?.value;
  const list = ENDPOINTS[textOf(node ?? {}, "kind") ?? ""];
  if (target === undefined || node === undefined || list === undefined) return;
  const names = things(node, list).flatMap(({ value }) => textOf(value, "name") ?? []);
  if (names.includes(mention.value)) return;
  const values = { found: shown(mention.value), target };
  if (names.length === 0) return report(mention.place, "noEndpoints", values, "warning");
  const suggestion = guess(drawing, mention.value, names);
  if (suggestion === undefined) report(mention.place, "unknownEndpoint", values, "warning");
  else report(mention.place, "unknownEndpointNear", { ...values, suggestion }, "warning");
}
function calleeOf({ holder, owner }: FoundMention, drawing: Drawing): string | undefined {
  const named = textOf(holder, "call") ?? textOf(holder, "service") ?? textOf(holder, "to");
  if (named !== undefined) return named;
  const leaving = drawing.drawn.get(textOf(owner, "id") ?? "");
  return leaving?.size === 1 ? [...leaving.keys()][0] : undefined;
}

/** Of an entry of the timeline, or of an objective, where "clients" means all of them. */
function checkTarget(mention: FoundMention, drawing: Drawing, report: Report): void {
  const { value, list, owner } = mention;
  if (list === "objectives" && checkLagTarget(mention, drawing, report)) return;
  if (list === "objectives" && value === "clients") return;
  const isRoute = drawing.routes.has(value) && !drawing.nodes.has(value);
  if (!isRoute && !drawing.nodes.has(value)) {
    const near = guess(drawing, value, [...drawing.nodes.keys(), ...drawing.routes.keys()]);
    return reportMissing(mention, ["noSuchTarget", "noSuchTargetNear"], near, report);
  }
  const kind = isRoute ? "route" : kindOf(drawing, value);
  if (list === "timeline" && kindIsKnown(kind) && entryFields(owner) !== undefined && !mayTarget(owner, kind)) {
    report(mention.place, "notForTarget", { act: textOf(owner, "fault") ?? textOf(owner, "do") ?? "", target: value, kind });
  }
  if (list === "objectives" && kind === "zone") return report(mention.place, "objectiveOfZone", { found: shown(value) });
  if (list === "objectives" && lacksMetric(kind, textOf(owner, "metric") ?? ""))
    report(mention.place, "metricOfRoute", { found: shown(value) }, "warning");
}
const kindIsKnown = (kind: string): boolean => kind === "route" || kindSpec(kind) !== undefined;
/** Only what has a line and slots has these. */
const lacksMetric = (kind: string, metric: string): boolean =>
  (metric === "queue.max" || metric === "utilisation") && (kind === "route" || kindSpec(kind)?.ports.callable === false);

function checkInstance(mention: FoundMention, drawing: Drawing, report: Report): void {
  const target = textOf(mention.holder, "target");
  if (target === undefined || (!drawing.nodes.has(target) && !drawing.routes.has(target))) return;
  if (!drawing.nodes.has(target)) return report(mention.place, "instanceOfRoute", { target });
  const number = mention.value.startsWith(`${target}-`) ? mention.value.slice(target.length + 1) : "";
  if (!/^[1-9][0-9]{0,8}$/.test(number)) report(mention.place, "noSuchInstance", { found: shown(mention.value), target });
}
