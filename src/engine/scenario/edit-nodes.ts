// Edits of what is drawn: adding, moving, renaming, removing. Pure: the same document and wish give the same document.
// Whatever refers to what goes away goes with it, and a rename renames every mention, so a valid document stays valid.
import { failure, type Result, success } from "../../base/result.ts";
import type { Kind, Node } from "../kinds/specs.ts";
import { LIMITS, type Place, type Scenario } from "./document.ts";
import { withoutLostPublishes } from "./edit-publishes.ts";
import { ID } from "./fields.ts";
import { freeId, takenIds } from "./ids.ts";
import { isJson, type Json, writePlace } from "./places.ts";
import { type FoundMention, mapMentions, type Mention, mentions, isOfUse } from "./references.ts";
import { partsOf } from "./topics.ts";

export type Point = readonly [number, number];
/** Nodes stand on a grid of so many pixels. */
export const GRID = 4;
const FARTHEST = 1e6;
const onGrid = (value: number): number =>
  Math.min(FARTHEST, Math.max(-FARTHEST, Math.round((Number.isFinite(value) ? value : 0) / GRID) * GRID)) + 0;
const placed = ([x, y]: Point): Point => [onGrid(x), onGrid(y)];

/** The position of a node; undefined: it is laid out automatically. An id may be `constructor`: never read the record itself. */
export function positionOf(scenario: Scenario, id: string): Point | undefined {
  const at = placeIn(scenario.layout, id);
  return at === undefined || at.length === 2 ? at : [at[0], at[1]];
}
export const placeIn = (layout: Scenario["layout"], id: string): Place | undefined =>
  layout && Object.hasOwn(layout, id) ? layout[id] : undefined;
export const nodeOf = (scenario: Scenario, id: string): Node | undefined => scenario.nodes.find((node) => node.id === id);

/** Of some kinds a scenario has one node at most. */
export const isSecond = (scenario: Pick<Scenario, "nodes">, kind: string): boolean =>
  (kind === "registry" || kind === "config") && scenario.nodes.some((node) => node.kind === kind);

/** A node of the kind with an id of its own. At the limit of nodes, or of its kind, the document stays as it is and the id is empty. */
export function addNode(scenario: Scenario, kind: Kind, at: Point): { readonly scenario: Scenario; readonly id: string } {
  if (scenario.nodes.length >= LIMITS.nodes || isSecond(scenario, kind)) return { scenario, id: "" };
  const id = freeId(takenIds(scenario), kind);
  const nodes = [...scenario.nodes, { id, kind } as Node];
  return { scenario: { ...scenario, nodes, layout: withPosition(scenario.layout, id, placed(at)) }, id };
}
function withPosition(layout: Scenario["layout"], id: string, at: Point): NonNullable<Scenario["layout"]> {
  return Object.fromEntries([...Object.entries(layout ?? {}).filter(([known]) => known !== id), [id, at]]);
}

export function moveNodes(scenario: Scenario, positions: Readonly<Record<string, Point>>): Scenario {
  const known = new Set(scenario.nodes.map((node) => node.id));
  const moved = Object.entries(positions).filter(([id]) => known.has(id));
  if (moved.length === 0) return scenario;
  const before = Object.entries(scenario.layout ?? {}).filter(([id]) => !Object.hasOwn(positions, id));
  const after = moved.map(([id, at]): readonly [string, Place] => {
    const [, , w, h] = placeIn(scenario.layout, id) ?? [];
    return [id, w === undefined || h === undefined ? placed(at) : [...placed(at), w, h]];
  });
  return { ...scenario, layout: Object.fromEntries([...before, ...after]) };
}

/** Takes out nodes and routes. Nodes take their routes along; steps, paths, requests, entries and objectives that name them go too. */
export function removeThings(scenario: Scenario, ids: readonly string[]): Scenario {
  const gone = new Set(ids);
  const routes = scenario.routes.filter((route) => !gone.has(route.id) && !gone.has(route.from) && !gone.has(route.to));
  const nodes = scenario.nodes.filter((node) => !gone.has(node.id));
  if (routes.length === scenario.routes.length && nodes.length === scenario.nodes.length) return scenario;
  return withoutDangling({ ...scenario, nodes, routes });
}

