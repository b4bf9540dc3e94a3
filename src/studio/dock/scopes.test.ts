import { expect, test } from "vitest";

import { translate } from "../i18n/language.ts";
import { boutique, marks } from "../testing/story-series.ts";
import { checkoutTrace } from "../testing/story-traces.ts";
import { traceRows } from "../testing/story-traces.ts";
import { isFiltered, NO_TRACE_FILTER } from "./dock-store.ts";
import { timeIn } from "./metrics/exemplars.ts";
import { bandsOf, markName, momentsOf, placedNames } from "./metrics/marks.ts";
import { scopeName, shownScope, shownScopes, SYSTEM } from "./scopes.ts";
import { coloursOf, fillOf, serviceColours } from "./service-colours.ts";
import { parseBound } from "./traces/duration-range.tsx";
import { durationTicks, nearestTrace, scatterScale } from "./traces/scatter-model.ts";
import { queryOf, scatterWindow } from "./traces/trace-data.ts";

test("the charts follow the selection until something else is asked for", () => {
  expect(shownScope(boutique, null, [])).toEqual(SYSTEM);
  expect(shownScope(boutique, null, ["checkout"])).toEqual({ node: "checkout" });
  expect(shownScope(boutique, null, ["checkout-payment"])).toEqual({ route: "checkout-payment" });
  expect(shownScope(boutique, SYSTEM, ["checkout"])).toEqual(SYSTEM);
  expect(shownScope(boutique, { node: "deleted" }, ["checkout"])).toEqual({ node: "checkout" });
});

test("at most four scopes, each once and in the document", () => {
  const compared = [{ node: "cart" }, { node: "checkout" }, { node: "deleted" }, SYSTEM, { node: "ad" }, { node: "email" }];
  expect(shownScopes(boutique, { node: "checkout" }, compared)).toEqual([{ node: "checkout" }, { node: "cart" }, SYSTEM, { node: "ad" }]);
});

test("a route is named by its ends", () => {
  expect(scopeName(boutique, { route: "checkout-payment" }, "System")).toBe("checkout → payment");
});

test("eight services have a colour of their own, the ninth has the first one striped; clients are grey", () => {
  const colours = coloursOf(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
  expect(fillOf(colours, "a")).toBe("var(--s1)");
  expect(fillOf(colours, "h")).toBe("var(--s8)");
  expect(fillOf(colours, "i")).toBe("url(#stripes-1)");
  expect(fillOf(colours, "removed")).toBe("url(#stripes-8)");
  expect(fillOf(serviceColours(boutique.nodes), "shoppers")).toBe("var(--s8)");
  expect(fillOf(serviceColours(boutique.nodes), "frontend")).toBe("var(--s1)");
});

test("a mark says what was done in few letters", () => {
  expect(marks.map((mark) => markName(mark, translate))).toEqual(["+300 ms", "Kill"]);
  const scaled = { ...marks[1], act: "scale", settings: { replicas: 5 } } as (typeof marks)[number];
  expect(markName(scaled, translate)).toBe("Scale to 5");
});

test("a fault that still acts reaches to now; acts outside of what is shown are left out", () => {
  const shown = { from: 250e6, to: 330e6 };
  expect(bandsOf(marks, shown, 278e6, translate)).toMatchObject([{ from: 250e6, to: 278e6, label: "+300 ms" }]);
  expect(momentsOf(marks, shown, translate)).toMatchObject([{ at: 260e6 }]);
  expect(momentsOf(marks, { from: 270e6, to: 330e6 }, translate)).toEqual([]);
});

test("names above the plot do not touch each other", () => {
  const names = [
    { x: 100, label: "+300 ms" },
    { x: 120, label: "kill" },
    { x: 180, label: "restart" },
    { x: 280, label: "does not fit" },
  ];
  expect(placedNames(names, 300).map(({ label }) => label)).toEqual(["+300 ms", "restart"]);
});

test("an exemplar of a node or a route stands at the time that its slowest call there took", () => {
  const trace = checkoutTrace("a", 0);
  expect(timeIn(trace, SYSTEM)).toBe(1_242_000);
  expect(timeIn(trace, { node: "checkout" })).toBe(1_035_000);
  expect(timeIn(trace, { route: "checkout-payment" })).toBe(319_000);
  expect(timeIn(trace, { node: "ad" })).toBeNaN();
});

test("a duration may be written with or without its unit", () => {
  expect(parseBound("")).toBeNull();
  expect(parseBound("300")).toBe(300_000);
  expect(parseBound("1.2 s")).toBe(1_200_000);
  expect(parseBound("soon")).toBeUndefined();
});

test("what is not filtered is not asked about; an older box widens the axis", () => {
  const shown = scatterWindow(80, NO_TRACE_FILTER, 278e6);
  expect(queryOf(NO_TRACE_FILTER, shown)).toEqual({ order: "longest", from: 198e6 });
  expect(scatterWindow(80, { ...NO_TRACE_FILTER, from: 100e6 }, 278e6)).toEqual({ from: 99e6, to: 278e6 });
  expect(queryOf({ ...NO_TRACE_FILTER, node: "cart", outcome: "failed", text: "ab" }, shown)).toMatchObject({
    node: "cart",
    outcome: "failed",
    text: "ab",
  });
});

test("the order of the list is no filter", () => {
  expect(isFiltered({ ...NO_TRACE_FILTER, order: "newest" })).toBe(false);
  expect(isFiltered({ ...NO_TRACE_FILTER, maxDuration: 5 })).toBe(true);
});

test("the trace under the pointer is the nearest one within nine pixels", () => {
  const rows = traceRows();
  const scale = scatterScale({ from: 198e6, to: 278e6 }, durationTicks(rows), 456, 206);
  const [row] = rows;
  if (row === undefined) throw new Error("no rows");
  expect(nearestTrace([row], scale, scale.x(row.startedAt) + 5, scale.y(row.duration) - 5)).toBe(row);
  expect(nearestTrace([row], scale, scale.x(row.startedAt) + 20, scale.y(row.duration))).toBeNull();
  expect(scale.us(scale.y(row.duration))).toBeCloseTo(row.duration, -1);
});
