// Paints the marks of the calls onto the overlay, in the canvas's own coordinates. Five pixels, with a rim in the board's colour.
import { type Point, pointAt, type Polyline } from "../geometry/polyline.ts";
import type { Mark } from "./field.ts";

export interface Colours {
  readonly dot: string;
  readonly ink: string;
  readonly surface: string;
  readonly board: string;
  readonly failed: string;
}
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { dot: of("--route-dot"), ink: of("--ink"), surface: of("--surface"), board: of("--canvas"), failed: of("--failing-mid") };
}

export interface Track {
  readonly points: Polyline;
  /** Where the retries of the route run, beside it. */
  readonly beside: Polyline;
  /** It carries messages: they travel as letters. */
  readonly letters: boolean;
}
export type Pen = Pick<CanvasRenderingContext2D, "beginPath" | "moveTo" | "lineTo" | "arc" | "fill" | "stroke" | "setLineDash"> & {
  globalAlpha: number;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
};
const RADIUS = 2.6;
const TRAIL = 9;

export function drawMark(pen: Pen, mark: Mark, { points, beside, letters }: Track, colours: Colours): void {
  pen.globalAlpha = mark.strength;
  switch (mark.look) {
    case "sent":
    case "arrived":
      return (letters ? letter : dot)(pen, pointAt(points, mark.share), colours);
    case "retry":
      return again(pen, pointAt(beside, mark.share), pointAt(beside, Math.max(0, mark.share - 0.04)), colours, letters);
    case "failed":
      return cross(pen, pointAt(points, mark.share), colours);
    case "rejected":
      return burst(pen, atDoor(points, mark.share), colours, mark.strength);
  }
}
/** A burst at the very end of a line would lie under the card. */
function atDoor(points: Polyline, share: number): Point {
  const [x, y] = pointAt(points, share);
  return share === 0 ? [x + 7, y] : share === 1 ? [x - 7, y] : [x, y];
}

function dot(pen: Pen, [x, y]: Point, { dot: colour, board }: Colours): void {
  pen.beginPath();
  pen.arc(x, y, RADIUS, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  pen.strokeStyle = board;
  pen.lineWidth = 1;
  pen.stroke();
}
const WIDE = 4.4;
const HIGH = 3.2;
/** An envelope: its flap in the board's colour. */
function letter(pen: Pen, [x, y]: Point, { dot: colour, board }: Colours): void {
  pen.fillStyle = colour;
  pen.strokeStyle = board;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.moveTo(x - WIDE, y - HIGH);
  pen.lineTo(x + WIDE, y - HIGH);
  pen.lineTo(x + WIDE, y + HIGH);
  pen.lineTo(x - WIDE, y + HIGH);
  pen.lineTo(x - WIDE, y - HIGH);
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x - WIDE, y - HIGH);
  pen.lineTo(x, y + 0.6);
  pen.lineTo(x + WIDE, y - HIGH);
  pen.stroke();
}
/** A try again: a ring, or a letter once more. The trail runs back along the way it came. */
function again(pen: Pen, [x, y]: Point, before: Point, colours: Colours, letters: boolean): void {
  const { ink, surface } = colours;
  const [dx, dy] = [x - before[0], y - before[1]];
  const length = Math.hypot(dx, dy) || 1;
  const back = (by: number): Point => [x - (dx / length) * by, y - (dy / length) * by];
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.setLineDash([2, 1.5]);
  pen.beginPath();
  pen.moveTo(...back(RADIUS + TRAIL));
  pen.lineTo(...back(RADIUS));
  pen.stroke();
  pen.setLineDash([]);
  if (letters) return letter(pen, [x, y], colours);
  pen.beginPath();
  pen.arc(x, y, RADIUS, 0, 2 * Math.PI);
  pen.fillStyle = surface;
  pen.fill();
  pen.lineWidth = 1.4;
  pen.stroke();
}
function cross(pen: Pen, [x, y]: Point, { failed }: Colours): void {
  pen.strokeStyle = failed;
  pen.lineWidth = 1.8;
  pen.beginPath();
  pen.moveTo(x - 3, y - 3);
  pen.lineTo(x + 3, y + 3);
  pen.moveTo(x + 3, y - 3);
  pen.lineTo(x - 3, y + 3);
  pen.stroke();
}
const RAYS: readonly Point[] = [
  [-0.7, -0.7],
  [-1, 0],
  [0, -1],
  [-0.7, 0.7],
  [0.7, -0.7],
  [0, 1],
];
function burst(pen: Pen, [x, y]: Point, { failed }: Colours, strength: number): void {
  const grown = 1 + (1 - strength) * 0.5;
  pen.strokeStyle = failed;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const [dx, dy] of RAYS) {
    pen.moveTo(x + dx * 2.6 * grown, y + dy * 2.6 * grown);
    pen.lineTo(x + dx * 6.4 * grown, y + dy * 6.4 * grown);
  }
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y, 2.2, 0, 2 * Math.PI);
  pen.fillStyle = failed;
  pen.fill();
}
