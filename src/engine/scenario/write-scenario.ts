// A scenario to text: defaults left out, keys always in the same order, short things on one line, so that two versions differ
// only where they do. The order of nodes, routes and entries is the document's own.
import type { LogEntry, Scenario, TimelineEntry, Place } from "./document.ts";
import { FORMAT } from "./document.ts";
import { writtenFields } from "./field-values.ts";
import { SETTINGS_ALL } from "./node-fields.ts";
import { isJson, type Json } from "./places.ts";
import { fieldsOfItem, type ListName } from "./references.ts";

/** The same scenario with nothing said that would be so anyway. */
export function withoutDefaults(scenario: Scenario): Scenario {
  const { timeline = [], objectives = [], run } = scenario;
  const layout = layoutInOrder(scenario);
  return {
    format: FORMAT,
    ...writtenFields(SETTINGS_ALL, scenario as unknown as Json),
    nodes: scenario.nodes.map((node) => spare("nodes", node)),
    routes: scenario.routes.map((route) => spare("routes", route)),
    ...(timeline.length > 0 ? { timeline: timeline.map((entry) => spare("timeline", entry)) } : {}),
    ...(objectives.length > 0 ? { objectives: objectives.map((objective) => spare("objectives", objective)) } : {}),
    ...(layout.length > 0 ? { layout: Object.fromEntries(layout) } : {}),
    ...(run ? { run: { start: withoutDefaults(run.start), log: run.log.map(spareLogged), until: run.until } } : {}),
  };
}
function spare<T extends object>(list: ListName, item: T): T {
  const written = item as unknown as Json;
  return writtenFields(fieldsOfItem(list, written) ?? {}, written) as unknown as T;
}
const spareLogged = (entry: LogEntry): LogEntry => (entry.do === "edit" ? entry : spare<TimelineEntry>("timeline", entry));

/** Positions in the order of the nodes; those of no node after them. */
function layoutInOrder({ layout = {}, nodes }: Scenario): (readonly [string, Place])[] {
  const rank = new Map(nodes.map((node, index) => [node.id, index]));
  const rankOf = (id: string): number => rank.get(id) ?? nodes.length;
  return Object.entries(layout).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
}

export const writeScenario = (scenario: Scenario): string => `${writeValue(withoutDefaults(scenario), "")}\n`;

const WIDTH = 110;
/** JSON in which what fits on a line stands on one. */
export function writeValue(value: unknown, indent: string): string {
  const line = writeLine(value);
  if (indent.length + line.length <= WIDTH && indent !== "") return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value) && value.length > 0)
    return `[\n${value.map((item) => deeper + writeValue(item, deeper)).join(",\n")}\n${indent}]`;
  if (!isJson(value) || Object.keys(value).length === 0) return line;
  const members = Object.entries(value).map(([key, member]) => `${deeper}${JSON.stringify(key)}: ${writeValue(member, deeper)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}
function writeLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeLine).join(", ")}]`;
  if (!isJson(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${writeLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
