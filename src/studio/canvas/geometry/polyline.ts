// Right-angled lines as lists of points: drawn with rounded corners, measured, walked along, laid beside themselves.
// Knows nothing of nodes; who wants a line between two cards asks the router.
export type Point = readonly [x: number, y: number];
export type Polyline = readonly Point[];

export const CORNER = 7;

const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
const toward = (from: Point, to: Point, by: number): Point => {
  const whole = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * by) / whole, from[1] + ((to[1] - from[1]) * by) / whole];
};
const text = (value: number): string => String(Math.round(value * 10) / 10);
const pair = (point: Point): string => `${text(point[0])} ${text(point[1])}`;

interface Corner {
  readonly enter: Point;
  readonly at: Point;
  readonly leave: Point;
}
/** Where the line leaves the straight before each inner point, and where it is straight again. */
function corners(points: Polyline, radius: number): Corner[] {
  const found: Corner[] = [];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, at, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
    const cut = Math.min(radius, distance(before, at) / 2, distance(at, after) / 2);
    found.push({ enter: toward(at, before, cut), at, leave: toward(at, after, cut) });
  }
  return found;
}

/** The line as the `d` of an SVG path. */
export function rounded(points: Polyline, radius = CORNER): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  const bends = corners(points, radius).map((c) => `L${pair(c.enter)}Q${pair(c.at)} ${pair(c.leave)}`);
  return `M${pair(first)}${bends.join("")}L${pair(last)}`;
}

const STEPS = 4;
/** The same rounded line as short straights, for what travels along it. */
export function track(points: Polyline, radius = CORNER): Polyline {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return points;
  const line: Point[] = [first];
  for (const { enter, at, leave } of corners(points, radius)) {
    for (let step = 0; step <= STEPS; step++) line.push(bezier(enter, at, leave, step / STEPS));
  }
  return [...line, last];
}
function bezier(a: Point, b: Point, c: Point, t: number): Point {
  const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return [u * a[0] + v * b[0] + w * c[0], u * a[1] + v * b[1] + w * c[1]];
}

export function lengthOf(points: Polyline): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

/** The point after a share (0 to 1) of the line's length. */
export function pointAt(points: Polyline, share: number): Point {
  let left = Math.min(1, Math.max(0, share)) * lengthOf(points);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const whole = distance(a, b);
    if (left <= whole) return toward(a, b, left);
    left -= whole;
  }
  return points.at(-1) ?? [0, 0];
}

/** The line laid beside itself, to its right as one travels: below where it runs from left to right. */
export function beside(points: Polyline, by: number): Polyline {
  return points.map((point, i) => {
    const [dx1, dy1] = heading(points[i - 1] ?? point, points[i] ?? point);
    const [dx2, dy2] = heading(point, points[i + 1] ?? point);
    const turn = dx1 * dy2 - dy1 * dx2 !== 0;
    const [nx, ny] = turn ? [-dy1 - dy2, dx1 + dx2] : [-(dy1 || dy2), dx1 || dx2];
    return [point[0] + nx * by, point[1] + ny * by];
  });
}
const heading = (a: Point, b: Point): Point => [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])];

/** The longest straight: where a label reads best. */
export function longestStraight(points: Polyline): { readonly from: Point; readonly to: Point } {
  let best = { from: points[0] ?? ([0, 0] as Point), to: points[1] ?? points[0] ?? ([0, 0] as Point) };
  for (let i = 2; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    const flat = from[1] === to[1] ? 1.5 : 1; // words lie flat
    const bestFlat = best.from[1] === best.to[1] ? 1.5 : 1;
    if (distance(from, to) * flat > distance(best.from, best.to) * bestFlat) best = { from, to };
  }
  return best;
}
export const middle = (points: Polyline): Point => {
  const { from, to } = longestStraight(points);
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
};
export const along = ({ from, to }: { readonly from: Point; readonly to: Point }, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** The line in two, at a point of one of its straights; all of it is the first part where the point lies on none. */
export function cut(points: Polyline, at: Point): readonly [Polyline, Polyline] {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (Math.abs(distance(a, at) + distance(at, b) - distance(a, b)) > 0.01) continue;
    return [
      [...points.slice(0, i), at],
      [at, ...points.slice(i)],
    ];
  }
  return [points, []];
}
