// A few kept traces that are worth opening, as points of the latency chart: failed ones and the longest. In a node's or a route's chart
// a trace stands at the time that its slowest call there took, not at that of the whole request.
import type { Scope, Trace, TraceRow } from "../../../engine/telemetry/views/records.ts";
import { controls } from "../../run/controls.ts";
import type { Span } from "../dock-store.ts";

export interface Exemplar {
  readonly id: string;
  readonly at: number;
  readonly ms: number;
  readonly failed: boolean;
}
const FAILED = 3;
const LONGEST = 4;
const REMEMBERED = 400;

/** µs that the scope took in this trace, NaN: it was not called. */
export function timeIn(trace: Trace, scope: Scope): number {
  if ("system" in scope) return trace.duration;
  let longest = Number.NaN;
  for (const span of trace.spansOf) {
    if ("node" in scope ? span.node !== scope.node : span.route !== scope.route) continue;
    const took = span.settledAt - span.sentAt;
    if (!(took <= longest)) longest = Number.isNaN(took) ? longest : took;
  }
  return longest;
}

const remembered = new Map<string, Trace>();
async function traceOf(row: TraceRow): Promise<Trace | null> {
  const known = remembered.get(row.id);
  if (known !== undefined && known.startedAt === row.startedAt) return known;
  const trace = await controls.trace(row.id);
  if (remembered.size > REMEMBERED) remembered.clear();
  if (trace !== null) remembered.set(row.id, trace);
  return trace;
}

/** @param node the node whose traces are asked for: that of the scope, or the callee of its route */
export async function exemplars(scope: Scope, node: string | null, { from, to }: Span): Promise<readonly Exemplar[]> {
  const where = { ...(node === null ? {} : { node }), from, to };
  const [failed, longest] = await Promise.all([
    controls.traces({ ...where, outcome: "failed", order: "longest", most: FAILED }),
    controls.traces({ ...where, order: "longest", most: LONGEST }),
  ]);
  const rows = new Map([...failed.rows, ...longest.rows].map((row) => [row.id, row]));
  const points = await Promise.all(
    [...rows.values()].map(async (row): Promise<Exemplar | null> => {
      const trace = "system" in scope ? null : await traceOf(row);
      const took = "system" in scope ? row.duration : trace === null ? Number.NaN : timeIn(trace, scope);
      return Number.isNaN(took) ? null : { id: row.id, at: row.startedAt + row.duration, ms: took / 1000, failed: row.outcome !== "ok" };
    }),
  );
  return points.filter((point) => point !== null);
}
