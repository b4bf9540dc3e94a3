// The boxes that lines go around, and questions about them: what stands in the way, how far it is free to either side.
import type { Point } from "./polyline.ts";

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface Span {
  readonly lo: number;
  readonly hi: number;
}
/** Lines keep this far from a card that is not theirs: above and below it a cause line and a pill may come. */
export const MARGIN = 8;
export const MARGIN_DOWN = 18;
/** Nearer than this to a card's edge a level line can be mistaken for a part of it. */
export const CLOSE_DOWN = 34;

export const span = (a: number, b: number): Span => (a < b ? { lo: a, hi: b } : { lo: b, hi: a });
export const overlap = (a: Span, b: Span, slack = 0): boolean => a.lo < b.hi + slack && b.lo < a.hi + slack;
export const middleOf = (s: Span): number => (s.lo + s.hi) / 2;
export const clamp = (value: number, lo: number, hi: number): number => Math.max(lo, Math.min(hi, value));

export const across = (box: Box): Span => ({ lo: box.x, hi: box.x + box.w });
export const down = (box: Box): Span => ({ lo: box.y, hi: box.y + box.h });
export const centre = (box: Box): Point => [box.x + box.w / 2, box.y + box.h / 2];

export interface Meeting {
  readonly hits: number;
  readonly close: number;
}
/** How many boxes a straight from a to b runs into, and how many it passes closely. `but`: those whose own line it is. */
export function meets(boxes: readonly Box[], a: Point, b: Point, but: (box: Box) => boolean): Meeting {
  const [xs, ys] = [span(a[0], b[0]), span(a[1], b[1])];
  let [hits, close] = [0, 0];
  for (const box of boxes) {
    if (but(box) || !touches(across(box), xs, MARGIN)) continue;
    if (touches(down(box), ys, MARGIN_DOWN)) hits++;
    else if (a[1] === b[1] && touches(down(box), ys, CLOSE_DOWN)) close++;
  }
  return { hits, close };
}
const touches = (box: Span, line: Span, margin: number): boolean => box.lo - margin < line.hi && line.lo < box.hi + margin;

/** How far an upright straight at x may be moved to either side before it meets a box. */
export function freeAcross(boxes: readonly Box[], x: number, ys: Span): Span {
  return freeAround(boxes, x, ys, across, down);
}
/** How far a level straight at y may be moved up or down. */
export function freeDown(boxes: readonly Box[], y: number, xs: Span): Span {
  return freeAround(boxes, y, xs, down, across);
}
function freeAround(boxes: readonly Box[], at: number, range: Span, along: (box: Box) => Span, other: (box: Box) => Span): Span {
  let [lo, hi] = [-Infinity, Infinity];
  for (const box of boxes) {
    if (!overlap(other(box), range, MARGIN)) continue;
    const edge = along(box);
    if (edge.hi <= at) lo = Math.max(lo, edge.hi);
    else if (edge.lo >= at) hi = Math.min(hi, edge.lo);
  }
  return { lo, hi };
}
/** The stretches between boxes, from above to below, that a level straight over xs may use. */
export function gapsDown(boxes: readonly Box[], xs: Span): Span[] {
  const blocked = boxes
    .filter((box) => overlap(across(box), xs, MARGIN))
    .map(down)
    .toSorted((a, b) => a.lo - b.lo);
  const gaps: Span[] = [];
  let lo = -Infinity;
  for (const block of blocked) {
    if (block.lo - lo > 2 * MARGIN) gaps.push({ lo, hi: block.lo });
    lo = Math.max(lo, block.hi);
  }
  return [...gaps, { lo, hi: Infinity }];
}
