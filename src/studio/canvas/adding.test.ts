// Where a new card finds its place.
import { expect, test } from "vitest";

import { freePlace, placeBeside } from "./adding.ts";
import type { Box } from "./geometry/box.ts";

const box = (x: number, y: number): Box => ({ id: `${x} ${y}`, x, y, w: 154, h: 96 });

test("an empty board takes it where it is wished", () => {
  expect(freePlace([100, 100], [])).toEqual([100, 100]);
});
test("it stands near the wish and over no other card", () => {
  const taken = [box(-77, -48), box(150, -48), box(-77, 100)];
  const [x, y] = freePlace([0, 0], taken);
  expect(taken.filter((one) => Math.abs(x - one.x - 77) < 154 && Math.abs(y - one.y - 48) < 96)).toEqual([]);
  expect(Math.hypot(x, y)).toBeLessThan(320);
});
test("beside a card it stands in its row, past what stands there already", () => {
  const card = box(0, 0);
  const [x, y] = placeBeside(card, [card, box(0, 140)]);
  expect([y, x - 77 - 154]).toEqual([48, 86]);
  const next = box(x - 77, 10);
  const [further, row] = placeBeside(card, [card, next]);
  expect([row, further > next.x + 154 + 77, further < next.x + 154 + 77 + 120]).toEqual([48, true, true]);
});
