// Traces in OpenTelemetry's JSON encoding: what Jaeger, Tempo and others open.
// One attempt is one record with two ends; here it becomes a client span of the caller and, where it arrived, a server span of the callee.
// Of a message the publishing has a producer span in place of the client's, a delivery a consumer span alone: a child of it, linked to it.
import type { ReasonCode } from "../../engine/telemetry/views/reason.ts";
import type { Span, Trace } from "../../engine/telemetry/views/records.ts";
import { type Attribute, attributes, nanos, SCOPE } from "./otlp.ts";

const KIND = { server: 2, client: 3, producer: 4, consumer: 5 } as const;
/** "Ok" is for people to set, as OpenTelemetry has it: what went well has none. */
const STATUS = { unset: 0, error: 2 } as const;
/** Ends of which the caller alone knows: the callee's half says nothing of them. */
const CALLERS: ReadonlySet<ReasonCode> = new Set(["timeout", "deadline", "expired", "abandoned", "twinWon"]);

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly events: readonly { readonly timeUnixNano: string; readonly name: string }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code: number; readonly message?: string };
}
/** A process of the simulated system: a node, or one instance of it. */
interface Place {
  readonly node: string;
  readonly instance: string | null;
}

export function otlpTraces(traces: readonly Trace[]): { readonly resourceSpans: readonly unknown[] } {
  const places = new Map<string, { readonly place: Place; readonly spans: OtlpSpan[] }>();
  const put = (place: Place, span: OtlpSpan) => {
    const key = `${place.node} ${place.instance ?? ""}`;
    const found = places.get(key) ?? { place, spans: [] };
    places.set(key, found);
    found.spans.push(span);
  };
  for (const trace of traces) spansOf(trace, put);
  return {
    resourceSpans: [...places.values()].map(({ place, spans }) => ({ resource: resourceOf(place), scopeSpans: [{ scope: SCOPE, spans }] })),
  };
}

const resourceOf = ({ node, instance }: Place) => ({
  attributes: attributes({ "service.name": node, "service.namespace": "faultline", "service.instance.id": instance }),
});

function spansOf(trace: Trace, put: (place: Place, span: OtlpSpan) => void): void {
  const byId = new Map(trace.spansOf.map((span) => [span.id, span]));
  for (const span of trace.spansOf) {
    const caller = span.parent === null ? span : (byId.get(span.parent) ?? span);
    const arrived = span.parent !== null && !Number.isNaN(span.arrivedAt);
    if (span.sort !== "delivery") put({ node: caller.node, instance: caller.instance }, clientSpan(trace, span, caller.skew));
    if (arrived) put({ node: span.node, instance: span.instance }, serverSpan(trace, span));
  }
}

/** The callee's span keeps the record's id, so that its own calls hang below it; the caller's half needs another one. */
const callerId = (id: string): string => (Number.parseInt(id[0] ?? "0", 16) ^ 8).toString(16) + id.slice(1);

/** @param skew of the caller's clock: each half bears the time of whoever wrote it down */
function clientSpan(trace: Trace, span: Span, skew: number): OtlpSpan {
  const isRoot = span.parent === null;
  const known = !Number.isNaN(span.settledAt);
  return {
    traceId: trace.id,
    spanId: isRoot ? span.id : callerId(span.id),
    ...(span.parent === null ? {} : { parentSpanId: span.parent }),
    name: span.operation,
    kind: span.sort === "publish" ? KIND.producer : KIND.client,
    startTimeUnixNano: nanos(span.sentAt + skew),
    endTimeUnixNano: nanos((known ? span.settledAt : lastKnown(span)) + skew),
    attributes: attributes({
      ...ofSort(span, span.operation),
      "error.type": errorOf(span),
      "http.request.resend_count": span.attempt > 1 ? span.attempt - 1 : undefined,
      "faultline.route": span.route,
      "faultline.callee": isRoot ? undefined : span.node,
      "faultline.outcome": span.outcome,
      "faultline.backoff_us": span.backoff > 0 ? span.backoff : undefined,
      "faultline.rate_limit_wait_us": span.limited > 0 ? span.limited : undefined,
      "faultline.bulkhead_wait_us": span.held > 0 ? span.held : undefined,
      "faultline.hedge": span.twin ? (span.won ? "won" : "lost") : undefined,
      "faultline.fallback": span.fellBack ? true : undefined,
      "faultline.unsettled": known ? undefined : true,
    }),
    events: eventsOf(span, skew),
    status: statusOf(span),
  };
}

