// Traces whose request has ended while messages of theirs are on the way. Such a trace stays open: what is done for its messages is
// written to it still. One that was kept grows until the last message has come to its end. For one that was not, the decision waits, as
// a collector's tail sampling waits for late spans (OpenTelemetry's tail_sampling: decision_wait 30 s, num_traces 50,000): it is kept if
// a delivery fails within the wait, else forgotten. Both sorts are bounded; a trace that is closed before its last message says so.
import type { DistributedTracing, Stored } from "./distributed-tracing.ts";
import { SPAN_COLUMNS, type SpanPool } from "./span-pool.ts";
import type { KeptTrace } from "./trace-store.ts";

interface Late {
  readonly trace: number;
  readonly traceSlot: number;
  readonly kept: KeptTrace;
  /** Null: it is not decided that it is kept. */
  stored: Stored<KeptTrace> | null;
  /** µs until which that may still be decided. */
  readonly until: number;
  isOver: boolean;
}

export const DECISION_WAIT = 30e6;
/** Open at once: undecided, and kept. */
const MOST_UNDECIDED = 20_000;
const MOST_KEPT = 10_000;

export class LateTraces {
  private readonly spans: SpanPool;
  private readonly tracing: DistributedTracing<KeptTrace>;
  /** By their place among the traces in flight. */
  private readonly bySlot: (Late | null)[] = [];
  private readonly undecided = new Queue();
  private readonly growing = new Queue();

  /** Is a trace wanted that nothing went wrong in, now that it is over? */
  private readonly isWanted: (kept: KeptTrace) => boolean;

  constructor(spans: SpanPool, tracing: DistributedTracing<KeptTrace>, isWanted: (kept: KeptTrace) => boolean = () => false) {
    this.spans = spans;
    this.tracing = tracing;
    this.isWanted = isWanted;
  }

  /** A request has ended, but not its messages. @param keep decided by the request already */
  add(trace: number, traceSlot: number, kept: KeptTrace, keep: boolean, now: number): void {
    const late: Late = { trace, traceSlot, kept, stored: null, until: now + DECISION_WAIT, isOver: false };
    this.bySlot[traceSlot] = late;
    if (keep) this.keep(late);
    else this.undecided.push(late);
    this.forget(now);
  }

  has(trace: number, slot: number): boolean {
    return this.of(trace, slot) !== null;
  }

  /** Something that was done for a message of the trace went wrong. */
  failed(trace: number, slot: number, now: number): void {
    const late = this.of(trace, slot);
    if (late !== null && late.stored === null && this.tracing.keepsLate(now)) this.keep(late);
  }

  /** The last message of the trace has come to its end. */
  ended(trace: number, slot: number): void {
    const late = this.of(trace, slot);
    if (late !== null) this.close(late);
  }

  /** What is kept of open traces, as far as it goes by now. */
  refresh(): void {
    for (const { isOver, kept, stored, traceSlot } of this.growing.all())
      if (!isOver && stored?.isGone === false) kept.spans = this.spans.soFar(traceSlot);
  }

  private of(trace: number, slot: number): Late | null {
    const late = this.bySlot[slot] ?? null;
    return late !== null && late.trace === trace ? late : null;
  }

  private keep(late: Late): void {
    late.kept.spans = this.spans.soFar(late.traceSlot);
    late.stored = this.tracing.keep(late.kept, late.kept.spans.length / SPAN_COLUMNS);
    this.growing.push(late);
    if (this.growing.count > MOST_KEPT) this.growing.dropOldest((oldest) => this.close(oldest));
  }

  private forget(now: number): void {
    const { undecided } = this;
    while (undecided.oldest !== null && (undecided.oldest.until <= now || undecided.count > MOST_UNDECIDED))
      undecided.dropOldest((late) => {
        if (late.stored === null) this.close(late);
      });
  }

  /** Those that have been open longest give way to the requests in flight. */
  makeRoom(): void {
    const { growing, spans, undecided } = this;
    while (spans.isCrowded && growing.oldest !== null) growing.dropOldest((late) => this.close(late));
    while (spans.isCrowded && undecided.oldest !== null) undecided.dropOldest((late) => this.close(late));
  }

  private close(late: Late): void {
    if (late.isOver) return;
    if (late.stored === null && this.isWanted(late.kept)) this.keep(late);
    late.isOver = true;
    this.bySlot[late.traceSlot] = null;
    const isCut = this.spans.messagesOf(late.traceSlot) > 0;
    const closed = this.spans.close(late, late.stored !== null);
    if (closed === null || late.stored === null) return;
    const { kept } = late;
    kept.spans = closed.spans;
    kept.lost = closed.lost || isCut;
    kept.isOpen = false;
    this.tracing.grown(late.stored, closed.spans.length / SPAN_COLUMNS);
  }
}

/** In the order in which they came; those that are over go when they are met. */
class Queue {
  private items: Late[] = [];
  private first = 0;

  push(late: Late): void {
    this.skip();
    this.items.push(late);
  }
  get count(): number {
    return this.items.length - this.first;
  }
  get oldest(): Late | null {
    this.skip();
    return this.items[this.first] ?? null;
  }
  dropOldest(told: (late: Late) => void): void {
    const { oldest } = this;
    if (oldest === null) return;
    this.first++;
    told(oldest);
  }
  all(): readonly Late[] {
    return this.items.slice(this.first);
  }
  private skip(): void {
    while (this.items[this.first]?.isOver === true) this.first++;
    if (this.first < 1024 || 2 * this.first < this.items.length) return;
    this.items = this.items.slice(this.first);
    this.first = 0;
  }
}