/** Takes out every mention of what is not (or no longer) drawn, with the item that holds it. */
export function withoutDangling(scenario: Scenario): Scenario {
  const things = takenIds(scenario);
  const drawn = new Set(scenario.routes.map((route) => `${route.from} ${route.to}`));
  const kept = mapMentions(scenario, (mention, _list, owner) => (dangles(mention, owner, things, drawn) ? undefined : mention.value));
  return tidy(withoutLostPublishes({ ...kept, nodes: kept.nodes.map((node) => withRequests(node, kept)) }));
}
function dangles(mention: Mention, owner: Json, things: ReadonlySet<string>, drawn: ReadonlySet<string>): boolean {
  if (isOfUse(mention)) return !drawn.has(`${String(owner["id"])} ${mention.value}`);
  if (OF_NODES.has(mention.refers)) return !things.has(mention.value);
  return mention.refers === "target" && !things.has(partsOf(mention.value)[0]) && mention.value !== "clients";
}
const OF_NODES: ReadonlySet<Mention["refers"]> = new Set(["node", "zone", "configurable", "setting"]);
/** A client whose requests all went asks what it has a route to. */
function withRequests(node: Node, scenario: Scenario): Node {
  if (node.kind !== "client" || node.requests === undefined || node.requests.length > 0) return node;
  const { requests: _requests, ...rest } = node;
  const routes = scenario.routes.filter((route) => route.from === node.id);
  return routes.length > 1 ? { ...rest, requests: routes.slice(0, 1).map((route) => ({ to: route.to })) } : rest;
}
/** Without clears of faults that went, positions of nodes that went, and lists that became empty. */
function tidy(scenario: Scenario): Scenario {
  const { timeline = [], objectives = [], layout = {}, ...rest } = scenario;
  const entries = new Set(timeline.flatMap((entry) => (entry.id === undefined ? [] : [entry.id])));
  const acts = timeline.filter((entry) => entry.do !== "clear" || entry.fault === "all" || entries.has(entry.fault));
  const known = new Set(scenario.nodes.map((node) => node.id));
  const positions = Object.entries(layout).filter(([id]) => known.has(id));
  return {
    ...rest,
    ...(acts.length > 0 ? { timeline: acts } : {}),
    ...(objectives.length > 0 ? { objectives } : {}),
    ...(positions.length > 0 ? { layout: Object.fromEntries(positions) } : {}),
  };
}

/** What refers to a node or route, as paths: for the sentence that asks before it is removed. Its own routes are among them. */
export function referencesTo(scenario: Scenario, id: string): readonly string[] {
  const route = scenario.routes.find((drawn) => drawn.id === id);
  const names = (mention: FoundMention): boolean => {
    if (mention.refers === "endpoint" || mention.refers === "instance" || mention.refers === "fault") return false;
    if (route && isOfUse(mention)) return mention.owner["id"] === route.from && mention.value === route.to;
    return partsOf(mention.value)[0] === id;
  };
  return mentions(scenario)
    .filter(names)
    .map((mention) => writePlace(mention.place));
}

export type RenameCode = "unknown" | "badId" | "taken";
/** Gives a node or route another id, and every mention of it, as one step. */
export function renameId(scenario: Scenario, from: string, to: string): Result<Scenario, RenameCode> {
  const taken = takenIds(scenario);
  if (!taken.has(from)) return failure("unknown");
  if (from === to) return success(scenario);
  if (!ID.test(to)) return failure("badId");
  if (taken.has(to)) return failure("taken");
  return success(renamed(scenario, new Map([[from, to]])));
}

/** The document under other ids: nodes, routes, positions and every mention, those of instances (`orders-2`) too. */
export function renamed(scenario: Scenario, names: ReadonlyMap<string, string>): Scenario {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const mentioned = mapMentions(scenario, (mention) => newName(mention, nameOf));
  const ownName = <T extends { readonly id: string }>(thing: T): T => (names.has(thing.id) ? { ...thing, id: nameOf(thing.id) } : thing);
  const layout = scenario.layout && Object.fromEntries(Object.entries(scenario.layout).map(([id, at]) => [nameOf(id), at] as const));
  return { ...mentioned, nodes: mentioned.nodes.map(ownName), routes: mentioned.routes.map(ownName), ...(layout ? { layout } : {}) };
}
function newName({ refers, value, holder }: Mention, nameOf: (id: string) => string): string {
  if (refers === "endpoint" || refers === "fault") return value;
  const [thing, topic] = partsOf(value);
  if (refers !== "instance") return nameOf(thing) + topic;
  const target = isJson(holder) ? String(holder["target"]) : "";
  return value.startsWith(`${target}-`) ? nameOf(target) + value.slice(target.length) : value;
}
