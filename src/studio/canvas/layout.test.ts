// Where dagre and the rows of a telephone put the nodes.
import { expect, test } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { CHIP, CHIP_GAP, MOST_ABREAST } from "./geometry/direction.ts";
import { abreast, arranged } from "./layout.ts";

const CHAIN: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    { id: "edge", kind: "gateway" },
    ...Array.from({ length: 7 }, (_, i) => ({ id: `s${i}`, kind: "service" as const })),
  ],
  routes: [{ id: "r1", from: "users", to: "edge" }, ...Array.from({ length: 7 }, (_, i) => ({ id: `e${i}`, from: "edge", to: `s${i}` }))],
};

test("traffic runs from left to right, and no two cards overlap", async () => {
  const places = await arranged(CHAIN);
  expect(places["users"]![0]).toBeLessThan(places["edge"]![0]);
  expect(places["edge"]![0]).toBeLessThan(places["s0"]![0]);
  const all = Object.values(places);
  const overlapping = all.flatMap((a, i) => all.slice(i + 1).filter((b) => Math.abs(a[0] - b[0]) < 154 && Math.abs(a[1] - b[1]) < 96));
  expect(overlapping).toEqual([]);
});

test("places are whole steps of the grid", async () => {
  expect(
    Object.values(await arranged(CHAIN))
      .flat()
      .filter((value) => value % 4 !== 0),
  ).toEqual([]);
});

test("down a telephone at most three stand abreast", async () => {
  const places = await arranged(CHAIN, "down");
  const rows = new Map<number, number>();
  for (const [, y] of Object.values(places)) rows.set(y, (rows.get(y) ?? 0) + 1);
  expect([...rows.values()].filter((count) => count > MOST_ABREAST)).toEqual([]);
  expect([...rows.values()].reduce((sum, count) => sum + count, 0)).toBe(CHAIN.nodes.length);
  expect(places["users"]![1]).toBeLessThan(places["edge"]![1]);
});

test("a rank of seven becomes rows of three, two and two, each in the middle", () => {
  const rank = Array.from({ length: 7 }, (_, i) => ({ id: `n${i}`, size: CHIP, x: i * 100, y: 0 }));
  const rows = abreast(rank);
  const widths = [0, 1, 2].map((row) => rows.filter(({ y }) => y === row * (CHIP.h + CHIP_GAP.h)).map(({ x }) => x));
  expect(widths.map((xs) => xs.length)).toEqual([3, 2, 2]);
  expect(widths.map((xs) => xs.reduce((sum, x) => sum + x, 0))).toEqual([0, 0, 0]);
});
