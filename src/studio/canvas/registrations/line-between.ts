// A straight line between two boxes, from edge to edge.
export interface Ended {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** As a path; empty where the boxes overlap. */
export function lineBetween(a: Ended, b: Ended): string {
  const [from, to] = [middle(a), middle(b)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [leaves, enters] = [reach(a, dx, dy), 1 - reach(b, dx, dy)];
  if (!(leaves < enters)) return "";
  const point = (t: number): string => `${Math.round(from.x + t * dx)} ${Math.round(from.y + t * dy)}`;
  return `M${point(leaves)}L${point(enters)}`;
}
const middle = ({ h, w, x, y }: Ended) => ({ x: x + w / 2, y: y + h / 2 });
/** How much of the way lies within the box, from its middle. */
const reach = ({ h, w }: Ended, dx: number, dy: number): number => Math.min(w / 2 / Math.abs(dx), h / 2 / Math.abs(dy));
