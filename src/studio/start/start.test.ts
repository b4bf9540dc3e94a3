import { expect, test } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { offeredRate } from "./offered-rate.ts";
import { picture } from "./thumbnail-layout.ts";

const chain: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "shop", kind: "client", load: { shape: "constant", rate: 600 } },
    { id: "a", kind: "service" },
    { id: "b", kind: "service" },
    { id: "db", kind: "database" },
  ],
  routes: [
    { id: "r1", from: "shop", to: "a" },
    { id: "r2", from: "a", to: "b" },
    { id: "r3", from: "a", to: "db" },
    { id: "r4", from: "b", to: "a" },
  ],
};
const margin = { x: 20, y: 10 };

test("a picture stays within its frame, and columns follow the calls, also around a cycle", () => {
  const { spots, lines } = picture(chain, 200, 100, margin);
  for (const { x, y } of spots) {
    expect(x).toBeGreaterThanOrEqual(20);
    expect(x).toBeLessThanOrEqual(180);
    expect(y).toBeGreaterThanOrEqual(10);
    expect(y).toBeLessThanOrEqual(90);
  }
  const x = (id: string) => spots.find((spot) => spot.id === id)?.x ?? Number.NaN;
  expect(x("shop")).toBeLessThan(x("a"));
  expect(x("a")).toBeLessThan(x("b"));
  expect(x("b")).toBe(x("db"));
  expect(lines).toHaveLength(4);
});

test("a layout is kept to, and a single node stands in the middle", () => {
  const { spots } = picture({ ...chain, layout: { shop: [0, 0], a: [100, 0], b: [200, 50], db: [200, 0] } }, 200, 100, margin);
  expect(spots.map(({ x }) => x)).toEqual([20, 100, 180, 180]);
  const alone = picture({ ...chain, nodes: chain.nodes.slice(0, 1), routes: [] }, 200, 100, margin);
  expect(alone.spots).toEqual([{ id: "shop", kind: "client", x: 100, y: 50 }]);
  expect(picture({ ...chain, nodes: [], routes: [] }, 200, 100, margin).spots).toEqual([]);
});

test("the offered rate is the clients' peak as written, with the format's defaults, and unknown for users who wait", () => {
  const of = (...loads: readonly object[]) =>
    offeredRate({ ...chain, nodes: loads.map((load, index) => ({ id: `c${index}`, kind: "client", ...load })) } as Scenario);
  expect(offeredRate(chain)).toBe(600);
  expect(of({}, { load: { shape: "spike" } })).toBe(810);
  expect(of({ load: { shape: "ramp", to: 50 } })).toBe(50);
  expect(
    of({
      load: {
        shape: "steps",
        steps: [
          { at: "0s", rate: 5 },
          { at: "1s", rate: 9 },
        ],
      },
    }),
  ).toBe(9);
  expect(of({ load: { shape: "closed" } })).toBeNull();
});
