// Which way the drawing runs: across, as it is edited, or down, as it is watched on a narrow screen; and what that turns around.
import { type Box } from "./box.ts";
import { CARD_HEIGHT, cardWidth } from "./card-size.ts";
import type { Polyline } from "./polyline.ts";
import { type Reach, routeAll, type Routing, type Wire } from "./router.ts";

export type Direction = "across" | "down";

export interface Size {
  readonly w: number;
  readonly h: number;
}
/** A chip that a finger can hit; three of them stand side by side on a telephone. */
export const CHIP: Size = { w: 116, h: 40 };
export const CHIP_GAP: Size = { w: 22, h: 40 };
export const MOST_ABREAST = 3;

export const sizeOf = (name: string, direction: Direction): Size =>
  direction === "across" ? { w: cardWidth(name), h: CARD_HEIGHT } : CHIP;

/** Between chips lines may pass closer than above and below cards: the router is shown the gaps wider than they are. */
const WIDER = 1.8;
const turnedBox = ({ id, x, y, w, h }: Box): Box => ({ id, x: y, y: x * WIDER, w: h, h: w * WIDER });
const turnedLine = (line: Polyline): Polyline => line.map(([x, y]) => [y / WIDER, x]);

/** The router thinks from left to right: what runs down is turned for it, and back again. */
export function routed(
  boxes: readonly Box[],
  wires: readonly Wire[],
  reach: Reach,
  direction: Direction,
  known?: Routing["shapes"],
): Routing {
  if (direction === "across") return routeAll(boxes, wires, reach, known);
  const { lines, shapes } = routeAll(boxes.map(turnedBox), wires, reach, known);
  return { lines: new Map([...lines].map(([id, line]) => [id, turnedLine(line)])), shapes };
}
