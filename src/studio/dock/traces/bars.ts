// What is drawn for one call of a waterfall: pieces with a beginning and an end in µs, in the order of drawing. No pixels.
import { backoffs, holds, injectedOnTheWay } from "./breakdown.ts";
import type { SpanNode } from "./span-tree.ts";

export type PieceKind = "line" | "topic" | "queue" | "injected" | "work" | "failed" | "vain" | "backoff" | "held";
export interface Piece {
  readonly kind: PieceKind;
  readonly from: number;
  readonly to: number;
}

/** Ended before it got a slot: nothing of it was work. */
const turnedAway = ({ span }: SpanNode): boolean => Number.isNaN(span.startedAt) && span.outcome !== "ok" && span.parent !== null;

/** The callee went on after its caller had given up: µs from and to, or null. */
export function inVain({ span, moments }: SpanNode): Piece | null {
  const from = Math.max(moments.settled, Number.isNaN(span.startedAt) ? Infinity : span.startedAt);
  return span.endedAt > from ? { kind: "vain", from, to: span.endedAt } : null;
}

export function piecesOf(node: SpanNode): readonly Piece[] {
  const { span, moments } = node;
  const { sent, arrived, started, ended, settled } = moments;
  const pieces: Piece[] = [];
  const add = (kind: PieceKind, from: number, to: number, always = false) => {
    if (to > from || always) pieces.push({ kind, from, to });
  };
  add("topic", sent - span.lay, sent);
  if (span.parent !== null) add("line", sent, settled, true);
  const onTheWay = Math.min(injectedOnTheWay(node), arrived - sent);
  if (onTheWay > 0) add("injected", arrived - onTheWay, arrived);
  if (turnedAway(node)) {
    if (!Number.isNaN(span.arrivedAt)) add("queue", arrived, started);
    add("failed", Number.isNaN(span.arrivedAt) ? settled : started, ended, true);
  } else {
    add("queue", arrived, started);
    add("work", started, ended, true);
    const slowed = Math.min(Math.max(0, span.injected - onTheWay), ended - started);
    if (slowed > 0) add("injected", started, started + slowed);
  }
  const vain = inVain(node);
  if (vain !== null) pieces.push(vain);
  for (const [from, to] of backoffs(node)) add("backoff", from, to);
  for (const [from, to] of holds(node)) add("held", from, to);
  return pieces;
}
