// What a valid document may still regret: calls in a circle, what no client reaches, a line without a wait.
import { known } from "../../base/assert.ts";
import { faultSpec } from "../faults/specs.ts";
import { kindSpec } from "../kinds/specs.ts";
import { arrivals } from "./arriving-events.ts";
import type { Scenario } from "./document.ts";
import { type Drawing, drawingOf, guess, textOf, things } from "./drawing.ts";
import { parseDuration } from "./duration-text.ts";
import { couldMeet } from "./fault-places.ts";
import { warnLostCalls } from "./lost-calls.ts";
import { isJson, type Json, own } from "./places.ts";
import { type Report, shown } from "./problem.ts";
import { isOfUse, mentions } from "./references.ts";
import { warnUnheard } from "./saga-commands.ts";

export function checkWarnings(document: Json, report: Report): void {
  const drawing = drawingOf(document);
  warnLostCalls(document, drawing, report);
  reportBounds(document, report);
  reportLines(document, report);
  reportCycles(document, drawing, report);
  reportUnreached(document, drawing, report);
  reportNoRegistry(document, report);
  reportHandlers(document, drawing, report);
  reportUndelivered(document, drawing, report);
  warnUnheard(document, report);
  const layout = own(document, "layout");
  for (const id of isJson(layout) ? Object.keys(layout) : []) {
    if (!drawing.nodes.has(id)) report(["layout", id], "layoutUnknown", {}, "warning");
  }
}

function reportNoRegistry(document: Json, report: Report): void {
  if (things(document, "nodes").some(({ value }) => own(value, "kind") === "registry")) return;
  for (const { place, value } of things(document, "routes"))
    if (own(value, "discovery") === "registry") report([...place, "discovery"], "noRegistry", {}, "warning");
}

/** A bulkhead's line without the time to stand in it. */
function reportLines(document: Json, report: Report): void {
  for (const { place, value } of things(document, "routes")) {
    const bulkhead = own(value, "bulkhead");
    if (!isJson(bulkhead)) continue;
    const wait = parseDuration(textOf(bulkhead, "wait") ?? "0s");
    if (wait.ok && wait.value === 0 && Number(own(bulkhead, "queue") ?? 0) > 0)
      report([...place, "bulkhead", "queue"], "bulkheadWithoutWait", {}, "warning");
  }
}

/** A handler that waits for an event which nobody sends there. */
function reportHandlers(document: Json, drawing: Drawing, report: Report): void {
  const reactive = things(document, "nodes").filter(({ value }) => things(value, "handlers").length > 0);
  if (reactive.length === 0) return;
  const eventsAt = arrivals(document as unknown as Scenario);
  for (const { place, value } of reactive) {
    const handlers = things(value, "handlers");
    const id = textOf(value, "id") ?? "";
    const events = eventsAt(id);
    for (const handler of handlers) {
      const event = textOf(handler.value, "event") ?? "";
      if (events?.includes(event) === true) continue;
      const at = [...place, ...handler.place, "event"];
      if (events === null) report(at, "noSubscription", { node: id }, "warning");
      else {
        const suggestion = guess(drawing, event, events);
        const values = { found: shown(event), node: id };
        if (suggestion === undefined) report(at, "neverPublished", values, "warning");
        else report(at, "neverPublishedNear", { ...values, suggestion }, "warning");
      }
    }
  }
}

/** A fault that acts on deliveries where there are none. */
function reportUndelivered(document: Json, drawing: Drawing, report: Report): void {
  for (const { place, value } of things(document, "timeline")) {
    const [act, target] = [textOf(value, "fault") ?? "", textOf(value, "target") ?? ""];
    if (faultSpec(act)?.onDeliveries !== true || !drawing.nodes.has(target)) continue;
    if (!couldMeet(document as unknown as Scenario, act, target)) report([...place, "target"], "noDeliveries", { act, target }, "warning");
  }
}

/** Bounds that contradict each other: the run takes the larger, or kills at once. */
function reportBounds(document: Json, report: Report): void {
  for (const { place, value } of things(document, "nodes")) {
    const autoscale = own(value, "autoscale");
    if (isJson(autoscale)) {
      const [fewest, most] = [numberOf(autoscale, "min", 1), numberOf(autoscale, "max", 10)];
      if (fewest > most) report([...place, "autoscale", "max"], "fewerThanFewest", { fewest }, "warning");
    }
    const memory = own(value, "memory");
    if (!isJson(memory)) continue;
    const base = numberOf(memory, "base", 128);
    if (numberOf(memory, "limit", Infinity) <= base) report([...place, "memory", "limit"], "limitBelowBase", { base }, "warning");
  }
}
const numberOf = (holder: Json, key: string, otherwise: number): number => {
  const value = own(holder, key);
  return typeof value === "number" ? value : otherwise;
};

