// Traces: ids as W3C's Trace Context has them, drawn from the seed; which requests are recorded and which traces are kept; the store,
// bounded, in which they are found again. A run records its spans in pooled columns (span-pool.ts) and leaves the rest to this class;
// whoever uses it alone starts spans by `start`.
import { hashText, mixWord, mixWords } from "../../kernel/hash.ts";
import { ActiveSpan, type SpanOptions, type SpanRecord, type TraceRecord } from "./active-span.ts";
import { RunningQuantile } from "./running-quantile.ts";
import { traceId } from "./trace-ids.ts";

export interface TracingSettings {
  /** Share of all requests, by a hash of each: a higher share keeps what a lower one kept. */
  readonly sample: number;
  readonly keepErrors: boolean;
  /** Share of the slowest of each operation, once a thousand of it have ended. */
  readonly keepSlowest: number;
}
export interface TracingBounds {
  readonly traces: number;
  readonly spans: number;
  /** Kept by a tail rule within a virtual second. */
  readonly tailASecond: number;
  /** Spans of one trace; beyond them it loses spans and says so. */
  readonly spansATrace: number;
}
const BOUNDS: TracingBounds = { traces: 20_000, spans: 250_000, tailASecond: 50, spansATrace: 10_000 };

/** A trace in the store. */
export interface Stored<T> {
  readonly trace: T;
  spans: number;
  /** It made room for newer ones. */
  isGone: boolean;
}
export interface TraceSearch {
  readonly service?: string;
  readonly operation?: string;
  readonly failed?: boolean;
  /** µs. */
  readonly minDuration?: number;
  readonly most?: number;
}

/** @typeParam T what is kept of a trace */
export class DistributedTracing<T = TraceRecord> {
  readonly seed: number;
  private readonly bounds: TracingBounds;
  private threshold = 0; // of the hash, below which the head keeps
  private keepErrors = false;
  private keepSlowest = 0;
  private isOff = true;
  private slow = new Map<unknown, RunningQuantile>();
  private second = -1;
  private keptInSecond = 0;
  private kept: Stored<T>[] = [];
  private firstKept = 0;
  private keptSpans = 0;
  private started = 0;
  /** Somebody may want to keep a trace for what its request has done: then all are recorded until they end. */
  watched = false;
  /** Roots that have ended. */
  seen = 0;
  /** Kept once, since overwritten. */
  dropped = 0;

  constructor(seed: number, bounds: Partial<TracingBounds> = {}) {
    this.seed = seed;
    this.bounds = { ...BOUNDS, ...bounds };
  }

  configure({ keepErrors, keepSlowest, sample }: TracingSettings): void {
    this.threshold = sample * 4294967296;
    this.keepErrors = keepErrors;
    if (keepSlowest !== this.keepSlowest) this.slow = new Map();
    this.keepSlowest = keepSlowest;
    this.isOff = this.threshold === 0 && !keepErrors && keepSlowest === 0;
  }

  /** Head sampling, at the root. @param source hash of who asks @param number of the request, its low 32 bits */
  sampled(source: number, number: number): boolean {
    return this.threshold !== 0 && mixWord(mixWords(source ^ this.seed, number | 0)) >>> 0 < this.threshold;
  }

  /** Are the spans of the request recorded? While a tail rule is on all are, as the decision falls when the root ends. */
  records(source: number, number: number): boolean {
    if (this.watched) return true;
    return !this.isOff && (this.keepErrors || this.keepSlowest > 0 || this.sampled(source, number));
  }

  /** A root has ended: counts its duration, and says whether it is among the slowest of its operation. */
  ended(operation: unknown, us: number): boolean {
    this.seen++;
    return this.keepSlowest > 0 && this.isSlow(operation, us);
  }

  private isSlow(operation: unknown, us: number): boolean {
    let quantile = this.slow.get(operation);
    if (quantile === undefined) this.slow.set(operation, (quantile = new RunningQuantile(this.keepSlowest)));
    return quantile.isSlow(us);
  }

