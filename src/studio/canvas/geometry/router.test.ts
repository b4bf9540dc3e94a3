// Laws of the ways that routes take, on the Online Boutique of the mockups and on random drawings.
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Box } from "./box.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "./card-size.ts";
import { crossings } from "./lanes.ts";
import type { Point, Polyline } from "./polyline.ts";
import { type Reach, routeAll, type Wire } from "./router.ts";

const CLOSE_BY: Reach = { height: 1, inset: 0 };
const box = (id: string, x: number, y: number): Box => ({ id, x, y, w: CARD_WIDTH, h: CARD_HEIGHT });
const wire = (from: string, to: string, doubled = false): Wire => ({ id: `${from}-${to}`, from, to, doubled });

const BOXES = [
  box("shoppers", -76, 232),
  box("frontend", 142, 232),
  box("recommendation", 366, 20),
  box("checkout", 366, 232),
  box("ad", 366, 448),
  box("catalog", 586, 20),
  box("currency", 586, 158),
  box("shipping", 586, 308),
  box("cart", 586, 448),
  box("email", 790, 86),
  box("payment", 790, 232),
  box("redis", 790, 448),
];
const WIRES = [
  wire("shoppers", "frontend"),
  wire("frontend", "recommendation"),
  wire("frontend", "catalog"),
  wire("frontend", "currency"),
  wire("frontend", "shipping"),
  wire("frontend", "cart"),
  wire("frontend", "ad"),
  wire("frontend", "checkout", true),
  wire("recommendation", "catalog"),
  wire("cart", "redis"),
  wire("checkout", "catalog"),
  wire("checkout", "currency"),
  wire("checkout", "email"),
  wire("checkout", "shipping"),
  wire("checkout", "cart"),
  wire("checkout", "payment"),
];

interface Piece {
  readonly line: string;
  readonly a: Point;
  readonly b: Point;
}
const pieces = (lines: ReadonlyMap<string, Polyline>): Piece[] =>
  [...lines].flatMap(([line, points]) => points.slice(1).map((b, i) => ({ line, a: points[i]!, b })));
