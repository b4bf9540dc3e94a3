// React Flow's nodes and edges, derived from the document. An element that did not change stays the same object, so that
// React Flow draws anew only what did.
import { type NodeHandle, Position } from "reactflow";

import { kindSpec, type Node } from "../../engine/kinds/specs.ts";
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Point } from "../../engine/scenario/edits.ts";
import type { Route } from "../../engine/scenario/routes.ts";
import type { CanvasNode } from "./canvas-node.ts";
import { type CardNode, nameId } from "./card/node-card.tsx";
import type { Box } from "./geometry/box.ts";
import { nameOf } from "./geometry/card-size.ts";
import { type Direction, routed, sizeOf } from "./geometry/direction.ts";
import type { Polyline } from "./geometry/polyline.ts";
import { type Reach, type Routing, type Wire } from "./geometry/router.ts";
import { CALL, type Way, waysOf } from "./route/message-way.ts";
import type { RouteEdge } from "./route/route-line.tsx";
import { ZONE_HANDLE, type ZoneNode } from "./zone/zone-group.tsx";

export type Places = ReadonlyMap<string, Point>;

const lastNode = new WeakMap<Node, CardNode>();
/** Zones first: they lie behind the cards. */
export function nodesOf(
  scenario: Scenario,
  places: Places,
  zones: ReadonlyMap<string, Box>,
  selected: ReadonlySet<string>,
  direction: Direction,
): CanvasNode[] {
  const groups: CanvasNode[] = [];
  const cards: CanvasNode[] = [];
  for (const node of scenario.nodes) {
    const [at, box] = [places.get(node.id), zones.get(node.id)];
    if (box !== undefined) groups.push(zoneOf(node, box, selected.has(node.id)));
    else if (at !== undefined && node.kind !== "zone") cards.push(nodeOf(node, at, selected.has(node.id), direction));
  }
  return [...groups, ...cards];
}
const lastZone = new WeakMap<Node, ZoneNode>();
function zoneOf(node: Node, { x, y, w, h }: Box, selected: boolean): ZoneNode {
  const last = lastZone.get(node);
  if (last !== undefined && last.selected === selected && same4(last.data, { x, y, w, h })) return last;
  const made: ZoneNode = {
    id: node.id,
    type: "zone",
    position: { x, y },
    data: { node, x, y, w, h },
    selected,
    width: w,
    height: h,
    measured: { width: w, height: h },
    dragHandle: `.${ZONE_HANDLE}`,
    style: { pointerEvents: "none" },
    zIndex: -1,
    domAttributes: { "aria-labelledby": nameId(node.id) },
  };
  lastZone.set(node, made);
  return made;
}
const same4 = (a: Omit<Box, "id">, b: Omit<Box, "id">): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

function nodeOf(node: Node, [x, y]: Point, selected: boolean, direction: Direction): CardNode {
  const last = lastNode.get(node);
  if (
    last !== undefined &&
    last.position.x === x &&
    last.position.y === y &&
    last.selected === selected &&
    last.data.direction === direction
  )
    return last;
  const { w: width, h: height } = sizeOf(nameOf(node), direction);
  const made: CardNode = {
    id: node.id,
    type: "card",
    position: { x, y },
    data: last?.data.direction === direction ? last.data : { node, direction },
    selected,
    width,
    height,
    measured: { width, height },
    handles: handlesOf(node, width, height, direction),
    domAttributes: { "aria-labelledby": nameId(node.id) },
  };
  lastNode.set(node, made);
  return made;
}

/** Where its ports are is known without measuring; their size is that of the style sheet. */
function handlesOf(node: Node, width: number, height: number, direction: Direction): NodeHandle[] {
  const ports = kindSpec(node.kind)?.ports;
  const size = { width: PORT_WIDTH, height: PORT_HEIGHT };
  const [x, y] = [(width - PORT_WIDTH) / 2, (height - PORT_HEIGHT) / 2];
  const isDown = direction === "down";
  const into = isDown ? { position: Position.Top, x, y: 0 } : { position: Position.Left, x: -PORT_WIDTH / 2, y };
  const out = isDown
    ? { position: Position.Bottom, x, y: height - PORT_HEIGHT }
    : { position: Position.Right, x: width - PORT_WIDTH / 2, y };
  return [
    ...(ports?.callable === true ? [{ ...size, ...into, type: "target" } as const] : []),
    ...((ports?.calls.length ?? 0) > 0 ? [{ ...size, ...out, type: "source" } as const] : []),
  ];
}
const PORT_WIDTH = 18;
const PORT_HEIGHT = 28;

