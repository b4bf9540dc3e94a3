// Metrics as a table of windows: one row for each window of each scope, for a spreadsheet or a notebook. Unknown is an empty cell.
import { COUNTED, MEASURED, type Observed, valueAt } from "./observed.ts";

const HEAD = [
  "second",
  "scope",
  "id",
  ...COUNTED.map((name) => `${name}PerSecond`),
  "p50Ms",
  "p95Ms",
  "p99Ms",
  "busy",
  "queue",
  "windowSeconds",
];
const IN_MS = new Set<string>(["p50", "p95", "p99"]);

/** The history keeps floats of 32 bits: further digits would say nothing. */
const KEPT_DIGITS = 7;
/** µs of a window of which nothing was merged yet, as the last one is. */
const NEWEST = 1e6;

export function metricsCsv(all: readonly Observed[]): string {
  const rows = all.flatMap(({ scope, id, series }) =>
    Array.from(series.from, (from, window) => [
      from / 1e6,
      scope,
      id,
      ...[...COUNTED, ...MEASURED].map((column) => {
        const value = valueAt(series, column, window);
        return value === null ? "" : Number((IN_MS.has(column) ? value / 1000 : value).toPrecision(KEPT_DIGITS));
      }),
      ((series.from[window + 1] ?? from + NEWEST) - from) / 1e6,
    ]),
  );
  return [HEAD, ...rows].map((row) => row.join(",")).join("\n") + "\n";
}
