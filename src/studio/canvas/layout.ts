// Places for nodes from left to right, by dagre, which is fetched when it is first needed.
import type { Scenario } from "../../engine/scenario/document.ts";
import { GRID, type Point } from "../../engine/scenario/edits.ts";
import { CARD_HEIGHT, cardWidth, nameOf } from "./geometry/card-size.ts";

/** Between columns, for the lanes; between rows, for a cause line and two lanes. */
const COLUMN_GAP = 72;
const ROW_GAP = 44;
const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

export async function arranged(scenario: Scenario): Promise<Readonly<Record<string, Point>>> {
  const { Graph, layout } = await import("@dagrejs/dagre").then(({ graphlib, layout: place }) => ({
    Graph: graphlib.Graph,
    layout: place,
  }));
  const graph = new Graph().setGraph({ rankdir: "LR", ranksep: COLUMN_GAP, nodesep: ROW_GAP, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of scenario.nodes) graph.setNode(node.id, { width: cardWidth(nameOf(node)), height: CARD_HEIGHT });
  for (const route of scenario.routes) graph.setEdge(route.from, route.to);
  layout(graph);
  return Object.fromEntries(scenario.nodes.map((node) => [node.id, corner(graph.node(node.id), cardWidth(nameOf(node)))]));
}
/** dagre tells the middle of a node. */
const corner = ({ x, y }: { readonly x: number; readonly y: number }, width: number): Point => [
  onGrid(x - width / 2),
  onGrid(y - CARD_HEIGHT / 2),
];
