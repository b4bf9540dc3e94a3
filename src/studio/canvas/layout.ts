// Places for nodes from left to right or from top to bottom, by dagre, which is fetched when it is first needed.
import type { Scenario } from "../../engine/scenario/document.ts";
import { GRID, type Point, zoneOf } from "../../engine/scenario/edits.ts";
import { nameOf } from "./geometry/card-size.ts";
import { CHIP, CHIP_GAP, type Direction, MOST_ABREAST, type Size, sizeOf } from "./geometry/direction.ts";
import { EMPTY } from "./zone/zone-box.ts";

/** Between ranks, for the lanes; between neighbours, for a cause line and two lanes. */
const GAPS = {
  across: { rankdir: "LR", ranksep: 72, nodesep: 44 },
  down: { rankdir: "TB", ranksep: 44, nodesep: 20 },
} as const;
const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

export async function arranged(scenario: Scenario, direction: Direction = "across"): Promise<Readonly<Record<string, Point>>> {
  const { graphlib, layout } = await import("@dagrejs/dagre");
  const graph = new graphlib.Graph({ compound: true }).setGraph({
    ...GAPS[direction],
    ...apart(scenario, direction),
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const cards = scenario.nodes.filter((node) => node.kind !== "zone");
  const sizes = new Map(cards.map((node) => [node.id, sizeOf(nameOf(node), direction)]));
  for (const [id, { w, h }] of sizes) graph.setNode(id, { width: w, height: h });
  const zones = direction === "across" ? inZones(scenario, graph) : [];
  for (const route of scenario.routes) graph.setEdge(route.from, route.to);
  layout(graph);
  const middles = [...sizes].map(([id, size]): Placed => ({ id, size, x: graph.node(id).x, y: graph.node(id).y }));
  const groups = zones.map((id): Placed => {
    const { x, y, width: w, height: h } = graph.node(id) as Placed & { readonly width: number; readonly height: number };
    return { id, size: { w, h }, x, y };
  });
  return Object.fromEntries([...groups, ...(direction === "down" ? abreast(middles) : middles)].map((one) => [one.id, corner(one)]));
}

/** Frames of zones need room between their cards. */
const apart = ({ nodes }: Scenario, direction: Direction): { readonly nodesep?: number } =>
  direction === "across" && nodes.some(({ kind }) => kind === "zone") ? { nodesep: 96 } : {};

/** Zones become groups of the graph, so that those that stand in one stay together; one in which nobody stands is a large node. */
function inZones(scenario: Scenario, graph: Pick<Graph, "setNode" | "setParent">): readonly string[] {
  const zones = scenario.nodes.flatMap(({ id, kind }) => (kind === "zone" ? [id] : []));
  const full = new Set<string>();
  for (const id of zones) graph.setNode(id, { width: EMPTY[0], height: EMPTY[1] });
  for (const node of scenario.nodes) {
    const zone = zoneOf(node);
    if (zone === undefined || !zones.includes(zone)) continue;
    full.add(zone);
    graph.setParent(node.id, zone);
  }
  for (const id of full) graph.setNode(id, {});
  return zones;
}
interface Graph {
  setNode(id: string, label: object): unknown;
  setParent(id: string, parent: string): unknown;
}

/** dagre tells the middle of a node. */
interface Placed {
  readonly id: string;
  readonly size: Size;
  readonly x: number;
  readonly y: number;
}
const corner = ({ x, y, size }: Placed): Point => [onGrid(x - size.w / 2), onGrid(y - size.h / 2)];

/** Ranks that are too wide for a telephone become rows of a few, each in the middle, in the order that dagre found. */
export function abreast(placed: readonly Placed[]): Placed[] {
  const ranks = [...new Set(placed.map(({ y }) => Math.round(y)))].toSorted((a, b) => a - b);
  let row = 0;
  return ranks.flatMap((rank) => {
    const across = placed.filter(({ y }) => Math.round(y) === rank).toSorted((a, b) => a.x - b.x);
    const rows = Math.ceil(across.length / MOST_ABREAST);
    const first = row;
    row += rows;
    return across.map((one, i) => ({ ...one, ...spot(first + (i % rows), Math.floor(i / rows), countIn(across.length, rows, i % rows)) }));
  });
}
/** Neighbours come below each other, so that what belongs together stays near. */
const countIn = (all: number, rows: number, row: number): number => Math.floor((all - row + rows - 1) / rows);
const spot = (row: number, column: number, columns: number): { readonly x: number; readonly y: number } => ({
  x: (column - (columns - 1) / 2) * (CHIP.w + CHIP_GAP.w),
  y: row * (CHIP.h + CHIP_GAP.h),
});
