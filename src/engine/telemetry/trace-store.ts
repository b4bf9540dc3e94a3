// The traces of a run: its requests as spans in pooled columns, from their begin to the decision at their end. Which are recorded and
// kept, under what ids and how many, is DistributedTracing's matter.
import type { Failure, Failures } from "../runtime/failure.ts";
import type { Frame } from "../runtime/frame.ts";
import type { Client, RequestType } from "../runtime/network.ts";
import type { CompletedSettings } from "../scenario/document.ts";
import { DistributedTracing } from "./distributed-tracing.ts";
import type { Logger } from "./logger.ts";
import { SPAN_COLUMNS, SpanPool } from "./span-pool.ts";
import { StageLists } from "./stage-lists.ts";

export interface KeptTrace {
  readonly client: Client;
  readonly type: RequestType;
  readonly request: number;
  readonly key: number;
  readonly startedAt: number;
  readonly duration: number;
  readonly failure: Failure | null;
  readonly lost: boolean;
  /** Rows of SPAN_COLUMNS, newest first. */
  readonly spans: Float64Array;
}

export class TraceStore {
  readonly spans = new SpanPool();
  readonly stageLists = new StageLists();
  readonly failures: Failures;
  readonly tracing: DistributedTracing<KeptTrace>;

  constructor(seed: number, failures: Failures) {
    this.tracing = new DistributedTracing(seed);
    this.failures = failures;
  }

  configure(tracing: CompletedSettings["tracing"]): void {
    this.tracing.configure(tracing);
  }

  /** A client's request begins: is it recorded? */
  begin(frame: Frame): void {
    frame.span = 0;
    frame.parentSpan = 0;
    frame.trace = 0;
    if (this.tracing.records((frame.client as Client).hash, frame.request)) this.spans.open(frame);
  }

  end(frame: Frame, now: number, failure: Failure | null, log: Logger): void {
    const { tracing } = this;
    const { hash, id } = frame.client as Client;
    const slow = tracing.ended(frame.type, now - frame.calledAt);
    if (failure !== null && log.mayRepeat(now, id, "requestFailed")) this.logFailure(frame, now, failure, log);
    if (frame.trace === 0) return;
    const keep = tracing.keeps(hash, frame.request, now, slow, failure !== null);
    const closed = this.spans.close(frame, keep);
    frame.trace = 0;
    if (closed !== null) this.store(frame, now, failure, closed);
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
      { client, type, request, key, startedAt, duration: now - startedAt, failure, ...closed },
      closed.spans.length / SPAN_COLUMNS,
    );
  }

  /** Oldest first, by the time of their end. */
  all(): readonly KeptTrace[] {
    return this.tracing.all();
  }
  find(fits: (kept: KeptTrace) => boolean): KeptTrace | undefined {
    return this.tracing.find(fits);
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
