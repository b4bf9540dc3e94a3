// Traces whose request has ended while messages of theirs are on the way. Such a trace stays open: what is done for its messages is
// written to it still. One that was kept grows until the last message has come to its end. For one that was not, the decision waits, as
// a collector's tail sampling waits for late spans (OpenTelemetry's tail_sampling: decision_wait 30 s, num_traces 50,000): it is kept if
// a delivery fails within the wait, else forgotten. Both sorts are bounded; a trace that is closed before its last message says so.
import type { Failure } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Client, RequestType } from "../../runtime/network.ts";
import type { DistributedTracing, Stored } from "./distributed-tracing.ts";
import { SPAN_COLUMNS, type SpanPool } from "./span-pool.ts";
import type { KeptTrace } from "./trace-store.ts";

export const DECISION_WAIT = 30e6;
/** Open at once: undecided, and kept. */
const MOST_UNDECIDED = 20_000;
const MOST_KEPT = 10_000;
/** Where no trace in flight is: the place of one that is closed. */
export const CLOSED = -1;
/** The spans of one that is open are read from where they are written. */
const NONE = new Float64Array(0);

/** One that is kept. */
interface Growing {
  readonly trace: number;
  readonly traceSlot: number;
  readonly kept: KeptTrace;
  readonly stored: Stored<KeptTrace>;
  isOver: boolean;
}

/** One that may still be kept: a place of a ring, used again and again, since nearly every request with messages is one for a while. */
class Undecided {
  trace = 0;
  traceSlot = 0;
  client: Client | null = null;
  type: RequestType | null = null;
  request = 0;
  key = 0;
  startedAt = 0.5;
  duration = 0.5;
  failure: Failure | null = null;
  /** µs until which that may be decided. */
  until = 0.5;
  isOver = true;
}

export class LateTraces {
  private readonly spans: SpanPool;
  private readonly tracing: DistributedTracing<KeptTrace>;
  private readonly ring: Undecided[] = [];
  private first = 0;
  private count = 0;
  private growing: Growing[] = [];
  /** Of those, how many are over. */
  private over = 0;
  /** By their place among the traces in flight. */
  private readonly undecidedAt: (Undecided | null)[] = [];
  private readonly growingAt: (Growing | null)[] = [];

  /** Is a trace wanted that nothing went wrong in, now that it is over? */
  private readonly isWanted: (client: Client, request: number) => boolean;

  constructor(
    spans: SpanPool,
    tracing: DistributedTracing<KeptTrace>,
    isWanted: (client: Client, request: number) => boolean = () => false,
  ) {
    this.spans = spans;
    this.tracing = tracing;
    this.isWanted = isWanted;
  }

  /** A request has ended, but not its messages. @param keep decided by the request already */
  add(frame: Frame, now: number, failure: Failure | null, keep: boolean): void {
    const late = this.take(frame, now, failure);
    if (keep) this.keep(late);
  }

  private take(frame: Frame, now: number, failure: Failure | null): Undecided {
    while (this.count > 0 && this.drops(this.ring[this.first] as Undecided, now)) this.next();
    const at = (this.first + this.count++) % MOST_UNDECIDED;
    const late = (this.ring[at] ??= new Undecided());
    late.trace = frame.trace;
    late.traceSlot = frame.traceSlot;
    late.client = frame.client;
    late.type = frame.type;
    late.request = frame.request;
    late.key = frame.key;
    late.startedAt = frame.calledAt;
    late.duration = now - frame.calledAt;
    late.failure = failure;
    late.until = now + DECISION_WAIT;
    late.isOver = false;
    this.undecidedAt[late.traceSlot] = late;
    return late;
  }
  private drops(oldest: Undecided, now: number): boolean {
    return oldest.isOver || oldest.until <= now || this.count === MOST_UNDECIDED;
  }
  private next(): void {
    const oldest = this.ring[this.first] as Undecided;
    this.first = (this.first + 1) % MOST_UNDECIDED;
    this.count--;
    if (!oldest.isOver) this.forget(oldest);
  }

  has(trace: number, slot: number): boolean {
    return this.undecided(trace, slot) !== null || this.kept(trace, slot) !== null;
  }

  /** Something that was done for a message of the trace went wrong. */
  failed(trace: number, slot: number, now: number): void {
    const late = this.undecided(trace, slot);
    if (late !== null && this.tracing.keepsLate(now)) this.keep(late);
  }

  /** The last message of the trace has come to its end. */
  ended(trace: number, slot: number): void {
    const late = this.undecided(trace, slot);
    if (late !== null) this.forget(late);
    const kept = this.kept(trace, slot);
    if (kept !== null) this.close(kept);
  }

  private undecided(trace: number, slot: number): Undecided | null {
    const late = this.undecidedAt[slot] ?? null;
    return late !== null && late.trace === trace && !late.isOver ? late : null;
  }
  private kept(trace: number, slot: number): Growing | null {
    const late = this.growingAt[slot] ?? null;
    return late !== null && late.trace === trace ? late : null;
  }

  private forget(late: Undecided): void {
    if (this.isWanted(late.client as Client, late.request)) return this.close(this.keep(late));
    late.isOver = true;
    this.spans.close(late, false);
  }

  private keep(late: Undecided): Growing {
    late.isOver = true;
    const { client, duration, failure, key, request, startedAt, trace, traceSlot, type } = late as Undecided & {
      client: Client;
      type: RequestType;
    };
    const kept: KeptTrace = { client, type, request, key, startedAt, duration, failure, lost: false, openAt: traceSlot, spans: NONE };
    const growing: Growing = { trace, traceSlot, kept, stored: this.tracing.keep(kept, this.spans.countOf(traceSlot)), isOver: false };
    this.growingAt[traceSlot] = growing;
    this.growing.push(growing);
    if (this.growing.length > MOST_KEPT || this.over > this.growing.length / 2) this.trim();
    return growing;
  }

  /** Those that have been open longest give way to the requests in flight. */
  makeRoom(): void {
    for (const late of this.growing) {
      if (!this.spans.isCrowded) break;
      if (!late.isOver) this.close(late);
    }
    while (this.spans.isCrowded && this.count > 0) this.next();
  }

  /** Those that are over go; if there are still too many, the oldest are given up. */
  private trim(): void {
    const open = this.growing.filter(({ isOver }) => !isOver);
    const most = MOST_KEPT - MOST_KEPT / 10;
    for (const late of open.slice(0, Math.max(0, open.length - most))) this.close(late);
    this.growing = open.filter(({ isOver }) => !isOver);
    this.over = 0;
  }

  private close(late: Growing): void {
    late.isOver = true;
    this.over++;
    this.growingAt[late.traceSlot] = null;
    const isCut = this.spans.messagesOf(late.traceSlot) > 0;
    const closed = this.spans.close(late, true);
    if (closed === null) return;
    const { kept } = late;
    kept.spans = closed.spans;
    kept.lost = closed.lost || isCut;
    kept.openAt = CLOSED;
    this.tracing.grown(late.stored, closed.spans.length / SPAN_COLUMNS);
  }
}
