// Which requests are traced, and the traces that were kept. Head sampling decides at the root by a hash of the request, so that
// no draw is spent, the run cannot depend on the rate, and a higher rate keeps what a lower one kept. While a tail rule is on,
// all spans in flight are recorded and the decision falls when the root ends. The store is bounded: the oldest go first.
import { mixWord, mixWords } from "../kernel/hash.ts";
import type { Failure, Failures } from "../runtime/failure.ts";
import type { Frame } from "../runtime/frame.ts";
import type { Client, RequestType } from "../runtime/network.ts";
import type { CompletedSettings } from "../scenario/document.ts";
import type { LogRing } from "./log-ring.ts";
import { RunningQuantile } from "./running-quantile.ts";
import { SPAN_COLUMNS, SpanPool } from "./span-pool.ts";
import { StageLists } from "./stage-lists.ts";
import { traceId } from "./trace-ids.ts";

/** Kept by a tail rule within a virtual second, at most. */
const MOST_A_SECOND = 50;
const MOST_TRACES = 20_000;
const MOST_SPANS = 250_000;

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
  private readonly seed: number;
  private threshold = 0; // of the hash, below which the head keeps
  private keepErrors = false;
  private keepSlowest = 0;
  private off = true;
  private slow = new Map<RequestType, RunningQuantile>();
  private second = -1;
  private keptInSecond = 0;
  private kept: KeptTrace[] = [];
  private firstKept = 0;
  private keptSpans = 0;
  seen = 0;
  dropped = 0;

  constructor(seed: number, failures: Failures) {
    this.seed = seed;
    this.failures = failures;
  }

  configure(tracing: CompletedSettings["tracing"]): void {
    this.threshold = tracing.sample * 4294967296;
    this.keepErrors = tracing.keepErrors;
    if (tracing.keepSlowest !== this.keepSlowest) this.slow = new Map();
    this.keepSlowest = tracing.keepSlowest;
    this.off = this.threshold === 0 && !this.keepErrors && this.keepSlowest === 0;
  }

  /** A client's request begins: is it recorded? */
  begin(frame: Frame): void {
    frame.span = 0;
    frame.parentSpan = 0;
    frame.trace = 0;
    if (this.off) return;
    if (this.keepErrors || this.keepSlowest > 0 || this.sampled(frame)) this.spans.open(frame);
  }

  private sampled(frame: Frame): boolean {
    if (this.threshold === 0) return false;
    return mixWord(mixWords((frame.client as Client).hash ^ this.seed, frame.request | 0)) >>> 0 < this.threshold;
  }

  end(frame: Frame, now: number, failure: Failure | null, log: LogRing): void {
    this.seen++;
    const type = frame.type as RequestType;
    const slow = this.keepSlowest > 0 && this.quantileOf(type).isSlow(now - frame.calledAt);
    if (failure !== null && log.mayRepeat(now, (frame.client as Client).id, "requestFailed")) this.logFailure(frame, now, failure, log);
    if (frame.trace === 0) return;
    const keep = this.sampled(frame) || ((slow || (failure !== null && this.keepErrors)) && this.hasRoom(now));
    const closed = this.spans.close(frame, keep);
    frame.trace = 0;
    if (closed !== null) this.store(frame, now, failure, closed);
  }

  private logFailure(frame: Frame, now: number, failure: Failure, log: LogRing): void {
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
    return frame.trace === 0 ? null : traceId(this.seed, (frame.client as Client).hash, frame.request);
  }

  private quantileOf(type: RequestType): RunningQuantile {
    let quantile = this.slow.get(type);
    if (quantile === undefined) this.slow.set(type, (quantile = new RunningQuantile(this.keepSlowest)));
    return quantile;
  }

  private hasRoom(now: number): boolean {
    const second = Math.floor(now / 1e6);
    if (second !== this.second) {
      this.second = second;
      this.keptInSecond = 0;
    }
    return this.keptInSecond++ < MOST_A_SECOND;
  }

  private store(
    frame: Frame,
    now: number,
    failure: Failure | null,
    closed: { readonly spans: Float64Array; readonly lost: boolean },
  ): void {
    const { client, type } = frame as { client: Client; type: RequestType };
    this.kept.push({
      client,
      type,
      request: frame.request,
      key: frame.key,
      startedAt: frame.calledAt,
      duration: now - frame.calledAt,
      failure,
      ...closed,
    });
    this.keptSpans += closed.spans.length / SPAN_COLUMNS;
    while (this.kept.length - this.firstKept > MOST_TRACES || this.keptSpans > MOST_SPANS) this.dropOldest();
    if (this.firstKept > 4096) {
      this.kept = this.kept.slice(this.firstKept);
      this.firstKept = 0;
    }
  }

  private dropOldest(): void {
    const oldest = this.kept[this.firstKept++] as KeptTrace;
    this.keptSpans -= oldest.spans.length / SPAN_COLUMNS;
    this.dropped++;
  }

  /** Oldest first, by the time of their end. */
  all(): readonly KeptTrace[] {
    return this.kept.slice(this.firstKept);
  }
  get count(): number {
    return this.kept.length - this.firstKept;
  }
}
