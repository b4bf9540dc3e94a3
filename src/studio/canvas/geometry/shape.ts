// Which way a line takes around the cards: straight, with one upright, or with two and a level stretch between them.
// Only the way is chosen here; where exactly it runs beside others is the business of ports.ts and lanes.ts.
import { type Box, centre, clamp, freeAcross, gapsDown, meets, middleOf, type Span, span } from "./box.ts";
import type { Point, Polyline } from "./polyline.ts";

/** A line with no, one or two uprights (`xs`); between two of them it is level at `y`. */
export interface Shape {
  readonly xs: readonly number[];
  readonly y: number | null;
}
/** A line that misses by less is drawn straight, from a port a little above or below the middle. */
export const NEARLY_STRAIGHT = 32;
const STUB = 14;
const ARROW = 18;
const BEND = 30;
const BLOCKED = 100_000;
const CLOSE = 34;

export const start = (from: Box): Point => [from.x + from.w, centre(from)[1]];
export const end = (to: Box): Point => [to.x, centre(to)[1]];

export function points(shape: Shape, s: Point, t: Point): Polyline {
  const [x1, x2] = shape.xs;
  if (x1 === undefined) return [s, t];
  if (x2 === undefined || shape.y === null) return [s, [x1, s[1]], [x1, t[1]], t];
  return [s, [x1, s[1]], [x1, shape.y], [x2, shape.y], [x2, t[1]], t];
}

export function chooseShape(boxes: readonly Box[], from: Box, to: Box): Shape {
  const [s, t] = [start(from), end(to)];
  const ahead = t[0] - s[0] >= STUB + ARROW;
  const price = (shape: Shape) => cost(boxes, from, to, points(shape, s, t));
  // A level line needs no room for a bend.
  if (t[0] > s[0] && Math.abs(s[1] - t[1]) <= NEARLY_STRAIGHT) {
    const level: Shape = { xs: [], y: null };
    if (cost(boxes, from, to, [s, [t[0], s[1]]]) < BLOCKED) return level;
  }
  const candidates = [...(ahead ? oneUpright(boxes, s, t) : []), ...twoUprights(boxes, from, to, s, t)];
  return cheapest(candidates, price);
}
function cheapest(candidates: readonly Shape[], price: (shape: Shape) => number): Shape {
  let best: Shape = candidates[0] ?? { xs: [], y: null };
  let least = Infinity;
  for (const shape of candidates) {
    const asked = price(shape);
    if (asked < least) [best, least] = [shape, asked];
  }
  return best;
}

function oneUpright(boxes: readonly Box[], s: Point, t: Point): Shape[] {
  const ys = span(s[1], t[1]);
  return [afterSource(boxes, s, t, ys), beforeTarget(boxes, s, t, ys)].map((x) => ({ xs: [x], y: null }));
}

function twoUprights(boxes: readonly Box[], from: Box, to: Box, s: Point, t: Point): Shape[] {
  const reach = span(s[0] + STUB, t[0] - ARROW);
  return gapsDown(boxes, reach).map((gap) => {
    const y = within(gap, s[1], t[1], from, to);
    return { xs: [afterSource(boxes, s, t, span(s[1], y)), beforeTarget(boxes, s, t, span(y, t[1]))], y };
  });
}
const AWAY = 22;
/** A narrow gap is used in its middle, a wide one near the ends of the line. */
function within(gap: Span, sy: number, ty: number, from: Box, to: Box): number {
  if (gap.hi - gap.lo < 4 * AWAY) return middleOf(gap);
  const wish =
    Number.isFinite(gap.lo) && Number.isFinite(gap.hi)
      ? (sy + ty) / 2
      : gap.hi === Infinity
        ? Math.max(from.y + from.h, to.y + to.h) + AWAY
        : Math.min(from.y, to.y) - AWAY;
  return clamp(wish, gap.lo + AWAY, gap.hi - AWAY);
}

const FURTHEST = 36;
function afterSource(boxes: readonly Box[], s: Point, t: Point, ys: Span): number {
  const free = freeAcross(boxes, s[0] + 1, ys);
  const limit = t[0] > s[0] ? Math.min(free.hi, t[0]) : free.hi;
  return Number.isFinite(limit) ? (s[0] + Math.min(limit, s[0] + 4 * FURTHEST)) / 2 : s[0] + FURTHEST;
}
function beforeTarget(boxes: readonly Box[], s: Point, t: Point, ys: Span): number {
  const free = freeAcross(boxes, t[0] - 1, ys);
  const limit = t[0] > s[0] ? Math.max(free.lo, s[0]) : free.lo;
  return Number.isFinite(limit) ? (t[0] + Math.max(limit, t[0] - 4 * FURTHEST)) / 2 : t[0] - FURTHEST;
}

function cost(boxes: readonly Box[], from: Box, to: Box, line: Polyline): number {
  let sum = (line.length - 2) * BEND;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    sum += Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1]);
    const { hits, close } = meets(boxes, a, b, (box) => (i === 1 && box === from) || (i === line.length - 1 && box === to));
    sum += BLOCKED * hits + CLOSE * close;
  }
  return sum;
}
