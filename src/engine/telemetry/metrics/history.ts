// Rows of closed windows: one second wide, of which ten make a row of ten seconds, of which six make one of a minute; 600 rows of
// each width and no more than the memory given, the oldest detail goes first. A row holds all things side by side.

import { Tiers } from "./tiers.ts";

/** Columns of a thing (node, route, client, the system) in a row. Counts of the window; quantiles in µs, NaN without data. */
export const COLUMN = { arrivals: 0, ended: 1 /* seven outcomes from here */, p50: 8, p95: 9, p99: 10, busy: 11, queue: 12 } as const;
export const COLUMNS = 13;

export interface Row {
  readonly start: number;
  readonly width: number;
  readonly nodes: Float32Array;
  readonly routes: Float32Array;
  readonly clients: Float32Array;
  readonly system: Float32Array;
}

/** Of all rows together. */
const MOST_BYTES = 96e6;
const bytesOf = (row: Row): number => 4 * (row.nodes.length + row.routes.length + row.clients.length + row.system.length);

/** The rows of a run: tiers of windows of a second, of ten and of sixty. */
export class History extends Tiers<Row> {
  constructor() {
    super(mergeRows, bytesOf, MOST_BYTES);
  }
}

/** Counts add up; a merged quantile is the greatest of its parts (the histograms are gone); shares are means over time. */
export function mergeRows(rows: readonly Row[]): Row {
  const last = rows[rows.length - 1] as Row;
  const first = rows[0] as Row;
  const parts = (read: (row: Row) => Float32Array) =>
    mergeColumns(
      rows.map(read),
      rows.map((row) => row.width),
    );
  return {
    start: first.start,
    width: last.start + last.width - first.start,
    nodes: parts((row) => row.nodes),
    routes: parts((row) => row.routes),
    clients: parts((row) => row.clients),
    system: parts((row) => row.system),
  };
}

function mergeColumns(rows: readonly Float32Array[], widths: readonly number[]): Float32Array {
  let most = 0;
  for (let r = 0; r < rows.length; r++) most = Math.max(most, (rows[r] as Float32Array).length);
  const merged = new Float32Array(most);
  for (let i = 0; i < most; i++) {
    const column = i % COLUMNS;
    merged[i] = column < COLUMN.p50 ? sum(rows, i) : column < COLUMN.busy ? greatest(rows, i) : mean(rows, i, widths);
  }
  return merged;
}

// What a row does not have yet (a thing that was added later) is undefined, hence neither more nor less than anything.
function sum(rows: readonly Float32Array[], i: number): number {
  let total = 0;
  for (let r = 0; r < rows.length; r++) total += (rows[r] as Float32Array)[i] ?? 0;
  return total;
}
function greatest(rows: readonly Float32Array[], i: number): number {
  let most = NaN;
  for (let r = 0; r < rows.length; r++) {
    const value = (rows[r] as Float32Array)[i] ?? NaN;
    if (!(value <= most) && value === value) most = value;
  }
  return most;
}
function mean(rows: readonly Float32Array[], i: number, widths: readonly number[]): number {
  let total = 0;
  let weight = 0;
  for (let r = 0; r < rows.length; r++) {
    const value = (rows[r] as Float32Array)[i] ?? NaN;
    if (value !== value) continue;
    total += value * (widths[r] as number);
    weight += widths[r] as number;
  }
  return weight === 0 ? NaN : total / weight;
}
