// How large a card is. The height is the same for all, so that ports and routes stay where they are; the width grows in
// steps of 8 for a long name. Widths of letters come from the page's own font, or from a table where there is no page.
import type { Node } from "../../../engine/kinds/specs.ts";

export const CARD_WIDTH = 154;
export const CARD_HEIGHT = 96;
const WIDEST = 250;
const STEP = 8;
/** Padding, border, icon, mark and their gaps. */
const BESIDE_NAME = 58;

export const nameOf = (node: Node): string => node.name ?? node.id;

const known = new Map<string, number>();
export function cardWidth(name: string): number {
  let width = known.get(name);
  if (width === undefined) known.set(name, (width = widthFor(letters(name))));
  return width;
}
export function widthFor(name: number): number {
  const lacking = name + BESIDE_NAME - CARD_WIDTH;
  return lacking <= 0 ? CARD_WIDTH : Math.min(WIDEST, CARD_WIDTH + Math.ceil(lacking / STEP) * STEP);
}

let ruler: CanvasRenderingContext2D | null | undefined;
/** How wide it is written at 12 px, in the weight of a name. */
export function letters(name: string): number {
  ruler ??= makeRuler();
  return ruler === null ? estimate(name) : ruler.measureText(name).width;
}
function makeRuler(): CanvasRenderingContext2D | null {
  if (typeof document === "undefined") return null;
  const context = document.createElement("canvas").getContext("2d");
  if (context !== null)
    context.font = `600 12px ${getComputedStyle(document.documentElement).getPropertyValue("--font-ui") || "sans-serif"}`;
  return context;
}
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;
export const estimate = (name: string): number => Array.from(name).reduce((sum, letter) => sum + (WIDE.test(letter) ? 12 : 6.5), 0);

/** The size at which the longest of the usual cause lines fits a card in the page's font; 11 px where the font is not unusually wide. */
export function causeSize(): number {
  const wide = letters(LONG_CAUSE) * (CAUSE_PX / 12);
  return Math.max(SMALLEST_PX, Math.min(CAUSE_PX, (CAUSE_PX * (CARD_WIDTH - 20)) / wide));
}
const LONG_CAUSE = "100 % fail: refused (409)";
const CAUSE_PX = 11;
const SMALLEST_PX = 9;

/** The size of the smallest words of a card: never under 9 px on the screen, while they are shown at all. */
export const captionSize = (zoom: number): number => Math.min(LARGEST_CAPTION, Math.max(CAPTION_PX, SMALLEST_PX / zoom));
const CAPTION_PX = 10;
const LARGEST_CAPTION = 12;
