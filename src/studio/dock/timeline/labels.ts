// Where the name of a bar or moment stands: in the bar, behind it or before it, wherever it covers nothing; in full if it can, else in
// short. What finds no place is left to the tooltip. Pixels along one row of a lane.
import { textWidth } from "../text-width.ts";

export interface Named {
  readonly left: number;
  /** The same as `left`: a moment. */
  readonly right: number;
  readonly full: string;
  readonly short: string;
}
export interface Label {
  readonly place: "inside" | "after" | "before";
  readonly text: string;
}

const widthOf = (text: string): number => textWidth(text, 6.3, 11) + 2;
/** Left and right of a name within its bar, and between a name and what stands beside it. */
const PADDING = 12;
const GAP = 6;
/** Half a diamond. */
const HALF = 7;
/** A bar that shows less of its name than this says nothing. */
const LEAST = 60;

/** @param row in the order of time @param now px of the line that no name crosses if it can stand elsewhere @param width of the track */
export function labelsOf(row: readonly Named[], now: number, width: number): readonly (Label | null)[] {
  let free = 0;
  return row.map((item, i) => {
    const isMoment = item.left === item.right;
    const [left, right] = [item.left - (isMoment ? HALF : 0), item.right + (isMoment ? HALF : 0)];
    const next = row[i + 1];
    const room = {
      inside: isMoment ? 0 : Math.min(width, right) - Math.max(0, left) - PADDING,
      before: [free, left - GAP] as const,
      after: [right + GAP, next === undefined ? width : next.left - GAP - (next.left === next.right ? HALF : 0)] as const,
    };
    const label =
      placed(item.full, room, now) ?? placed(item.short, room, now) ?? placed(item.short, room, NaN) ?? clipped(item, room.inside);
    free = right + GAP + (label?.place === "after" ? widthOf(label.text) + GAP : 0);
    return label;
  });
}

interface Room {
  readonly inside: number;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}
function placed(text: string, { after, before, inside }: Room, now: number): Label | null {
  const long = widthOf(text);
  if (long <= inside) return { place: "inside", text };
  if (after[0] + long <= after[1] && !(after[0] < now && now < after[0] + long)) return { place: "after", text };
  if (before[1] - long >= before[0] && !(before[1] - long < now && now < before[1])) return { place: "before", text };
  return null;
}
const clipped = ({ full }: Named, inside: number): Label | null => (inside + PADDING >= LEAST ? { place: "inside", text: full } : null);