export function boxesOf(scenario: Scenario, places: Places, direction: Direction): Box[] {
  return scenario.nodes.flatMap((node) => {
    const at = node.kind === "zone" ? undefined : places.get(node.id);
    return at === undefined ? [] : [{ id: node.id, x: at[0], y: at[1], ...sizeOf(nameOf(node), direction) }];
  });
}
export function routingOf(
  scenario: Scenario,
  boxes: readonly Box[],
  reach: Reach,
  direction: Direction,
  known?: Routing["shapes"],
): Routing {
  const wires: Wire[] = scenario.routes.map(({ id, from, to, retry }) => ({ id, from, to, doubled: retry !== undefined }));
  if (known !== undefined) return routed(boxes, wires, reach, direction, known);
  const drawing = JSON.stringify([direction, boxes, wires.map(({ id, from, to }) => [id, from, to])]);
  const routing = routed(boxes, wires, reach, direction, drawing === chosen.drawing ? chosen.shapes : undefined);
  chosen = { drawing, shapes: routing.shapes };
  return routing;
}
/** Most edits change a setting and no way: the ways of the last drawing serve again while it is the same. */
let chosen: { readonly drawing: string; readonly shapes: Routing["shapes"] } = { drawing: "", shapes: new Map() };

export interface EdgeLook {
  readonly selected: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  /** Name of a route for a screen reader. */
  readonly label: (from: string, to: string) => string;
}
const lastEdge = new WeakMap<Route, RouteEdge>();
export function edgesOf(scenario: Scenario, lines: ReadonlyMap<string, Polyline>, look: EdgeLook): RouteEdge[] {
  const names = new Map(scenario.nodes.map((node) => [node.id, nameOf(node)]));
  const ways = waysOf(scenario);
  return scenario.routes.flatMap((route) => {
    const points = lines.get(route.id);
    return points === undefined ? [] : [edgeOf(route, points, look, names, ways.get(route.id) ?? CALL)];
  });
}
function edgeOf(route: Route, points: Polyline, look: EdgeLook, names: ReadonlyMap<string, string>, way: Way): RouteEdge {
  const { id, from, to } = route;
  const selected = look.selected.has(id);
  const lit = look.lit.has(id);
  const apart = look.selected.size > 0 && !selected && !look.selected.has(from) && !look.selected.has(to);
  const made: RouteEdge = {
    id,
    type: "route",
    source: from,
    target: to,
    selected,
    data: { points, dimmed: look.lit.size > 0 ? !lit : apart, lit, way },
    ariaLabel: `${look.label(names.get(from) ?? from, names.get(to) ?? to)}${way.spoken === "" ? "" : `: ${way.spoken}`}`,
  };
  const last = lastEdge.get(route);
  if (last !== undefined && same(last, made)) return last;
  lastEdge.set(route, made);
  return made;
}
function same(a: RouteEdge, b: RouteEdge): boolean {
  if (a.selected !== b.selected || a.ariaLabel !== b.ariaLabel) return false;
  const [x, y] = [a.data, b.data];
  return (
    x !== undefined && y !== undefined && x.dimmed === y.dimmed && x.lit === y.lit && sameWay(x.way, y.way) && sameLine(x.points, y.points)
  );
}
const sameWay = (a: Way, b: Way): boolean => a.sort === b.sort && a.said === b.said;
const sameLine = (a: Polyline, b: Polyline): boolean =>
  a.length === b.length && a.every((point, i) => point[0] === b[i]![0] && point[1] === b[i]![1]);
