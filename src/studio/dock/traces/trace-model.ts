// All that the views of one trace share, made once: tree, time per phase, critical path by call, and which call to look at first.
import type { Trace } from "../../../engine/telemetry/views/records.ts";
import { type Breakdown, breakdown, ownPhases, total } from "./breakdown.ts";
import type { Stretch } from "./critical-path.ts";
import { depthOf, everySpan, lastsUntil, origin, spanTree, type SpanNode } from "./span-tree.ts";

export interface TraceModel {
  readonly trace: Trace;
  readonly root: SpanNode;
  readonly depth: number;
  readonly breakdown: Breakdown;
  /** Stretches of the critical path by span id, as [from, to] in µs, oldest first. */
  readonly critical: ReadonlyMap<string, readonly (readonly [from: number, to: number])[]>;
  readonly first: SpanNode;
  readonly services: number;
  /** µs from its beginning to the end of its last message. */
  readonly lasted: number;
}

/** Null: the trace has no span. */
export function traceModel(trace: Trace): TraceModel | null {
  const root = spanTree(trace.spansOf);
  if (root === null) return null;
  const parts = breakdown(root);
  return {
    trace,
    root,
    depth: depthOf(root),
    breakdown: parts,
    critical: bySpan(parts.path),
    first: origin(root) ?? slowest(root),
    lasted: lastsUntil(root) - root.moments.sent,
    services: new Set(trace.spansOf.map((span) => span.node)).size,
  };
}

function bySpan(path: readonly Stretch[]): TraceModel["critical"] {
  const stretches = new Map<string, (readonly [number, number])[]>();
  for (const { node, from, to } of path) {
    const known = stretches.get(node.span.id);
    if (known === undefined) stretches.set(node.span.id, [[from, to]]);
    else known.push([from, to]);
  }
  return stretches;
}

/** The call that took most of the time by itself: where a slow request is worth a look. */
function slowest(root: SpanNode): SpanNode {
  let found = root;
  let most = -1;
  for (const node of everySpan(root)) {
    const own = total(ownPhases(node));
    if (own > most) {
      most = own;
      found = node;
    }
  }
  return found;
}

/** Nodes and routes that the request took: what "show on canvas" lights up. */
export const wayOf = (trace: Trace): readonly string[] => [
  ...new Set(trace.spansOf.flatMap(({ node, route }) => (route === null ? [node] : [node, route]))),
];
