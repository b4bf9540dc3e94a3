// About how wide a text is in pixels, without a layout: rather too wide than too narrow. Chinese letters are square.
const SQUARE = "\u00ff";

/** @param letter px of a Latin letter @param square px of a Chinese one */
export function textWidth(text: string, letter: number, square: number): number {
  let width = 0;
  for (const sign of text) width += sign > SQUARE ? square : letter;
  return width;
}
