// A trace in the JSON form of the OpenTelemetry protocol, as collectors and viewers read it. Each attempt becomes the caller's client span
// and, if it arrived, the callee's server span. Virtual time 0 is written as the epoch.
import type { Span, Trace } from "../../../engine/telemetry/views/records.ts";

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly intValue: string } | { readonly boolValue: boolean };
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: 1 | 2 | 3 | 4 | 5; // internal, server, client, producer, consumer
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code: 0 | 2; readonly message?: string };
}
export interface Otlp {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly scope: { readonly name: string }; readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** Nanoseconds as text: they are beyond the exact range of a number. */
const nano = (us: number): string => (us <= 0 ? "0" : `${Math.round(us)}000`);
const attribute = (key: string, value: string | number): Attribute => ({
  key,
  value: typeof value === "number" ? { intValue: String(Math.round(value)) } : { stringValue: value },
});
/** The id of the caller's half: that of the attempt with its first digit turned over. */
const clientId = (id: string): string => (parseInt(id[0] ?? "0", 16) ^ 8).toString(16) + id.slice(1);

const status = (span: Span): OtlpSpan["status"] =>
  span.outcome === "ok"
    ? { code: 0 }
    : { code: 2, message: span.reason === null ? span.outcome : `${span.outcome}: ${span.reason.code} at ${span.reason.at}` };
const common = (span: Span): readonly Attribute[] => [
  attribute("http.response.status_code", span.status),
  attribute("faultline.outcome", span.outcome),
  attribute("faultline.attempt", span.attempt),
];

/** @param skew of the caller's clock: each half bears the time of whoever wrote it down */
function clientHalf(trace: Trace, span: Span, last: number, skew: number): OtlpSpan {
  const root = span.parent === null;
  return {
    traceId: trace.id,
    spanId: root ? span.id : clientId(span.id),
    ...(span.parent === null ? {} : { parentSpanId: span.parent }),
    name: span.operation,
    kind: root ? 1 : span.sort === "publish" ? 4 : 3,
    startTimeUnixNano: nano(span.sentAt + skew),
    endTimeUnixNano: nano((Number.isNaN(span.settledAt) ? last : span.settledAt) + skew),
    attributes: [...common(span), ...(span.backoff > 0 ? [attribute("faultline.backoff_us", span.backoff)] : [])],
    status: status(span),
  };
}
function serverHalf(trace: Trace, span: Span, last: number): OtlpSpan {
  const queue = Number.isNaN(span.startedAt) ? 0 : span.startedAt - span.arrivedAt;
  return {
    traceId: trace.id,
    spanId: span.id,
    ...(span.sort === "delivery" ? ofMessage(trace, span) : { parentSpanId: clientId(span.id), kind: 2 }),
    name: span.operation,
    startTimeUnixNano: nano(span.arrivedAt + span.skew),
    endTimeUnixNano: nano((Number.isNaN(span.endedAt) ? last : span.endedAt) + span.skew),
    attributes: [
      ...common(span),
      attribute("service.instance.id", span.instance ?? ""),
      ...(span.version === null ? [] : [attribute("service.version", span.version)]),
      attribute("faultline.queue_us", queue),
      ...(span.sort === "delivery" ? [attribute("faultline.delivery", span.attempt), attribute("faultline.topic_us", span.lay)] : []),
      attribute("faultline.work_us", span.work),
      attribute("faultline.injected_us", span.injected),
      ...(span.stages.length === 0
        ? []
        : [attribute("faultline.stages", span.stages.map(({ use, verdict }) => `${use}: ${verdict}`).join(", "))]),
    ],
    status: status(span),
  };
}

/** A message: its consumer's span is a child of its producer's, which is the publisher's half of the publishing, and links to it. */
function ofMessage(trace: Trace, { parent }: Span): Pick<OtlpSpan, "kind" | "links" | "parentSpanId"> {
  if (parent === null) return { kind: 5 };
  if (!trace.spansOf.some(({ id, sort }) => id === parent && sort === "publish")) return { kind: 5, parentSpanId: parent };
  const spanId = clientId(parent);
  return { kind: 5, parentSpanId: spanId, links: [{ traceId: trace.id, spanId }] };
}

export function toOtlp(trace: Trace): Otlp {
  const last = trace.startedAt + trace.lasted;
  const callers = new Map(trace.spansOf.map((span) => [span.id, span]));
  const byService = new Map<string, OtlpSpan[]>();
  const put = (service: string, span: OtlpSpan) => {
    const spans = byService.get(service);
    if (spans === undefined) byService.set(service, [span]);
    else spans.push(span);
  };
  for (const span of trace.spansOf) {
    const caller = (span.parent === null ? undefined : callers.get(span.parent)) ?? span;
    if (span.sort !== "delivery") put(caller.node, clientHalf(trace, span, last, caller.skew));
    if (span.parent !== null && !Number.isNaN(span.arrivedAt)) put(span.node, serverHalf(trace, span, last));
  }
  return {
    resourceSpans: [...byService].map(([service, spans]) => ({
      resource: { attributes: [attribute("service.name", service)] },
      scopeSpans: [{ scope: { name: "faultline" }, spans }],
    })),
  };
}
