// What the four charts show, made of the columns that the run keeps: rows for Recharts, lines with their looks, axes with round ticks.
// Pure: words are named by key, colours by token. A row without a value is a gap, never 0.
import type { Outcome } from "../../../engine/telemetry/views/live.ts";
import type { Series } from "../../../engine/telemetry/views/records.ts";
import type { Translate } from "../../i18n/language.ts";
import { HATCH } from "../patterns.tsx";
import { logTicks, roundTicks } from "./ticks.ts";

export const CHARTS = ["traffic", "errors", "latency", "saturation"] as const;
export type ChartId = (typeof CHARTS)[number];
export type Measure = "rate" | "share" | "ms" | "amount" | "kept";

type LineWord = `outcome.${Outcome}` | `metrics.${"in" | "allFailed" | "p50" | "p95" | "p99" | "slots" | "queue" | "waiting" | "inFlight"}`;
type UnitWord =
  `metrics.${"perSecond" | "shareOfCalls" | "msLinear" | "msLog" | "shareOfCapacity" | "shareAndWaiting" | "attempts" | "inAllPlaces"}`;

export interface Line {
  readonly key: string;
  readonly word?: LineWord;
  /** Of what people named themselves, instead of a word. */
  readonly name?: string;
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
  /** What the area below is filled with. */
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly measure: Measure;
  /** On an axis of its own at the right: another quantity. */
  readonly right?: boolean;
}
export interface Row {
  readonly t: number; // middle of the window, µs
  readonly [key: string]: number | null;
}
export interface ChartModel {
  readonly id: ChartId | "counters";
  readonly unit: UnitWord;
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly ticks: readonly number[];
  readonly rightTicks: readonly number[] | null;
  readonly measure: Measure;
  readonly log: boolean;
}

type Failing = Exclude<Outcome, "ok">;
export const FAILING: readonly Failing[] = ["rejected", "serverError", "timeout", "refused", "clientError", "cancelled"];
const LOOKS: Readonly<Record<Failing, { readonly colour: string; readonly dash: string }>> = {
  rejected: { colour: "var(--failing-mid)", dash: "4 2" },
  serverError: { colour: "var(--failing-mid)", dash: "7 2" },
  timeout: { colour: "var(--t-network)", dash: "2 2" },
  refused: { colour: "var(--failing-mid)", dash: "1.5 2.5" },
  clientError: { colour: "var(--degraded)", dash: "4 2" },
  cancelled: { colour: "var(--stopped)", dash: "1.5 2" },
};

/** The middle of each window; merged windows are wider than the newest ones. */
export function middles({ from, width }: Series): readonly number[] {
  return Array.from(from, (start, index) => {
    const next = from[index + 1];
    const before = from[index - 1];
    const wide = Math.min(width, next !== undefined ? next - start : before !== undefined ? start - before : width);
    return start + wide / 2;
  });
}
const known = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : value);
const rowsOf = (series: Series, cells: (index: number) => Readonly<Record<string, number | null>>): readonly Row[] =>
  middles(series).map((t, index) => ({ ...cells(index), t }));
const greatest = (rows: readonly Row[], keys: readonly string[]): number =>
  rows.reduce((most, row) => keys.reduce((top, key) => Math.max(top, row[key] ?? 0), most), 0);

/** The ways to end badly that occur in the columns, in a fixed order. */
export const occurring = (series: Series): readonly Failing[] => FAILING.filter((outcome) => series[outcome].some((value) => value > 0));
/** What its caller no longer wants, as the slower twin of a hedged call, has not failed: so cards count too. */
const FAILED = FAILING.filter((outcome) => outcome !== "cancelled");

export function trafficChart(series: Series, least = 0): ChartModel {
  const failing = occurring(series);
  const rows = rowsOf(series, (index) => ({
    in: known(series.arrivals[index]),
    ok: known(series.ok[index]),
    ...Object.fromEntries(failing.map((outcome) => [outcome, known(series[outcome][index])])),
  }));
  const lines: Line[] = [
    { key: "in", word: "metrics.in", colour: "var(--s8)", width: 1.3, measure: "rate" },
    { key: "ok", word: "outcome.ok", colour: "var(--healthy)", width: 1.7, fill: "var(--healthy)", fillOpacity: 0.08, measure: "rate" },
    ...failing.map((key): Line => ({ key, word: `outcome.${key}`, ...LOOKS[key], width: 1.5, measure: "rate" })),
  ];
  const ticks = roundTicks(
    Math.max(
      least,
      greatest(
        rows,
        lines.map(({ key }) => key),
      ),
    ),
    4,
  );
  return { id: "traffic", unit: "metrics.perSecond", lines, rows, ticks, rightTicks: null, measure: "rate", log: false };
}

