// The traces of a run: its requests as spans in pooled columns, from their begin to the decision at their end. Which are recorded and
// kept, under what ids and how many, is DistributedTracing's matter.
import type { Failure, Failures } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Client, RequestType } from "../../runtime/network.ts";
import type { CompletedSettings } from "../../scenario/document.ts";
import type { Logger } from "../logger.ts";
import { DistributedTracing } from "./distributed-tracing.ts";
import { CLOSED, LateTraces } from "./late-traces.ts";
import { type RowTest, someRow, SPAN_COLUMNS, SpanPool } from "./span-pool.ts";
import { StageLists } from "./stage-lists.ts";
import { firstWord, firstWordOf } from "./trace-ids.ts";
import { TraceIndex } from "./trace-index.ts";

export interface KeptTrace {
  readonly client: Client;
  readonly type: RequestType;
  readonly request: number;
  readonly key: number;
  readonly startedAt: number;
  readonly duration: number;
  readonly failure: Failure | null;
  lost: boolean;
  /** Its place among the traces in flight while messages of it are on the way, for which more will be done; else CLOSED. */
  openAt: number;
  /** Of a closed one: rows of SPAN_COLUMNS, newest first (see `spansOf`). */
  spans: Float64Array;
}

export class TraceStore {
  readonly spans = new SpanPool();
  readonly stageLists = new StageLists();
  readonly failures: Failures;
  readonly tracing: DistributedTracing<KeptTrace>;
  private readonly byId: TraceIndex<KeptTrace>;
  private readonly late: LateTraces;
  /** Requests in flight of which a message has failed. */
  private readonly erred = new Set<number>();

  /** Numbers of traces in flight that are to be kept however they end. */
  private readonly wanted = new Set<number>();
  /** Whether a request has left something open that may yet break an invariant; null: there is none. */
  isSuspect: ((client: Client, request: number) => boolean) | null = null;
  /** When a request last ended. */
  private endedAt = 0;

  constructor(seed: number, failures: Failures) {
    this.tracing = new DistributedTracing(seed);
    this.byId = new TraceIndex(this.tracing, ({ client, request }) => firstWord(seed, client.hash, request));
    this.late = new LateTraces(this.spans, this.tracing, (client, request) => this.suspects(client, request));
    this.failures = failures;
  }

  configure(tracing: CompletedSettings["tracing"]): void {
    this.tracing.configure(tracing);
  }

  /** A client's request begins: is it recorded? */
  begin(frame: Frame): void {
    if (this.tracing.records((frame.client as Client).hash, frame.request)) this.spans.open(frame);
  }

  end(frame: Frame, now: number, failure: Failure | null, log: Logger): void {
    const slow = this.tracing.ended(frame.type, now - frame.calledAt);
    if (failure !== null && log.mayRepeat(now, (frame.client as Client).id, "requestFailed")) this.logFailure(frame, now, failure, log);
    if (frame.trace !== 0) this.endTrace(frame, now, failure, slow);
  }

  private endTrace(frame: Frame, now: number, failure: Failure | null, slow: boolean): void {
    const { tracing } = this;
    const { hash } = frame.client as Client;
    if (this.spans.isCrowded) this.late.makeRoom();
    const { trace, traceSlot } = frame;
    const erred = this.erred.size > 0 && this.erred.delete(trace);
    const wanted = this.wanted.size > 0 && this.wanted.delete(trace);
    let keep = wanted || tracing.keeps(hash, frame.request, now, slow, failure !== null || erred);
    this.endedAt = now;
    const goesOn = this.spans.messagesOf(traceSlot) > 0;
    if (!keep && !goesOn) keep = this.suspects(frame.client as Client, frame.request);
    if (goesOn && (keep || tracing.waitsForErrors)) {
      this.late.add(frame, now, failure, keep);
      frame.leaveTrace();
      return;
    }
    const closed = this.spans.close(frame, keep);
    frame.leaveTrace();
    if (closed !== null) this.store(frame, now, failure, closed);
  }

  private suspects(client: Client, request: number): boolean {
    return this.isSuspect !== null && this.isSuspect(client, request) && this.tracing.hasRoom(this.endedAt);
  }

  /** A message sets out, in the trace of whoever published it. */
  published(trace: number, slot: number): void {
    this.spans.hold(trace, slot, 1);
  }
  /** It has come to its end for one of those who get it. */
  delivered(trace: number, slot: number): void {
    if (this.spans.hold(trace, slot, -1) === 0) this.late.ended(trace, slot);
  }
  /** A delivery of it went wrong: an error of its trace, like one of the request. */
  deliveryFailed(trace: number, slot: number, now: number): void {
    if (!this.spans.isOpen(trace, slot)) return;
    if (this.late.has(trace, slot)) this.late.failed(trace, slot, now);
    else this.erred.add(trace);
  }
  /** Keeps the trace to which the frame belongs, if it is still in flight. */
  keep({ trace, traceSlot }: Frame, now: number): void {
    if (trace === 0 || !this.spans.isOpen(trace, traceSlot)) return;
    if (this.late.has(trace, traceSlot)) this.late.failed(trace, traceSlot, now);
    else this.wanted.add(trace);
  }
  /** Is that trace kept? */
  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  private logFailure(frame: Frame, now: number, failure: Failure, log: Logger): void {
    const client = frame.client as Client;
    const type = frame.type as RequestType;
    log.write(
      now,
      "error",
      client.id,
      "requestFailed",
      { method: type.method, path: type.path, status: failure.status, reason: failure.code, at: failure.at },
      null,
      this.idOf(frame),
    );
  }

  /** Of the trace to which the frame's request belongs, while it is recorded. */
  idOf(frame: Frame): string | null {
    return frame.trace === 0 ? null : this.tracing.traceId((frame.client as Client).hash, frame.request);
  }

  private store(
    frame: Frame,
    now: number,
    failure: Failure | null,
    closed: { readonly spans: Float64Array; readonly lost: boolean },
  ): void {
    const { calledAt: startedAt, client, key, request, type } = frame as Frame & { client: Client; type: RequestType };
    this.tracing.keep(
      { client, type, request, key, startedAt, duration: now - startedAt, failure, openAt: CLOSED, ...closed },
      closed.spans.length / SPAN_COLUMNS,
    );
  }

  /** Oldest first, by the time of their end. */
  all(): readonly KeptTrace[] {
    return this.tracing.all();
  }
  find(id: string): KeptTrace | undefined {
    return this.byId.find(firstWordOf(id), ({ client, request }) => this.tracing.traceId(client.hash, request) === id);
  }
  /** Rows of SPAN_COLUMNS, newest first: of an open one, as far as it goes by now. */
  spansOf(kept: KeptTrace): Float64Array {
    return kept.openAt === CLOSED ? kept.spans : this.spans.soFar(kept.openAt);
  }
  /** Is there such a span in it, newest first? A copy is spared; parents are not told. */
  someSpan(kept: KeptTrace, fits: RowTest): boolean {
    return kept.openAt === CLOSED ? someRow(kept.spans, fits) : this.spans.some(kept.openAt, fits);
  }
  get count(): number {
    return this.tracing.count;
  }
  get seen(): number {
    return this.tracing.seen;
  }
  get dropped(): number {
    return this.tracing.dropped;
  }
}
