// The moments of a call in order, derived from what its record knows: sent, arrived, started, ended, settled, and the waits between them.
import { injectedOnTheWay } from "./breakdown.ts";
import type { SpanNode } from "./span-tree.ts";

export const EVENTS = [
  "lay",
  "backoff",
  "limited",
  "held",
  "sent",
  "delivered",
  "redelivered",
  "injected",
  "arrived",
  "started",
  "ended",
  "settled",
  "timedOut",
] as const;
export type EventKind = (typeof EVENTS)[number];
export interface SpanEvent {
  readonly kind: EventKind;
  readonly at: number;
  /** µs that passed because of it or before it; null: nothing to say. */
  readonly took: number | null;
  readonly status: number | null;
}

export function eventsOf(node: SpanNode): readonly SpanEvent[] {
  const { span } = node;
  const events: SpanEvent[] = [];
  const add = (kind: EventKind, at: number, took: number | null = null, status: number | null = null) => {
    if (!Number.isNaN(at)) events.push({ kind, at, took: took !== null && took > 0 ? took : null, status });
  };
  const asked = span.sentAt - span.held - span.limited;
  if (span.sort === "delivery") add("lay", span.sentAt - span.lay, span.lay);
  if (span.backoff > 0) add("backoff", asked - span.backoff, span.backoff);
  if (span.limited > 0) add("limited", asked, span.limited);
  if (span.held > 0) add("held", span.sentAt - span.held, span.held);
  add(span.sort !== "delivery" ? "sent" : span.attempt > 1 ? "redelivered" : "delivered", span.sentAt);
  if (span.injected > 0) add("injected", injectedOnTheWay(node) > 0 ? span.sentAt : span.startedAt, span.injected);
  add("arrived", span.arrivedAt);
  add("started", span.startedAt, span.startedAt - span.arrivedAt);
  add("ended", span.endedAt, null, span.status);
  add(
    span.outcome === "timeout" ? "timedOut" : "settled",
    span.settledAt,
    null,
    Number.isNaN(span.endedAt) || span.settledAt < span.endedAt ? span.status : null,
  );
  return events.toSorted((a, b) => a.at - b.at || EVENTS.indexOf(a.kind) - EVENTS.indexOf(b.kind));
}