function reportUnreached(document: Json, drawing: Drawing, report: Report): void {
  const nodes = things(document, "nodes");
  const reached = new Set(nodes.filter(({ value }) => own(value, "kind") === "client").flatMap(({ value }) => textOf(value, "id") ?? []));
  if (reached.size === 0) return nodes.length === 0 ? undefined : report(["nodes"], "noTraffic", {}, "warning");
  for (const { place, value } of nodes)
    if (own(value, "kind") === "client" && (drawing.drawn.get(textOf(value, "id") ?? "")?.size ?? 0) === 0)
      report(place, "asksNobody", {}, "warning");
  // A set yields what is added while it is walked through: the way of a flood.
  for (const id of reached) for (const to of drawing.drawn.get(id)?.keys() ?? []) reached.add(to);
  for (const { place, value } of nodes) {
    const { ports, group } = kindSpec(textOf(value, "kind") ?? "") ?? {};
    if (!reached.has(textOf(value, "id") ?? "") && ports?.beside !== true && group !== "grouping")
      report(place, "unreachable", {}, "warning");
  }
}

/** Endpoints, and which of others each calls: `node/endpoint`, where a node that has none is `node/`. */
type CallGraph = ReadonlyMap<string, readonly string[]>;

function callGraph(document: Json, drawing: Drawing): CallGraph {
  const graph = new Map<string, string[]>();
  const first = new Map<string, string>();
  for (const { value } of things(document, "nodes")) {
    const names = endpointNames(value);
    first.set(textOf(value, "id") ?? "", names[0] ?? "");
    for (const name of names) graph.set(vertex(textOf(value, "id") ?? "", name), []);
  }
  const add = (from: string, to: string, endpoint: string | undefined) => {
    const end = vertex(to, endpoint ?? first.get(to) ?? "");
    graph.get(from)?.push(graph.has(end) ? end : vertex(to, ""));
  };
  for (const mention of mentions(document)) {
    const { list, value, owner, place, holder } = mention;
    if (!isOfUse(mention) || list !== "nodes") continue;
    const index = place[2] === "endpoints" && typeof place[3] === "number" ? place[3] : -1;
    const name = index < 0 ? "" : endpointNames(owner)[index];
    add(vertex(textOf(owner, "id") ?? "", name ?? ""), value, textOf(holder, "endpoint"));
  }
  for (const { value } of things(document, "nodes")) addDrawn(value, drawing, add);
  return graph;
}
const vertex = (node: string, endpoint: string): string => `${node}/${endpoint}`;
function endpointNames(node: Json): readonly string[] {
  const names = things(node, "endpoints").map(({ value }) => textOf(value, "name") ?? "");
  return names.length === 0 ? [""] : names;
}
/** A service without endpoints uses whatever it has a route to, a cache asks its source. */
function addDrawn(node: Json, drawing: Drawing, add: (from: string, to: string, endpoint: undefined) => void): void {
  const kind = own(node, "kind");
  if ((kind !== "service" && kind !== "cache") || endpointNames(node)[0] !== "") return;
  const id = textOf(node, "id") ?? "";
  for (const to of drawing.drawn.get(id)?.keys() ?? []) add(vertex(id, ""), to, undefined);
}

function reportCycles(document: Json, drawing: Drawing, report: Report): void {
  const graph = callGraph(document, drawing);
  const told = new Set<string>();
  for (const way of cycles(graph)) {
    const ids = way.map((end) => end.slice(0, end.indexOf("/")));
    const start = known(ids[0], "the cycle's start");
    if (told.has(start)) continue;
    told.add(start);
    report(
      drawing.nodes.get(start)?.place ?? ["nodes"],
      "callCycle",
      { way: [...ids.slice(0, MOST_SHOWN), ...(ids.length > MOST_SHOWN ? ["…"] : []), start].join(" → ") },
      "warning",
    );
  }
}
const MOST_SHOWN = 12;

/** Every way that a depth-first walk finds back to itself. The stack is a list: a chain may be as long as the document. */
function cycles(graph: CallGraph): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const root of graph.keys()) {
    const path: { readonly end: string; next: number }[] = done.has(root) ? [] : [{ end: root, next: 0 }];
    const onPath = new Set(path.map(({ end }) => end));
    while (path.length > 0) {
      const top = known(path.at(-1), "the walk's top");
      const next = graph.get(top.end)?.[top.next++];
      if (next === undefined) {
        path.pop();
        onPath.delete(top.end);
        done.add(top.end);
      } else if (onPath.has(next)) {
        const start = path.findIndex(({ end }) => end === next);
        if (found.length < MOST_CYCLES) found.push(path.slice(start).map(({ end }) => end));
      } else if (!done.has(next)) {
        path.push({ end: next, next: 0 });
        onPath.add(next);
      }
    }
  }
  return found;
}
const MOST_CYCLES = 200;
