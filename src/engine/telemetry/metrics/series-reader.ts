// Series of the charts from the history's rows: of the system, a node (or client) or a route, no longer than what can be drawn.
import type { Network } from "../../runtime/network.ts";
import { OUTCOMES } from "../views/live.ts";
import type { Scope, Series, SeriesQuery } from "../views/records.ts";
import type { Journal } from "../why/journal.ts";
import { COLUMN, COLUMNS, type History, mergeRows, type Row } from "./history.ts";

type Read = (row: Row) => Float32Array;

/** Where a scope's columns stand in a row; null: there is no such thing. */
function placeOf(scope: Scope, network: Network): { readonly read: Read; readonly at: number } | null {
  if ("system" in scope) return { read: (row) => row.system, at: 0 };
  if ("route" in scope) {
    const route = network.routeById.get(scope.route);
    return route === undefined ? null : { read: (row) => row.routes, at: route.index * COLUMNS };
  }
  const client = network.clientById.get(scope.node);
  if (client !== undefined) return { read: (row) => row.clients, at: client.index * COLUMNS };
  const node = network.nodeById.get(scope.node);
  return node === undefined ? null : { read: (row) => row.nodes, at: node.index * COLUMNS };
}

export function readSeries(query: SeriesQuery, history: History, network: Network, journal: Journal): Series {
  const place = placeOf(query.scope, network);
  const rows = place === null ? [] : thin(history.between(query.from, query.to), Math.max(1, query.most));
  const column = (name: number, perSecond: boolean) =>
    Float64Array.from(rows, (row) => {
      const value = place?.read(row)[place.at + name] ?? NaN;
      return perSecond ? (value * 1e6) / row.width : value;
    });
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, column(COLUMN.ended + i, true)])) as Pick<
    Series,
    (typeof OUTCOMES)[number]
  >;
  return {
    from: Float64Array.from(rows, (row) => row.start),
    width: rows.reduce((most, row) => Math.max(most, row.width), 0),
    arrivals: column(COLUMN.arrivals, true),
    ...outcomes,
    p50: column(COLUMN.p50, false),
    p95: column(COLUMN.p95, false),
    p99: column(COLUMN.p99, false),
    busy: column(COLUMN.busy, false),
    queue: "route" in query.scope ? new Float64Array(rows.length).fill(NaN) : column(COLUMN.queue, false),
    marks: journal.marksBetween(query.from, query.to),
    since: history.detailSince,
  };
}

/** Neighbours are merged until there are few enough; groups begin at round times, so that a growing series does not flicker. */
function thin(rows: readonly Row[], most: number): readonly Row[] {
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (first === undefined || last === undefined || rows.length <= most) return rows;
  let width = 2e6;
  while ((last.start - first.start) / width > most - 1) width *= 2;
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = Math.floor(row.start / width);
    const mates = groups.get(group);
    if (mates === undefined) groups.set(group, [row]);
    else mates.push(row);
  }
  return [...groups.values()].map(mergeRows);
}
