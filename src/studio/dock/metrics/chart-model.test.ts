import { expect, test } from "vitest";

import { NOW, seriesOf } from "../../testing/story-series.ts";
import { errorsChart, latencyChart, middles, occurring, rowAt, saturationChart, topOf, trafficChart } from "./chart-model.ts";
import { plotScale } from "./plot-scale.ts";
import { draggedWindow, shownWindow } from "./window.ts";

const story = (columns = {}) => seriesOf(200e6, NOW, columns);
const only = (...values: number[]) => Float64Array.from(values);
const three = (columns: Parameters<typeof seriesOf>[2] = {}) => seriesOf(0, 3e6, columns);

test("only ways to fail that occur have a line", () => {
  expect(occurring(story())).toEqual(["rejected"]);
  expect(trafficChart(story()).lines.map(({ key }) => key)).toEqual(["in", "ok", "rejected"]);
});

test("one way to fail alone is the whole error share; several stand beside it", () => {
  expect(errorsChart(story()).lines.map(({ word }) => word)).toEqual(["outcome.rejected"]);
  const two = errorsChart(three({ rejected: only(1, 1, 1), timeout: only(0, 2, 0), ok: only(9, 7, 9) }));
  expect(two.lines.map(({ key }) => key)).toEqual(["failed", "rejected", "timeout"]);
  expect(two.rows[1]).toMatchObject({ failed: 0.3, rejected: 0.1, timeout: 0.2 });
});

test("a call that was cancelled has ended, but not failed: it stands in the traffic alone", () => {
  const hedged = three({ rejected: only(0, 0, 0), cancelled: only(0, 2, 0), ok: only(8, 6, 8), timeout: only(0, 2, 0) });
  expect(errorsChart(hedged).lines.map(({ word }) => word)).toEqual(["outcome.timeout"]);
  expect(errorsChart(hedged).rows[1]).toMatchObject({ failed: 0.2 });
  expect(trafficChart(hedged).lines.map(({ key }) => key)).toContain("cancelled");
});

test("a window in which nothing ended has no error share: it is a gap, not 0", () => {
  const quiet = errorsChart(three({ rejected: only(0, 0, 0), ok: only(5, 0, 5) }));
  expect(quiet.rows.map((row) => row["failed"])).toEqual([0, null, 0]);
});

test("what is not known is a gap", () => {
  const model = latencyChart(three({ p99: only(1000, Number.NaN, 3000) }), false);
  expect(model.rows.map((row) => row["p99"])).toEqual([1, null, 3]);
});

test("latency is in ms and its axis holds the highest p99", () => {
  const model = latencyChart(story(), false);
  expect(topOf(model)).toBeGreaterThanOrEqual(Math.max(...model.rows.map((row) => row["p99"] ?? 0)));
  expect(model.ticks[0]).toBe(0);
  expect(latencyChart(story(), true).ticks[0]).toBeGreaterThan(0);
});

test("compared charts reach equally high", () => {
  expect(topOf(trafficChart(story(), 400))).toBe(400);
});

test("a share of capacity ends at 100 %; a route has attempts in flight, an unbounded line a number on an axis of its own", () => {
  expect(topOf(saturationChart(story(), "share"))).toBe(1);
  const waiting = saturationChart(three({ queue: only(0, 130, 240) }), "waiting");
  expect(waiting.rightTicks).toHaveLength(waiting.ticks.length);
  expect(waiting.rightTicks?.at(-1)).toBeGreaterThanOrEqual(240);
  expect(saturationChart(story(), "inFlight").measure).toBe("amount");
});

test("a row stands in the middle of its window, merged windows are wider", () => {
  expect(middles({ ...three(), from: only(0, 10e6, 20e6), width: 10e6 })).toEqual([5e6, 15e6, 25e6]);
  expect(middles({ ...three(), from: only(0, 10e6, 11e6), width: 10e6 })).toEqual([5e6, 10.5e6, 11.5e6]);
});

test("the row at a moment is the nearest, and none where nothing is known", () => {
  const { rows } = trafficChart(three());
  expect(rowAt(rows, 1.6e6)?.t).toBe(1.5e6);
  expect(rowAt(rows, 9e6)).toBeNull();
  expect(rowAt([], 1)).toBeNull();
});

test("the shown stretch fills from the left, then it slides; a zoom holds it", () => {
  expect(shownWindow(80, null, 30e6)).toEqual({ from: 0, to: 80e6 });
  expect(shownWindow(80, null, 100e6)).toEqual({ from: 20e6, to: 100e6 });
  expect(shownWindow(0, null, 700e6)).toEqual({ from: 0, to: 700e6 });
  expect(shownWindow(80, { from: 1e6, to: 2e6 }, 100e6)).toEqual({ from: 1e6, to: 2e6 });
});

test("a drag that is too short to mean it is no zoom", () => {
  const shown = { from: 0, to: 80e6 };
  expect(draggedWindow(30e6, 30.2e6, shown)).toBeNull();
  expect(draggedWindow(50e6, 20e6, shown)).toEqual({ from: 20e6, to: 50e6 });
  expect(draggedWindow(70e6, 95e6, shown)).toEqual({ from: 70e6, to: 80e6 });
});

test("pixels and moments are each other's inverse", () => {
  const scale = plotScale(latencyChart(story(), false), { from: 200e6, to: 280e6 }, 285, 188);
  for (const t of [200e6, 240e6, 279e6]) expect(scale.t(scale.x(t))).toBeCloseTo(t, 0);
  expect(scale.y(0)).toBe(scale.bottom);
  expect(scale.y(topOf(latencyChart(story(), false)))).toBe(scale.top);
});
