// Ties React Flow to the document and the selection: what it is given to draw, and what its gestures become.
// A drag is followed here alone and written to the document once, when it ends; keys that follow each other are one step too.
import { useMemo, useRef, useState } from "react";
import type { EdgeChange, NodeChange, OnEdgesChange, OnNodesChange } from "reactflow";

import type { Scenario } from "../../engine/scenario/document.ts";
import type { Point } from "../../engine/scenario/edits.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { select, useView, view } from "../view/view-store.ts";
import { duplicateThings } from "./acts/clipboard.ts";
import type { CanvasNode } from "./canvas-node.ts";
import { boxesOf, edgesOf, nodesOf, routingOf } from "./elements.ts";
import { REACH, useLevel } from "./flow-level.ts";
import type { Box } from "./geometry/box.ts";
import type { Direction } from "./geometry/direction.ts";
import type { Polyline } from "./geometry/polyline.ts";
import { place, withThem } from "./moving.ts";
import { placeOf, usePlaces } from "./places.ts";
import type { RouteEdge } from "./route/route-line.tsx";
import { zoneBoxes } from "./zone/zone-box.ts";

type Places = ReadonlyMap<string, Point>;
const STILL: Places = new Map();

export interface Elements {
  readonly nodes: CanvasNode[];
  readonly edges: RouteEdge[];
  readonly lines: ReadonlyMap<string, Polyline>;
  readonly onNodesChange: OnNodesChange<CanvasNode>;
  readonly onEdgesChange: OnEdgesChange<RouteEdge>;
  readonly onDragStart: () => void;
  readonly onDragStop: (event: { readonly altKey?: boolean }) => void;
}

export function useElements(direction: Direction): Elements {
  const scenario = useDocument((state) => state.scenario);
  const selection = useView((state) => state.selection);
  const settled = usePlaces(scenario, direction);
  const [dragged, setDragged] = useState<Places>(STILL);
  const boxes = useMemo(() => zoneBoxes(scenario, settled, direction), [scenario, settled, direction]);
  const zones = useMemo(() => movedBoxes(boxes, dragged), [boxes, dragged]);
  const places = useMemo(() => (dragged.size === 0 ? settled : new Map([...settled, ...dragged])), [settled, dragged]);
  const nodes = useMemo(
    () => nodesOf(scenario, places, zones, new Set(selection), direction),
    [scenario, places, zones, selection, direction],
  );
  const lines = useLines(scenario, settled, dragged, direction);
  const edges = useEdges(scenario, lines, selection);
  const gestures = useGestures(setDragged);
  return { nodes, edges, lines, ...gestures };
}

type Lines = ReadonlyMap<string, Polyline>;
/** While cards are dragged, the routes of the others keep their ways. */
function useLines(scenario: Scenario, settled: Places, dragged: Places, direction: Direction): Lines {
  const level = useLevel();
  const reach = direction === "down" ? REACH.card : REACH[level];
  const routing = useMemo(
    () => routingOf(scenario, boxesOf(scenario, settled, direction), reach, direction),
    [scenario, settled, reach, direction],
  );
  return useMemo(() => {
    if (dragged.size === 0) return routing.lines;
    const others = scenario.routes.filter(({ from, to }) => !dragged.has(from) && !dragged.has(to));
    const kept = new Map(
      others.flatMap(({ id }) => ((shape) => (shape === undefined ? [] : [[id, shape] as const]))(routing.shapes.get(id))),
    );
    return routingOf(scenario, boxesOf(scenario, new Map([...settled, ...dragged]), direction), reach, direction, kept).lines;
  }, [scenario, settled, dragged, reach, routing, direction]);
}
function useEdges(scenario: Scenario, lines: Lines, selection: readonly string[]): RouteEdge[] {
  const highlight = useView((state) => state.highlight);
  const words = useWords();
  const label = words("canvas.routeName", { from: "{from}", to: "{to}" });
  return useMemo(() => {
    const name = (from: string, to: string) => label.replace("{from}", from).replace("{to}", to);
    return edgesOf(scenario, lines, { selected: new Set(selection), lit: new Set(highlight), label: name });
  }, [scenario, lines, selection, highlight, label]);
}

/** Moves by keys that come this soon after each other are one step. */
const ONE_GESTURE_MS = 700;

function useGestures(setDragged: (places: Places) => void): Omit<Elements, "nodes" | "edges" | "lines"> {
  const held = useRef<Map<string, Point> | null>(null);
  const lastKey = useRef(-Infinity);
  return useMemo(() => {
    const byKeys = (moved: ReadonlyMap<string, Point>) => {
      const now = performance.now();
      place(moved, now - lastKey.current < ONE_GESTURE_MS);
      lastKey.current = now;
    };
    return {
      onNodesChange: (changes: NodeChange<CanvasNode>[]) => {
        applySelection(changes);
        const moved = withThem(movesIn(changes));
        if (moved.size === 0) return;
        if (held.current === null) return byKeys(moved);
        held.current = new Map([...held.current, ...moved]);
        setDragged(held.current);
      },
      onEdgesChange: (changes: EdgeChange<RouteEdge>[]) => applySelection(changes),
      onDragStart: () => {
        held.current = new Map();
      },
      onDragStop: ({ altKey = false }) => {
        if (held.current !== null && held.current.size > 0) {
          if (altKey) copyTo(held.current);
          else place(held.current, false, true);
        }
        held.current = null;
        setDragged(STILL);
      },
    };
  }, [setDragged]);
}

function movesIn(changes: readonly NodeChange<CanvasNode>[]): Map<string, Point> {
  const moved = new Map<string, Point>();
  for (const change of changes) {
    if (change.type === "position" && change.position !== undefined) moved.set(change.id, [change.position.x, change.position.y]);
  }
  return moved;
}
/** While something is dragged the zones keep their size: a card can be dragged out of one. */
function movedBoxes(boxes: ReadonlyMap<string, Box>, dragged: Places): ReadonlyMap<string, Box> {
  if (dragged.size === 0 || boxes.size === 0) return boxes;
  return new Map(
    [...boxes].map(([id, box]) => {
      const at = dragged.get(id);
      return [id, at === undefined ? box : { ...box, x: at[0], y: at[1] }] as const;
    }),
  );
}

/** Dragged with Alt they stay where they were, and copies of them stand where it ended. */
function copyTo(moved: ReadonlyMap<string, Point>): void {
  const [first] = moved;
  const from = first === undefined ? undefined : placeOf(first[0]);
  if (first !== undefined && from !== undefined) duplicateThings([...moved.keys()], [first[1][0] - from[0], first[1][1] - from[1]]);
}

type Change = NodeChange<CanvasNode> | EdgeChange<RouteEdge>;
function applySelection(changes: readonly Change[]): void {
  const selection = new Set(view().selection);
  let changed = false;
  for (const change of changes) {
    if (change.type !== "select" || change.selected === selection.has(change.id)) continue;
    if (change.selected) selection.add(change.id);
    else selection.delete(change.id);
    changed = true;
  }
  if (changed) select([...selection]);
}