function serverSpan(trace: Trace, span: Span): OtlpSpan {
  const began = !Number.isNaN(span.startedAt);
  const producer = producerOf(trace, span);
  return {
    traceId: trace.id,
    spanId: span.id,
    ...(span.sort === "delivery" ? ofMessage(trace, span, producer) : { parentSpanId: callerId(span.id), kind: KIND.server }),
    name: span.operation,
    startTimeUnixNano: nanos(span.arrivedAt + span.skew),
    endTimeUnixNano: nanos(lastKnown(span) + span.skew),
    attributes: attributes({
      ...(isCallers(span) ? {} : ofSort(span, producer?.operation ?? "")),
      "error.type": isServers(span) ? errorOf(span) : undefined,
      "service.version": span.version ?? undefined,
      "faultline.work_us": span.work,
      "faultline.injected_us": span.injected > 0 ? span.injected : undefined,
      "faultline.stages": span.stages.length > 0 ? span.stages.map(({ use, verdict }) => `${use}: ${verdict}`).join(", ") : undefined,
      "faultline.cache": span.cached,
      "faultline.stale_versions": span.behind > 0 ? span.behind : undefined,
      "faultline.lock_wait_us": span.locked > 0 ? span.locked : undefined,
      "faultline.duplicate": span.duplicate ? true : undefined,
      "faultline.outcome": span.sort === "delivery" ? span.outcome : undefined,
      "faultline.delivery": span.sort === "delivery" ? span.attempt : undefined,
      "faultline.topic_us": span.sort === "delivery" ? span.lay : undefined,
      "faultline.waited_us": began ? span.startedAt - span.arrivedAt : undefined,
    }),
    events: [
      ...(span.sort === "delivery" && span.attempt > 1 ? [{ timeUnixNano: nanos(span.sentAt), name: "redelivery" }] : []),
      ...(began ? [{ timeUnixNano: nanos(span.startedAt + span.skew), name: "work began" }] : []),
    ],
    status: isServers(span) ? statusOf(span) : { code: STATUS.unset },
  };
}

const producerOf = (trace: Trace, { parent, sort }: Span): Span | undefined =>
  sort === "delivery" ? trace.spansOf.find((one) => one.id === parent && one.sort === "publish") : undefined;

/** What the conventions say of calls, and of messages. @param published "topic/type", or the topic alone */
function ofSort({ sort, status }: Span, published: string): Readonly<Record<string, string | number | undefined>> {
  if (sort === "call") return { "http.response.status_code": status };
  const topic = published.split("/", 1)[0];
  return {
    "messaging.destination.name": topic === "" ? undefined : topic,
    "messaging.operation.type": sort === "publish" ? "send" : "process",
  };
}

/** What the caller's half tells besides its beginning and end. */
function eventsOf({ attempt, reason, route, sentAt, settledAt, twin }: Span, skew: number): OtlpSpan["events"] {
  const own = reason !== null && reason.at === route ? reason.code : null;
  return [
    ...(attempt > 1 && !twin ? [{ timeUnixNano: nanos(sentAt + skew), name: "retry" }] : []),
    ...(own === "breakerOpen" ? [{ timeUnixNano: nanos(settledAt + skew), name: "breaker rejected" }] : []),
    ...(own === "timeout" || own === "deadline" ? [{ timeUnixNano: nanos(settledAt + skew), name: "timeout" }] : []),
  ];
}

const errorOf = ({ outcome, reason }: Span): string | undefined => (outcome === "ok" ? undefined : (reason?.code ?? outcome));
const isCallers = ({ node, reason, route }: Span): boolean =>
  reason !== null && CALLERS.has(reason.code) && (reason.at === route || reason.at === node);
/** A 4xx is no error of the server's. */
const isServers = (span: Span): boolean => span.outcome !== "clientError" && !isCallers(span);

/** The producer's span is the publisher's half of the publishing; a message whose publishing was dropped hangs from the root. */
function ofMessage(trace: Trace, { parent }: Span, producer: Span | undefined): Pick<OtlpSpan, "parentSpanId" | "kind" | "links"> {
  if (producer === undefined) return { kind: KIND.consumer, ...(parent === null ? {} : { parentSpanId: parent }) };
  const spanId = callerId(producer.id);
  return { kind: KIND.consumer, parentSpanId: spanId, links: [{ traceId: trace.id, spanId }] };
}

/** Where the record of a span stops: its own end, else the last thing that is known of it. */
function lastKnown({ endedAt, startedAt, arrivedAt, sentAt }: Span): number {
  return [endedAt, startedAt, arrivedAt].find((at) => !Number.isNaN(at)) ?? sentAt;
}

function statusOf({ outcome, reason }: Span): OtlpSpan["status"] {
  if (outcome === "ok") return { code: STATUS.unset };
  return { code: STATUS.error, message: reason === null ? outcome : `${reason.code} at ${reason.at}` };
}