  /** There are no operations but these any more: what is remembered of the others goes. */
  retain(operations: ReadonlySet<unknown>): void {
    for (const operation of this.slow.keys()) if (!operations.has(operation)) this.slow.delete(operation);
  }
  /** Operations of which something is remembered. */
  get operations(): number {
    return this.slow.size;
  }

  /** Is the trace kept, by its head or by a tail rule that has room left in this virtual second? */
  keeps(source: number, number: number, now: number, isSlow: boolean, failed: boolean): boolean {
    return this.sampled(source, number) || ((isSlow || (failed && this.keepErrors)) && this.hasRoom(now));
  }

  /** Is a trace kept for an error that came after its request had ended? */
  keepsLate(now: number): boolean {
    return (this.keepErrors || this.watched) && this.hasRoom(now);
  }
  /** May a request that ended well still be kept for such an error? */
  get waitsForErrors(): boolean {
    return this.keepErrors || this.watched;
  }

  /** Of the traces that tail rules may keep in this virtual second, one more. */
  hasRoom(now: number): boolean {
    const second = Math.floor(now / 1e6);
    if (second !== this.second) {
      this.second = second;
      this.keptInSecond = 0;
    }
    return this.keptInSecond++ < this.bounds.tailASecond;
  }

  keep(trace: T, spans: number): Stored<T> {
    const stored = { trace, spans, isGone: false };
    this.kept.push(stored);
    this.keptSpans += spans;
    this.makeRoom();
    return stored;
  }

  /** What is kept of a trace has grown: messages of it have come to their end. */
  grown(stored: Stored<T>, spans: number): void {
    if (!stored.isGone) this.keptSpans += spans - stored.spans;
    stored.spans = spans;
    this.makeRoom();
  }

  private makeRoom(): void {
    while (this.kept.length - this.firstKept > this.bounds.traces || this.keptSpans > this.bounds.spans) this.dropOldest();
    if (this.firstKept > 4096) {
      this.kept = this.kept.slice(this.firstKept);
      this.firstKept = 0;
    }
  }

  private dropOldest(): void {
    const oldest = this.kept[this.firstKept++] as Stored<T>;
    oldest.isGone = true;
    this.keptSpans -= oldest.spans;
    this.dropped++;
  }

  /** Oldest first, by the time of their end. */
  all(): readonly T[] {
    return this.kept.slice(this.firstKept).map(({ trace }) => trace);
  }
  /** That which was kept as the number-th, from 0: there while it is not dropped. */
  at(number: number): T {
    return (this.kept[this.firstKept + number - this.dropped] as Stored<T>).trace;
  }
  get count(): number {
    return this.kept.length - this.firstKept;
  }

  /** 32 hex digits. */
  traceId(source: number, number: number): string {
    return traceId(this.seed, source, number);
  }

  /**
   * Starts a trace at its root. Its spans are kept or not when the root ends, by the rules of `configure`.
   * @param at virtual time in µs
   */
  start(this: DistributedTracing, operation: string, at: number, options: SpanOptions): ActiveSpan {
    const source = hashText(options.service);
    const number = ++this.started;
    const id = this.traceId(source, number);
    const recorded = this.records(source, number);
    return ActiveSpan.root({ id, operation, at, recorded, most: this.bounds.spansATrace }, options, (spans, lost, end) => {
      const [root] = spans as readonly [SpanRecord];
      const failed = root.status === "error";
      const isSlow = this.ended(operation, end - at);
      if (!recorded || !this.keeps(source, number, end, isSlow, failed)) return;
      this.keep({ id, operation, startedAt: at, duration: end - at, failed, lost, spans }, spans.length);
    });
  }

  /** Newest first. */
  search(this: DistributedTracing, { failed, minDuration = 0, most = 100, operation, service }: TraceSearch = {}): readonly TraceRecord[] {
    const fits = (trace: TraceRecord): boolean =>
      (operation === undefined || trace.operation === operation) &&
      (failed === undefined || trace.failed === failed) &&
      trace.duration >= minDuration &&
      (service === undefined || trace.spans.some((span) => span.service === service));
    return this.all().filter(fits).slice(-most).reverse();
  }
}
