// The calls of one trace as a tree, with every moment of each call known: what the record leaves open is closed by what must
// have been. Not a drawing: rows, bars and colours are made elsewhere.
import type { Span } from "../../../engine/telemetry/views/records.ts";

/** Moments of a call in order; each at least the one before. A phase that did not happen has no length. */
export interface Moments {
  readonly sent: number;
  readonly arrived: number;
  readonly started: number;
  readonly ended: number;
  /** The caller knows how it ended. The callee may go on after that, for nobody. */
  readonly settled: number;
}
export interface SpanNode {
  readonly span: Span;
  /** Place in the order of sending; the root is 0. */
  readonly index: number;
  readonly depth: number;
  /** Nobody upstream waits for it, so it may come when the caller is long done: a delivery, or a command of a saga that was begun there. */
  readonly isApart: boolean;
  readonly moments: Moments;
  readonly children: readonly SpanNode[];
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const first = (...values: readonly number[]): number => values.find((value) => !Number.isNaN(value)) ?? Number.NaN;

/** What is sent when its parent has answered is waited for by nobody. */
const goesApart = (span: Span, parent: Span): boolean => span.sort === "delivery" || span.sentAt >= parent.endedAt;
/** What a call waited for itself. */
export const callsOf = ({ children }: SpanNode): readonly SpanNode[] => children.filter(({ isApart }) => !isApart);
/** When it was first there to be seen: a message, when it began to lie in its topic. */
export const beginsAt = ({ span, moments }: SpanNode): number => moments.sent - span.lay;

/** @param until when the caller itself was done: nothing that it waited for lies later */
export function momentsOf(span: Span, until: number): Moments {
  const sent = Math.min(span.sentAt, until);
  const settled = clamp(first(span.settledAt, until), sent, until);
  // The root has one half only: the client is at work from the first moment to the last.
  if (span.parent === null) return { sent, arrived: sent, started: sent, ended: settled, settled };
  const arrived = clamp(first(span.arrivedAt, settled), sent, settled);
  // Who left the line without a slot waited until the answer went out.
  const started = clamp(first(span.startedAt, span.endedAt, settled), arrived, settled);
  const ended = clamp(first(span.endedAt, settled), started, settled);
  return { sent, arrived, started, ended, settled };
}

/** The latest moment that the trace knows of; used where the root itself has not ended. */
function lastMoment(spans: readonly Span[]): number {
  let last = spans[0]?.sentAt ?? 0;
  for (const span of spans) for (const at of [span.sentAt, span.settledAt, span.endedAt]) if (at > last) last = at;
  return last;
}

/** Calls whose caller was dropped hang from the root, so that nothing that was kept is hidden. Null: there is no span at all. */
export function spanTree(spans: readonly Span[]): SpanNode | null {
  const [root] = spans;
  if (root === undefined) return null;
  const known = new Set(spans.map((span) => span.id));
  const called = new Map<string, { span: Span; index: number }[]>();
  spans.forEach((span, index) => {
    if (index === 0) return;
    const parent = span.parent !== null && known.has(span.parent) && span.parent !== span.id ? span.parent : root.id;
    const calls = called.get(parent);
    if (calls === undefined) called.set(parent, [{ span, index }]);
    else calls.push({ span, index });
  });
  const last = lastMoment(spans);
  const grow = (span: Span, index: number, depth: number, until: number, isApart: boolean): SpanNode => {
    const moments = momentsOf(span, until);
    const children = (called.get(span.id) ?? []).map((child) => {
      const apart = goesApart(child.span, span);
      return grow(child.span, child.index, depth + 1, apart ? last : moments.settled, apart);
    });
    return { span, index, depth, isApart, moments, children };
  };
  return grow(root, 0, 0, first(root.settledAt, last), false);
}

/** µs: the end of the last thing in it, which is that of a message where messages outlived the request. */
export function lastsUntil(root: SpanNode): number {
  let last = root.moments.settled;
  for (const { moments } of everySpan(root)) last = Math.max(last, moments.settled);
  return last;
}

/** Callers before callees, in the order of sending. */
export function* everySpan(node: SpanNode): Generator<SpanNode> {
  yield node;
  for (const child of node.children) yield* everySpan(child);
}

export const depthOf = (root: SpanNode): number => {
  let deepest = 0;
  for (const node of everySpan(root)) deepest = Math.max(deepest, node.depth);
  return deepest + 1;
};

/** Where a reader should look first: the deepest failed call that has no failed call below it, or what went wrong apart from the request; else nothing. */
export function origin(root: SpanNode): SpanNode | null {
  let found: SpanNode | null = null;
  const failed = (node: SpanNode) => node.span.outcome !== "ok";
  for (const node of everySpan(root)) {
    if (failed(node) && !node.children.some(failed) && (found === null || node.depth >= found.depth)) found = node;
  }
  const counts = root.span.outcome !== "ok" || [...everySpan(root)].some((node) => node.isApart && failed(node));
  return counts ? found : null;
}