const isStraight = ({ a, b }: Piece): boolean => a[0] === b[0] || a[1] === b[1];
/** Through a card's face, not along its edge. */
function through({ a, b }: Piece, { x, y, w, h }: Box): boolean {
  const [lo, hi] = [[Math.min(a[0], b[0]), Math.min(a[1], b[1])] as const, [Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const];
  return lo[0] < x + w - 1 && hi[0] > x + 1 && lo[1] < y + h - 1 && hi[1] > y + 1;
}
/** Two pieces of different lines that lie on one another for more than a touch. */
function onTop(p: Piece, q: Piece): boolean {
  if (p.line === q.line) return false;
  for (const axis of [0, 1] as const) {
    const along = axis === 0 ? 1 : 0;
    if (p.a[axis] !== p.b[axis] || q.a[axis] !== q.b[axis] || Math.abs(p.a[axis] - q.a[axis]) > 0.4) continue;
    const shared =
      Math.min(Math.max(p.a[along], p.b[along]), Math.max(q.a[along], q.b[along])) -
      Math.max(Math.min(p.a[along], p.b[along]), Math.min(q.a[along], q.b[along]));
    if (shared > 2) return true;
  }
  return false;
}

describe("the Online Boutique", () => {
  const { lines, shapes } = routeAll(BOXES, WIRES, CLOSE_BY);
  const all = pieces(lines);

  test("every route is drawn, at right angles, from the right edge of its caller to the left edge of its callee", () => {
    expect([...lines.keys()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(WIRES.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(all.filter((piece) => !isStraight(piece))).toEqual([]);
    for (const { id, from, to } of WIRES) {
      const [caller, callee] = [BOXES.find((each) => each.id === from)!, BOXES.find((each) => each.id === to)!];
      expect(lines.get(id)![0]![0]).toBe(caller.x + caller.w);
      expect(lines.get(id)!.at(-1)![0]).toBe(callee.x);
    }
  });

  test("no route runs through a card", () => {
    expect(all.filter((piece) => BOXES.some((each) => through(piece, each)))).toEqual([]);
  });

  test("no two routes lie on one another", () => {
    const pairs = all.flatMap((p, i) =>
      all
        .slice(i + 1)
        .filter((q) => onTop(p, q))
        .map((q) => [p.line, q.line]),
    );
    expect(pairs).toEqual([]);
  });

  test("neighbours in a row are joined by a straight line through the middle of the caller's side", () => {
    expect(lines.get("frontend-checkout")).toEqual([
      [296, 280],
      [366, 280],
    ]);
    expect(lines.get("checkout-payment")).toEqual([
      [520, 280],
      [790, 280],
    ]);
  });

  test("the ways are the same however often they are asked for", () => {
    expect(routeAll(BOXES, WIRES, CLOSE_BY).lines).toEqual(lines);
    expect(routeAll(BOXES, WIRES, CLOSE_BY, shapes).lines).toEqual(lines);
  });
});

test("one zoom level out the ports draw together and the lines end at the narrower face", () => {
  const { lines } = routeAll(BOXES, WIRES, { height: 0.2, inset: 44 });
  const starts = WIRES.filter(({ from }) => from === "frontend").map(({ id }) => lines.get(id)![0]!);
  expect(Math.max(...starts.map(([, y]) => y)) - Math.min(...starts.map(([, y]) => y))).toBeLessThan(24);
  expect(starts.every(([x]) => x === 296 - 44)).toBe(true);
});

test("a route back goes around both cards", () => {
  const boxes = [box("a", 0, 0), box("b", 300, 0)];
  const line = routeAll(boxes, [wire("b", "a")], CLOSE_BY).lines.get("b-a")!;
  expect(line).toHaveLength(6);
  expect(pieces(new Map([["b-a", line]])).filter((piece) => boxes.some((each) => through(piece, each)))).toEqual([]);
});

test("a route to what is not there is left out", () => {
  expect(routeAll([box("a", 0, 0)], [wire("a", "gone")], CLOSE_BY).lines.size).toBe(0);
});

test("of two lines that come down beside each other, the one that ends lower crosses none from the left", () => {
  const free = { lo: 0, hi: 20 };
  const upper = {
    at: 10,
    range: { lo: 0, hi: 100 },
    ends: [
      [0, -1],
      [100, 1],
    ] as const,
    pitch: 6,
    free,
  };
  const lower = {
    at: 10,
    range: { lo: 50, hi: 150 },
    ends: [
      [50, -1],
      [150, 1],
    ] as const,
    pitch: 6,
    free,
  };
  expect(crossings(upper, lower)).toBe(2);
  expect(crossings(lower, upper)).toBe(0);
});

test("any drawing is routed at right angles and from edge to edge", () => {
  const place = fc.record({ x: fc.integer({ min: -800, max: 800 }), y: fc.integer({ min: -800, max: 800 }) });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2, maxLength: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }),
      (places, ends) => {
        const boxes = places.map(({ x, y }, i) => box(`n${i}`, x, y));
        const wires = [
          ...new Map(
            ends
              .filter(([a, b]) => a !== b && a < boxes.length && b < boxes.length)
              .map(([a, b]) => [`n${a}-n${b}`, wire(`n${a}`, `n${b}`)]),
          ).values(),
        ];
        const { lines } = routeAll(boxes, wires, CLOSE_BY);
        expect(lines.size).toBe(wires.length);
        expect(pieces(lines).filter((piece) => !isStraight(piece))).toEqual([]);
        for (const points of lines.values()) expect(points.flat().every(Number.isFinite)).toBe(true);
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});

test("between cards side by side the line is level, however little room there is", () => {
  for (const gap of [1, 8, 26, 40]) {
    const near = [box("a", 0, 0), box("b", CARD_WIDTH + gap, 10)];
    expect(routeAll(near, [wire("a", "b")], CLOSE_BY).lines.get("a-b")).toHaveLength(2);
  }
});
