// The series of a whole run, one for the system, each node and each route: what every output of metrics writes.
import type { Scope, Series, SeriesQuery } from "../../engine/telemetry/views/records.ts";

export interface Observed {
  readonly scope: "system" | "node" | "route";
  readonly id: string;
  readonly series: Series;
}

/** How the requests of a window ended, or that they came: the names of the series' own columns. */
export const COUNTED = ["arrivals", "ok", "clientError", "serverError", "timeout", "rejected", "refused", "cancelled"] as const;
export const MEASURED = ["p50", "p95", "p99", "busy", "queue"] as const;

export function observe(
  read: (query: SeriesQuery) => Series,
  nodes: readonly string[],
  routes: readonly string[],
  until: number,
): Observed[] {
  const series = (scope: Scope) => read({ scope, from: 0, to: until, most: Number.MAX_SAFE_INTEGER });
  return [
    { scope: "system", id: "", series: series({ system: true }) },
    ...nodes.map((id): Observed => ({ scope: "node", id, series: series({ node: id }) })),
    ...routes.map((id): Observed => ({ scope: "route", id, series: series({ route: id }) })),
  ];
}

/** The value of a column in a window; null where it is not known. */
export function valueAt(series: Series, column: (typeof COUNTED)[number] | (typeof MEASURED)[number], window: number): number | null {
  const value = series[column][window];
  return value === undefined || !Number.isFinite(value) ? null : value;
}
