// A span while it goes on, for those who trace by hand: children nest, links point to other traces, events and a status are noted.
import { spanId } from "./trace-ids.ts";

export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";
/** What happens within a span: the names that a run's traces use, or others. */
export type SpanEventName = "retry" | "breakerRejected" | "timeout" | "redelivery" | (string & {});
export interface SpanContext {
  readonly traceId: string; // 32 hex digits
  readonly spanId: string; // 16
}
export interface SpanOptions {
  readonly service: string;
  readonly instance?: string;
  readonly kind?: SpanKind;
  /** Spans of other traces that led here: messages link, calls nest. */
  readonly links?: readonly SpanContext[];
}
export interface SpanRecord extends SpanContext {
  readonly parent: string | null;
  readonly name: string;
  readonly service: string;
  readonly instance: string | null;
  readonly kind: SpanKind;
  readonly startedAt: number;
  /** NaN: it had not ended when its root did. */
  readonly endedAt: number;
  readonly status: "unset" | "ok" | "error";
  readonly links: readonly SpanContext[];
  readonly events: readonly { readonly name: SpanEventName; readonly at: number }[];
}
export interface TraceRecord {
  readonly id: string;
  readonly operation: string;
  readonly startedAt: number;
  readonly duration: number;
  readonly failed: boolean;
  /** Spans were dropped for lack of room. */
  readonly lost: boolean;
  /** In the order of their start, the root first. */
  readonly spans: readonly SpanRecord[];
}

interface Beginning {
  readonly id: string;
  readonly operation: string;
  readonly at: number;
  readonly recorded: boolean;
  readonly most: number;
}
type OnEnd = (spans: readonly SpanRecord[], lost: boolean, at: number) => void;

interface Trace {
  readonly spans: ActiveSpan[];
  readonly beginning: Beginning;
  lost: boolean;
  place: number;
}

export class ActiveSpan implements SpanContext {
  readonly traceId: string;
  readonly spanId: string;
  /** False: nothing of it will be kept, and nothing need be sent along. */
  readonly recorded: boolean;
  private readonly trace: Trace;
  private readonly parent: string | null;
  private readonly name: string;
  private readonly startedAt: number;
  private readonly options: SpanOptions;
  private readonly onEnd: OnEnd | null;
  private readonly links: SpanContext[];
  private readonly events: { readonly name: SpanEventName; readonly at: number }[] = [];
  private endedAt = NaN;
  private status: SpanRecord["status"] = "unset";

  private constructor(trace: Trace, parent: string | null, name: string, at: number, options: SpanOptions, onEnd: OnEnd | null) {
    this.trace = trace;
    this.traceId = trace.beginning.id;
    this.spanId = spanId(this.traceId, trace.place++);
    this.recorded = trace.beginning.recorded;
    this.parent = parent;
    this.name = name;
    this.startedAt = at;
    this.options = options;
    this.onEnd = onEnd;
    this.links = [...(options.links ?? [])];
    if (trace.spans.length < trace.beginning.most) trace.spans.push(this);
    else trace.lost = true;
  }

  static root(beginning: Beginning, options: SpanOptions, onEnd: OnEnd): ActiveSpan {
    const trace: Trace = { spans: [], beginning, lost: false, place: -1 };
    return new ActiveSpan(trace, null, beginning.operation, beginning.at, { kind: "server", ...options }, onEnd);
  }

  child(name: string, at: number, options: SpanOptions): ActiveSpan {
    return new ActiveSpan(this.trace, this.spanId, name, at, options, null);
  }
  event(name: SpanEventName, at: number): void {
    this.events.push({ name, at });
  }
  link(to: SpanContext): void {
    this.links.push({ traceId: to.traceId, spanId: to.spanId });
  }

  /** Ends it once; later ends say nothing. The end of the root decides whether the trace is kept. */
  end(at: number, status: "ok" | "error" = "ok"): void {
    if (this.endedAt === this.endedAt) return;
    this.endedAt = at;
    this.status = status;
    const { lost, spans } = this.trace;
    this.onEnd?.(
      spans.map((span) => span.record()),
      lost,
      at,
    );
  }

  private record(): SpanRecord {
    const { instance = null, kind = "internal", service } = this.options;
    const { endedAt, events, links, name, parent, spanId: id, startedAt, status, traceId } = this;
    return { traceId, spanId: id, parent, name, service, instance, kind, startedAt, endedAt, status, links, events };
  }
}
