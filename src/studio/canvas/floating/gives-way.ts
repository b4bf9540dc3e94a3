// When the small map is in the way: a card lies below it, and all there is to see is in view without it.
export interface Seen {
  /** On the screen: px from the left and the top of the canvas. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export const MAP = { width: 128, height: 86, margin: 12 } as const;

export function givesWay(cards: Iterable<Seen>, width: number, height: number): boolean {
  let isOver = false;
  for (const { left, top, right, bottom } of cards) {
    if (left < 0 || top < 0 || right > width || bottom > height) return false;
    isOver ||= left < MAP.margin + MAP.width && bottom > height - MAP.margin - MAP.height;
  }
  return isOver;
}
