// The chart of what is kept: a line a counter, and a line a state of entities, at the end of each window. Pure, as the charts beside it.
import type { CountersView } from "../../../engine/telemetry/views/effects-view.ts";
import type { ChartModel, Line, Row } from "./chart-model.ts";
import { roundTicks } from "./ticks.ts";

/** As many as can be told apart; the tab of objectives has them all. */
const MOST_LINES = 8;
const DASHES = [undefined, "5 2", "1.5 2"] as const;
const looks = (i: number): Pick<Line, "colour" | "width" | "dash"> => {
  const dash = DASHES[i % DASHES.length];
  return { colour: `var(--s${(i % MOST_LINES) + 1})`, width: 1.6, ...(dash === undefined ? {} : { dash }) };
};

/** @param node only what this node alone keeps; null: all. Null: there is nothing to be shown */
export function countersChart({ columns, counters, from, width }: CountersView, node: string | null, least = 0): ChartModel | null {
  const shown = counters
    .map(({ name, places }, i) => ({ name, places, column: columns[i] ?? EMPTY }))
    .filter(({ places }) => node === null || (places.length === 1 && places[0]?.node === node))
    .slice(0, MOST_LINES);
  if (shown.length === 0) return null;
  const rows = Array.from(from, (start, at): Row => {
    const cells = shown.map(({ column, name }) => [name, known(column[at])] as const);
    return { ...Object.fromEntries(cells), t: start + width / 2 };
  });
  const lines = shown.map(({ name }, i): Line => ({ key: name, name, ...looks(i), measure: "kept" }));
  const values = rows.flatMap((row) => shown.map(({ name }) => row[name] ?? 0));
  const ticks = withNegative(
    values.reduce((low, value) => Math.min(low, value), 0),
    values.reduce((high, value) => Math.max(high, value), least),
  );
  return { id: "counters", unit: "metrics.inAllPlaces", lines, rows, ticks, rightTicks: null, measure: "kept", log: false };
}
const EMPTY = new Float64Array(0);
const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** Round ticks of one step, below 0 too where something is. */
function withNegative(low: number, high: number): readonly number[] {
  const up = roundTicks(Math.max(high, -low), 4);
  if (low >= 0) return up;
  const step = (up[1] ?? 1) - (up[0] ?? 0);
  const below = Math.ceil(-low / step);
  const above = Math.ceil(high / step);
  return Array.from({ length: below + above + 1 }, (_, i) => (i - below) * step);
}
