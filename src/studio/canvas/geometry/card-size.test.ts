// Laws of a card's width.
import { expect, test } from "vitest";

import { captionSize, CARD_WIDTH, cardWidth, estimate, widthFor } from "./card-size.ts";

test("a name of up to fourteen letters fits the usual card", () => {
  expect(["checkout", "recommendation", "redis-cart"].map(cardWidth)).toEqual([CARD_WIDTH, CARD_WIDTH, CARD_WIDTH]);
});
test("a longer name widens the card in steps of 8, up to a limit", () => {
  const widths = [97, 104, 112, 400].map(widthFor);
  expect(widths.map((width) => (width - CARD_WIDTH) % 8)).toEqual([0, 0, 0, 0]);
  expect(widths[1]).toBeGreaterThan(CARD_WIDTH);
  expect(widths[3]).toBe(250);
});
test("a Chinese letter is wider than a Latin one", () => {
  expect(estimate("购物者")).toBeGreaterThan(estimate("abc"));
});
test("no word of a card is under 9 px on the screen from the zoom on at which cards are whole", () => {
  for (const zoom of [0.75, 0.8, 0.9, 1, 2]) expect(captionSize(zoom) * zoom).toBeGreaterThanOrEqual(9);
  expect([captionSize(1), captionSize(2)]).toEqual([10, 10]);
});