const total = { colour: "var(--failing-mid)", width: 1.7, fill: HATCH.failed, fillOpacity: 0.7, measure: "share" } as const;
export function errorsChart(series: Series, least = 0): ChartModel {
  const failing = occurring(series).filter((outcome) => outcome !== "cancelled");
  const rows = rowsOf(series, (index) => {
    const failed = FAILED.reduce((sum, outcome) => sum + (series[outcome][index] ?? 0), 0);
    const ended = failed + (series.ok[index] ?? 0) + (series.cancelled[index] ?? 0);
    const share = (value: number) => (ended > 0 ? known(value / ended) : null);
    return { failed: share(failed), ...Object.fromEntries(failing.map((outcome) => [outcome, share(series[outcome][index] ?? 0)])) };
  });
  const [only, another] = failing;
  const lines: Line[] =
    only !== undefined && another === undefined
      ? [{ key: "failed", word: `outcome.${only}`, ...total }]
      : [
          { key: "failed", word: "metrics.allFailed", ...total },
          ...failing.map((key): Line => ({ key, word: `outcome.${key}`, ...LOOKS[key], width: 1.4, measure: "share" })),
        ];
  const ticks = roundTicks(Math.max(least, greatest(rows, ["failed"])), 0.1);
  return { id: "errors", unit: "metrics.shareOfCalls", lines, rows, ticks, rightTicks: null, measure: "share", log: false };
}

const PERCENTILES: readonly Line[] = [
  { key: "p50", word: "metrics.p50", colour: "var(--p50)", width: 1.4, dash: "1.5 2", measure: "ms" },
  { key: "p95", word: "metrics.p95", colour: "var(--p95)", width: 1.5, dash: "5 2", measure: "ms" },
  { key: "p99", word: "metrics.p99", colour: "var(--p99)", width: 1.9, measure: "ms" },
];
export function latencyChart(series: Series, log: boolean, least = 0): ChartModel {
  const ms = (column: Float64Array, index: number) => {
    const value = known(column[index]);
    return value === null || (log && value <= 0) ? null : value / 1000;
  };
  const rows = rowsOf(series, (index) => ({
    p50: ms(series.p50, index),
    p95: ms(series.p95, index),
    p99: ms(series.p99, index),
  }));
  const top = Math.max(least, greatest(rows, ["p99"]));
  const low = rows.reduce((min, row) => Math.min(min, row["p50"] ?? min), top);
  const ticks = log ? logTicks(low > 0 ? low : 1, top > 0 ? top : 10) : roundTicks(top, 4);
  return {
    id: "latency",
    unit: log ? "metrics.msLog" : "metrics.msLinear",
    lines: PERCENTILES,
    rows,
    ticks,
    rightTicks: null,
    measure: "ms",
    log,
  };
}

export type Holds = "share" | "waiting" | "inFlight";
const slots: Line = { key: "busy", word: "metrics.slots", colour: "var(--s2)", width: 1.7, measure: "share" };
const queue: Line = { key: "queue", word: "metrics.queue", colour: "var(--s6)", width: 1.7, dash: "5 2", measure: "share" };
const FULL = [0, 0.25, 0.5, 0.75, 1] as const;
/** @param holds what the columns hold: shares; shares and the number waiting in an unbounded line; attempts in flight (of a route) */
export function saturationChart(series: Series, holds: Holds, least = 0): ChartModel {
  const rows = rowsOf(series, (index) => ({ busy: known(series.busy[index]), queue: known(series.queue[index]) }));
  const common = { id: "saturation", rows, log: false } as const;
  if (holds === "inFlight") {
    const ticks = roundTicks(Math.max(least, greatest(rows, ["busy"])), 4);
    const line: Line = { ...slots, word: "metrics.inFlight", measure: "amount" };
    return { ...common, unit: "metrics.attempts", lines: [line], ticks, rightTicks: null, measure: "amount" };
  }
  if (holds === "share")
    return { ...common, unit: "metrics.shareOfCapacity", lines: [slots, queue], ticks: FULL, rightTicks: null, measure: "share" };
  const waiting: Line = { ...queue, word: "metrics.waiting", measure: "amount", right: true };
  const rightTicks = sameCount(roundTicks(Math.max(least, greatest(rows, ["queue"])), 4), FULL.length);
  return { ...common, unit: "metrics.shareAndWaiting", lines: [slots, waiting], ticks: FULL, rightTicks, measure: "share" };
}
/** As many ticks as the left axis has, so that both share the grid. */
function sameCount(ticks: readonly number[], many: number): readonly number[] {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return Array.from({ length: many }, (_, index) => index * step);
}

/** Where the axis begins: at 0, or below it where something is. */
export const floorOf = ({ log, ticks }: ChartModel): number => (log ? (ticks[0] ?? 1) : Math.min(0, ticks[0] ?? 0));
export const lineName = ({ name, word }: Line, words: Translate): string => name ?? (word === undefined ? "" : words(word));
export const topOf = (model: ChartModel): number => model.ticks.at(-1) ?? 1;

/** The row whose window holds the moment, or null where nothing is known. */
export function rowAt(rows: readonly Row[], t: number): Row | null {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.t ?? 0) < t) low = middle + 1;
    else high = middle;
  }
  const after = rows[low];
  const before = rows[low - 1];
  if (after === undefined) return null;
  const nearest = before !== undefined && t - before.t < after.t - t ? before : after;
  const step = before !== undefined ? after.t - before.t : (rows[low + 1]?.t ?? after.t) - after.t;
  return Math.abs(nearest.t - t) <= Math.max(step, 1) ? nearest : null;
}
