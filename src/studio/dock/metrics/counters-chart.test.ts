import { expect, test } from "vitest";

import type { CountersView } from "../../../engine/telemetry/views/effects-view.ts";
import { floorOf, topOf } from "./chart-model.ts";
import { countersChart } from "./counters-chart.ts";
import { plotScale } from "./plot-scale.ts";

const counter = (name: string, value: number, ...nodes: string[]) => ({
  name,
  value,
  isEntity: name.includes("."),
  places: nodes.map((node) => ({ node, value })),
});
const view = (columns: readonly (readonly number[])[], counters: CountersView["counters"]): CountersView => ({
  now: 3e6,
  counters,
  from: Float64Array.of(0, 1e6, 2e6),
  width: 1e6,
  columns: columns.map((column) => Float64Array.from(column)),
});
const SALE = view(
  [
    [10, 40, 80],
    [90, 0, -30],
  ],
  [counter("sold", 80, "db"), counter("stock", -30, "db", "shop")],
);

test("each counter is a line under its own name, told in the middle of its window", () => {
  const model = countersChart(SALE, null);
  expect(model?.lines.map(({ key, name }) => [key, name])).toEqual([
    ["sold", "sold"],
    ["stock", "stock"],
  ]);
  expect(model?.rows.map(({ sold, stock, t }) => [t, sold, stock])).toEqual([
    [500_000, 10, 90],
    [1_500_000, 40, 0],
    [2_500_000, 80, -30],
  ]);
});

test("the axis goes below 0 where a counter does, in the same steps", () => {
  const model = countersChart(SALE, null);
  expect(model?.ticks).toEqual([-50, -25, 0, 25, 50, 75, 100]);
  expect([model && floorOf(model), model && topOf(model)]).toEqual([-50, 100]);
  const scale = plotScale(model!, { from: 0, to: 3e6 }, 300, 200);
  expect(scale.y(0)).toBeCloseTo(scale.bottom - (scale.bottom - scale.top) / 3);
});

test("a node shows what it alone keeps, and nothing where that is nothing", () => {
  expect(countersChart(SALE, "db")?.lines.map(({ key }) => key)).toEqual(["sold"]);
  expect(countersChart(SALE, "shop")).toBeNull();
  expect(countersChart(view([], []), null)).toBeNull();
});

test("what was not known yet is a gap", () => {
  const model = countersChart(view([[Number.NaN, 1, 2]], [counter("order.paid", 2, "db")]), null);
  expect(model?.rows.map((row) => row["order.paid"])).toEqual([null, 1, 2]);
  expect(model?.ticks[0]).toBe(0);
});
