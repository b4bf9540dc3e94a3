// Draws every route of a scenario at once: chooses the ways, gives each its port on either card, and its lane where several
// share a corridor. Pure: the same boxes and wires give the same lines.
import { type Box, centre, clamp, freeAcross, freeDown, span } from "./box.ts";
import { LANE, spread, type Straight } from "./lanes.ts";
import type { Point, Polyline } from "./polyline.ts";
import { chooseShape, points, type Shape } from "./shape.ts";

export interface Wire {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** A route with retries has a second stroke below the first. */
  readonly doubled: boolean;
}
/** How far the cards reach at the zoom at hand, as a share of their height, and how much narrower they are on each side. */
export interface Reach {
  readonly height: number;
  readonly inset: number;
}
interface Plan {
  readonly wire: Wire;
  readonly from: Box;
  readonly to: Box;
  shape: Shape;
  s: Point;
  t: Point;
}
/** Above this many the lines take their ways without regard to each other. */
const CAREFUL = 600;
const DOUBLED = 15;

export interface Routing {
  readonly lines: ReadonlyMap<string, Polyline>;
  /** The ways that were chosen, before they were moved into lanes. */
  readonly shapes: ReadonlyMap<string, Shape>;
}
const NONE: ReadonlyMap<string, Shape> = new Map();

/** @param known ways that are kept: while a card is dragged only its own routes look for another */
export function routeAll(boxes: readonly Box[], wires: readonly Wire[], reach: Reach, known = NONE): Routing {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const around = wires.length > CAREFUL ? [] : boxes;
  const plans = wires.flatMap((wire) => plan(wire, byId, around, known.get(wire.id)));
  const shapes = new Map(plans.map((one) => [one.wire.id, one.shape]));
  setPorts(plans, reach);
  if (wires.length <= CAREFUL) {
    layLevels(plans, boxes);
    layUprights(plans, boxes);
  }
  return { lines: new Map(plans.map(({ wire, shape, s, t }) => [wire.id, points(shape, s, t)])), shapes };
}
function plan(wire: Wire, byId: ReadonlyMap<string, Box>, around: readonly Box[], known: Shape | undefined): Plan[] {
  const [from, to] = [byId.get(wire.from), byId.get(wire.to)];
  if (from === undefined || to === undefined) return [];
  return [{ wire, from, to, shape: known ?? chooseShape(around, from, to), s: [0, 0], t: [0, 0] }];
}

/** Along a side the lines leave in the order in which they go on, so that they do not cross at once. */
function setPorts(plans: readonly Plan[], reach: Reach): void {
  const outs = sides(plans, (one) => one.from.id);
  const ins = sides(plans, (one) => one.to.id);
  for (const side of outs.values()) {
    const ys = ports(
      side,
      side[0]!.from,
      reach,
      (one) => one.shape.y ?? centre(one.to)[1],
      (one) => centre(one.to)[1],
    );
    side.forEach((one) => (one.s = [one.from.x + one.from.w - reach.inset, ys.get(one)!]));
  }
  for (const side of ins.values()) {
    const ys = ports(
      side,
      side[0]!.to,
      reach,
      (one) => one.shape.y ?? centre(one.from)[1],
      (one) => centre(one.from)[1],
    );
    side.forEach((one) => (one.t = [one.to.x + reach.inset, ys.get(one)!]));
  }
  for (const one of plans) if (one.shape.xs.length === 0) straighten(one);
}
function sides(plans: readonly Plan[], of: (one: Plan) => string): ReadonlyMap<string, Plan[]> {
  const found = new Map<string, Plan[]>();
  for (const one of plans) {
    const side = found.get(of(one));
    if (side === undefined) found.set(of(one), [one]);
    else side.push(one);
  }
  return found;
}
const EDGE = 14;
const WIDEST = 10;
function ports(
  side: readonly Plan[],
  box: Box,
  reach: Reach,
  first: (one: Plan) => number,
  then: (one: Plan) => number,
): ReadonlyMap<Plan, number> {
  const order = side.toSorted((a, b) => first(a) - first(b) || then(a) - then(b) || (a.wire.id < b.wire.id ? -1 : 1));
  const places: number[] = [];
  order.forEach((one, i) =>
    places.push(i === 0 ? 0 : places[i - 1]! + (order[i - 1]!.wire.doubled ? DOUBLED : WIDEST) + (one.wire.doubled ? 2 : 0)),
  );
  const straight = order.findIndex((one) => one.shape.xs.length === 0);
  const zero = straight >= 0 ? places[straight]! : places.at(-1)! / 2;
  const furthest = Math.max(...places.map((place) => Math.abs(place - zero)), 1);
  const half = (box.h / 2 - EDGE) * reach.height;
  const shrink = Math.min(reach.height, half / furthest);
  return new Map(order.map((one, i) => [one, centre(box)[1] + (places[i]! - zero) * shrink]));
}
/** A line without uprights is level: both its ports take the height between the two. */
function straighten(one: Plan): void {
  const y = Math.round((one.s[1] + one.t[1]) / 2);
  one.s = [one.s[0], y];
  one.t = [one.t[0], y];
}

function layLevels(plans: readonly Plan[], boxes: readonly Box[]): void {
  const levels = plans.flatMap((one) => {
    const [x1, x2] = one.shape.xs;
    const y = one.shape.y;
    if (x1 === undefined || x2 === undefined || y === null) return [];
    const range = span(x1, x2);
    const straight: Straight = {
      at: y,
      range,
      ends: [
        [x1, Math.sign(one.s[1] - y)],
        [x2, Math.sign(one.t[1] - y)],
      ],
      pitch: pitch(one),
      free: freeDown(boxes, y, range),
    };
    return [{ one, straight }];
  });
  spread(levels.map((level) => level.straight));
  for (const { one, straight } of levels) one.shape = { ...one.shape, y: straight.at };
}
function layUprights(plans: readonly Plan[], boxes: readonly Box[]): void {
  const uprights = plans.flatMap((one) => one.shape.xs.map((x, i) => ({ one, i, straight: upright(one, x, i, boxes) })));
  spread(uprights.map((each) => each.straight));
  for (const { one, i, straight } of uprights) one.shape = { ...one.shape, xs: one.shape.xs.with(i, straight.at) };
}
function upright(one: Plan, x: number, i: number, boxes: readonly Box[]): Straight {
  const [x1, x2] = one.shape.xs;
  const turn = one.shape.y ?? one.t[1];
  const [y1, y2] = i === 0 ? [one.s[1], turn] : [turn, one.t[1]];
  const onward = i === 0 ? (x2 ?? one.t[0]) : one.t[0];
  const before = i === 0 ? one.s[0] : (x1 ?? one.s[0]);
  const range = span(y1, y2);
  const free = freeAcross(boxes, x, range);
  const room = {
    lo: i === 0 ? Math.max(free.lo, one.s[0]) : free.lo,
    hi: i === one.shape.xs.length - 1 ? Math.min(free.hi, one.t[0] - LANE > x ? one.t[0] - LANE : free.hi) : free.hi,
  };
  return {
    at: clamp(x, room.lo, room.hi),
    range,
    ends: [
      [y1, Math.sign(before - x)],
      [y2, Math.sign(onward - x)],
    ],
    pitch: pitch(one),
    free: room,
  };
}
const pitch = (one: Plan): number => (one.wire.doubled ? DOUBLED : LANE);
