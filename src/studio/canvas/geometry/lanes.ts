// Lines that share a corridor lie side by side in it, in the order that crosses the fewest of them. Works on straights of one
// direction: uprights are given as they are, level stretches with x and y exchanged.
import { clamp, overlap, type Span } from "./box.ts";

export interface Straight {
  /** Where it lies across its direction; what this file decides. */
  at: number;
  /** Its extent along its direction. */
  readonly range: Span;
  /** Where the line goes on at either end: position along the direction, and to which side (−1 before, +1 after). */
  readonly ends: readonly (readonly [along: number, side: number])[];
  /** How much room it takes. */
  readonly pitch: number;
  /** How far it may be moved. */
  readonly free: Span;
}
export const LANE = 6;
const NEAR = 26;
const TOUCH = 4;

export function spread(straights: readonly Straight[]): void {
  for (const group of groups(straights)) if (group.length > 1) arrange(group);
}

/** Straights that lie near each other and share a part of their way; also over a third one. */
function groups(straights: readonly Straight[]): Straight[][] {
  const found: Straight[][] = [];
  const waiting = new Set(straights);
  for (const first of straights) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (let i = 0; i < group.length; i++) {
      for (const other of waiting) if (near(group[i]!, other) && waiting.delete(other)) group.push(other);
    }
    found.push(group);
  }
  return found;
}
const near = (a: Straight, b: Straight): boolean => Math.abs(a.at - b.at) < NEAR && overlap(a.range, b.range, TOUCH);

/** How often the two cross when a lies before b. */
export function crossings(a: Straight, b: Straight): number {
  let count = 0;
  for (const [along, side] of a.ends) if (side > 0 && inside(along, b.range)) count++;
  for (const [along, side] of b.ends) if (side < 0 && inside(along, a.range)) count++;
  return count;
}
const inside = (along: number, range: Span): boolean => along > range.lo + 0.5 && along < range.hi - 0.5;

function arrange(group: Straight[]): void {
  const order = untangle(group);
  const place: number[] = [];
  order.forEach((one, i) => {
    let at = 0;
    for (let j = 0; j < i; j++)
      if (overlap(order[j]!.range, one.range, TOUCH)) at = Math.max(at, place[j]! + (order[j]!.pitch + one.pitch) / 2);
    place.push(at);
  });
  settle(order, place);
}
/** Neighbours change places while that saves a crossing. */
function untangle(group: readonly Straight[]): Straight[] {
  const order = group.toSorted((a, b) => a.at - b.at || a.range.lo - b.range.lo || a.range.hi - b.range.hi);
  for (let pass = 0; pass < order.length; pass++) {
    let better = false;
    for (let i = 1; i < order.length; i++) {
      const [a, b] = [order[i - 1]!, order[i]!];
      if (overlap(a.range, b.range, TOUCH) && crossings(b, a) < crossings(a, b)) [order[i - 1], order[i], better] = [b, a, true];
    }
    if (!better) break;
  }
  return order;
}
/** The lanes around the middle of the corridor, closer together where it is narrow. */
function settle(order: readonly Straight[], place: readonly number[]): void {
  const lo = Math.max(...order.map((one) => one.free.lo)) + LANE;
  const hi = Math.min(...order.map((one) => one.free.hi)) - LANE;
  const width = Math.max(...place);
  const wished = order.reduce((sum, one) => sum + one.at, 0) / order.length;
  const fits = hi - lo >= width;
  const squeeze = fits || hi <= lo ? 1 : (hi - lo) / width;
  const middle = fits ? clamp(wished, lo + width / 2, hi - width / 2) : hi > lo ? (lo + hi) / 2 : wished;
  order.forEach((one, i) => (one.at = Math.round((middle + (place[i]! - width / 2) * squeeze) * 2) / 2));
}
