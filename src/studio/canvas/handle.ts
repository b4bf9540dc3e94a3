// What commands, palette and tools may ask of the canvas that is mounted: to look somewhere, to say where its middle is.
// Without a mounted canvas nothing happens.
import type { ReactFlowInstance } from "reactflow";

import { moveNodes, type Point, withoutExtents } from "../../engine/scenario/edits.ts";
import { commit, scenario } from "../document/document-store.ts";
import type { CanvasNode } from "./canvas-node.ts";
import { arranged } from "./layout.ts";
import type { RouteEdge } from "./route/route-line.tsx";

export type Flow = ReactFlowInstance<CanvasNode, RouteEdge>;
interface Mounted {
  readonly flow: Flow;
  readonly element: HTMLElement;
  /** A view of the whole goes no further away than this. */
  readonly furthest: number;
  /** From top to bottom on a narrow screen, and nothing can be edited. */
  readonly watching: boolean;
}
let mounted: Mounted | null = null;

export function mount(flow: Flow, element: HTMLElement, furthest: number, watching: boolean): () => void {
  const mine = { flow, element, furthest, watching };
  mounted = mine;
  return () => {
    if (mounted === mine) mounted = null;
  };
}
export const canvasElement = (): HTMLElement | null => mounted?.element ?? null;

const DURATION_MS = 140;
const CLOSEST = 1;
const still = (): boolean => typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
const motion = () => (still() ? {} : { duration: DURATION_MS });

export const fit = (): void =>
  void mounted?.flow.fitView({ padding: fitPadding(mounted.watching), minZoom: mounted.furthest, maxZoom: CLOSEST, ...motion() });
/** Room for the legend above and the tools below; at the sides for routes that turn back around their cards. */
export function fitPadding(watching: boolean) {
  const { routes, layout = {} } = scenario();
  const turnsBack = routes.some(({ from, to }) => (layout[to]?.[0] ?? 0) < (layout[from]?.[0] ?? 0));
  const side = watching ? ("28px" as const) : turnsBack ? ("40px" as const) : ("16px" as const);
  return { top: "48px", bottom: "40px", left: side, right: side } as const;
}
export const zoomTo = (zoom: number): void => void mounted?.flow.zoomTo(zoom, motion());
export const zoomBy = (factor: number): void => {
  if (mounted !== null) zoomTo(mounted.flow.getZoom() * factor);
};
/** Brings things into view and puts the focus on the first. */
export function reveal(ids: readonly string[]): void {
  if (mounted === null || ids.length === 0) return;
  void mounted.flow.fitView({
    nodes: ids.flatMap(endsOf).map((id) => ({ id })),
    maxZoom: Math.max(CLOSEST, mounted.flow.getZoom()),
    padding: 0.4,
    ...motion(),
  });
  focusOn(ids[0]!);
}
/** A route is in view when both its ends are. */
function endsOf(id: string): readonly string[] {
  const route = scenario().routes.find((each) => each.id === id);
  return route === undefined ? [id] : [route.from, route.to];
}
/** Frames to wait for what was just added and is not drawn yet: a second. */
const PATIENCE = 60;
export function focusOn(id: string, patience = PATIENCE): void {
  if (mounted === null) return;
  const name = CSS.escape(id);
  const found = mounted.element.querySelector<HTMLElement>(`.react-flow__node[data-id="${name}"], .react-flow__edge[data-id="${name}"]`);
  found?.focus();
  // What is drawn but not measured yet is hidden, and takes no focus.
  if ((found === null || document.activeElement !== found) && patience > 0) requestAnimationFrame(() => focusOn(id, patience - 1));
}

/** Where what had the focus went away, the canvas has it. */
export function keepFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) mounted?.element.focus();
}

/** The middle of what is in view, in the canvas's own coordinates. */
export function middleOfView(): Point {
  if (mounted === null) return [0, 0];
  const { left, top, width, height } = mounted.element.getBoundingClientRect();
  return toCanvas(left + width / 2, top + height / 2) ?? [0, 0];
}
/** Pans, at the same scale, to what is not in view. */
export function lookAt([x, y]: Point): void {
  if (mounted === null) return;
  const { left, top, right, bottom } = mounted.element.getBoundingClientRect();
  const [from, to] = [toCanvas(left, top), toCanvas(right, bottom)];
  if (from === null || to === null || (x > from[0] && x < to[0] && y > from[1] && y < to[1])) return;
  void mounted.flow.setCenter(x, y, { zoom: mounted.flow.getZoom(), ...motion() });
}
const MARGIN = 16;
/** Moves the board to the left where a drawer of that width would lie over these things; what is wider than the rest stays. */
export function clearOfRight(ids: readonly string[], covered: number): void {
  if (mounted === null || ids.length === 0) return;
  const { flow, element } = mounted;
  const { x, width } = flow.getNodesBounds(ids.flatMap(endsOf));
  const { x: left, y, zoom } = flow.getViewport();
  const room = element.clientWidth - covered - MARGIN;
  const over = (x + width) * zoom + left - room;
  if (over > 0 && width * zoom < room) void flow.setViewport({ x: left - over, y, zoom }, motion());
}
/** Where a point of the page is on the canvas; null outside of it. */
export function toCanvas(x: number, y: number): Point | null {
  if (mounted === null) return null;
  const { left, top, right, bottom } = mounted.element.getBoundingClientRect();
  if (x < left || x > right || y < top || y > bottom) return null;
  const at = mounted.flow.screenToFlowPosition({ x, y });
  return [at.x, at.y];
}

/** Lays all nodes out from left to right, as one step. */
export function arrange(): void {
  const asked = scenario();
  void arranged(asked).then((places) => {
    if (scenario() !== asked) return;
    commit(moveNodes(withoutExtents(asked), places));
    requestAnimationFrame(fit);
  });
}
