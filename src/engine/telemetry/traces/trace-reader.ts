// Reads the kept traces for those who look: rows that match a query, and one trace with its spans in the order of sending.
import type { Failure } from "../../runtime/failure.ts";
import type { Endpoint, Network, Node, RequestType, Route } from "../../runtime/network.ts";
import { type Outcome, OUTCOMES } from "../views/live.ts";
import { CACHED, notedAs } from "../views/notes.ts";
import type { Reason } from "../views/reason.ts";
import type { Span, SpanSort, Trace, TraceList, TraceQuery, TraceRow } from "../views/records.ts";
import { CLOSED } from "./late-traces.ts";
import { FELL_BACK, SPAN, SPAN_COLUMNS, TWIN, WON } from "./span-pool.ts";
import { attemptsOf } from "./trace-attempts.ts";
import { spanId, traceId } from "./trace-ids.ts";
import { nameOf, operationOf, TextSearch } from "./trace-search.ts";
import type { KeptTrace, TraceStore } from "./trace-store.ts";

const outcomeOf = (failure: Failure | null): Outcome => OUTCOMES[failure === null ? 0 : failure.outcome] as Outcome;
const reasonOf = (failure: Failure | null): Reason | null => (failure === null ? null : { code: failure.code, at: failure.at });

export class TraceReader {
  private readonly store: TraceStore;
  private readonly network: Network;
  private readonly seed: number;

  constructor(store: TraceStore, network: Network, seed: number) {
    this.store = store;
    this.network = network;
    this.seed = seed;
  }

  list(query: TraceQuery): TraceList {
    const all = this.store.all();
    const byOutcome = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    const types = new Set<RequestType>();
    const found: KeptTrace[] = [];
    const search = new TextSearch(query.text ?? "", this.network, this.store, this.seed);
    for (let i = all.length - 1; i >= 0; i--) {
      const kept = all[i] as KeptTrace;
      types.add(kept.type);
      if (!this.fits(kept, query, search)) continue;
      byOutcome[outcomeOf(kept.failure)]++;
      if (hasOutcome(kept, query.outcome)) found.push(kept);
    }
    if (query.order === "longest") found.sort((a, b) => b.duration - a.duration || b.startedAt - a.startedAt);
    const rows = found.slice(0, query.most).map((kept) => this.row(kept));
    const { seen, dropped, count } = this.store;
    return {
      rows,
      matched: found.length,
      byOutcome,
      kept: count,
      seen,
      dropped,
      operations: [...new Set([...types].map(nameOf))].sort((a, b) => (a < b ? -1 : 1)),
    };
  }

  private fits(kept: KeptTrace, query: TraceQuery, search: TextSearch): boolean {
    if (query.operation !== undefined && operationOf(kept) !== query.operation) return false;
    if (kept.duration < (query.minDuration ?? 0) || kept.duration > (query.maxDuration ?? Infinity)) return false;
    if (kept.startedAt + kept.duration < (query.from ?? 0) || kept.startedAt > (query.to ?? Infinity)) return false;
    if (query.node !== undefined && !this.touches(kept, query.node)) return false;
    return search.isOff || search.finds(kept);
  }

  private touches(kept: KeptTrace, node: string): boolean {
    if (kept.client.id === node) return true;
    return this.store.someSpan(kept, (spans, at) => this.network.nodes[spans[at + SPAN.NODE] as number]?.id === node);
  }

  private row(kept: KeptTrace): TraceRow {
    const nodes = new Set<number>();
    let [count, tries, failedDeliveries, last] = [0, 1, 0, 0];
    this.store.someSpan(kept, (spans, at) => {
      count++;
      nodes.add(spans[at + SPAN.NODE] as number);
      if (!this.isDelivery(spans[at + SPAN.ROUTE] as number)) tries = Math.max(tries, spans[at + SPAN.ATTEMPT] as number);
      else if ((spans[at + SPAN.FAILURE] as number) > 0) failedDeliveries++;
      last = lastMoment(spans, at, last);
      return false;
    });
    return {
      id: traceId(this.seed, kept.client.hash, kept.request),
      operation: operationOf(kept),
      client: kept.client.id,
      startedAt: kept.startedAt,
      duration: kept.duration,
      outcome: outcomeOf(kept.failure),
      status: kept.failure === null ? 200 : kept.failure.status,
      reason: reasonOf(kept.failure),
      spans: count + 1,
      nodes: nodes.size + 1,
      tries,
      failedDeliveries,
      lost: kept.lost,
      lasted: Math.max(kept.duration, last - kept.startedAt),
      open: kept.openAt !== CLOSED,
    };
  }

  trace(id: string): Trace | null {
    const kept = this.store.find(id);
    if (kept === undefined) return null;
    const rows = this.store.spansOf(kept);
    const spansOf = [this.root(kept, id), ...this.spans(kept, rows, id)];
    return { ...this.row(kept), key: kept.key, request: kept.request, spansOf };
  }

  private isDelivery(route: number): boolean {
    return sortOf(this.network.routes[route]) === "delivery";
  }

  private root(kept: KeptTrace, id: string): Span {
    const end = kept.startedAt + kept.duration;
    return {
      sort: "call",
      id: spanId(id, -1),
      parent: null,
      node: kept.client.id,
      instance: null,
      version: null,
      route: null,
      operation: operationOf(kept),
      attempt: 1,
      attempts: 1,
      sentAt: kept.startedAt,
      settledAt: end,
      arrivedAt: NaN,
      startedAt: NaN,
      endedAt: NaN,
      work: 0,
      injected: 0,
      backoff: 0,
      skew: 0,
      limited: 0,
      held: 0,
      lay: 0,
      twin: false,
      won: false,
      fellBack: false,
      cached: null,
      behind: 0,
      locked: 0,
      duplicate: false,
      outcome: outcomeOf(kept.failure),
      status: kept.failure === null ? 200 : kept.failure.status,
      reason: reasonOf(kept.failure),
      stages: [],
    };
  }

  private spans(kept: KeptTrace, rows: Float64Array, id: string): Span[] {
    const attempts = attemptsOf(rows, (route) => this.isDelivery(route));
    const spans: Span[] = [];
    for (let i = attempts.length - 1; i >= 0; i--) spans.push(this.span(kept, rows, id, i, attempts[i] as number));
    return spans;
  }

  private span(kept: KeptTrace, rows: Float64Array, id: string, i: number, attempts: number): Span {
    const n = rows.length / SPAN_COLUMNS;
    const value = (column: number) => rows[i * SPAN_COLUMNS + column] as number;
    const node = this.network.nodes[value(SPAN.NODE)] as Node;
    const endpoint = this.network.endpoints[value(SPAN.ENDPOINT)] as Endpoint | undefined;
    const number = value(SPAN.INSTANCE);
    const parent = value(SPAN.PARENT);
    const failure = value(SPAN.FAILURE) > 0 ? (this.store.failures.all[value(SPAN.FAILURE) - 1] as Failure) : null;
    const route = this.network.routes[value(SPAN.ROUTE)];
    return {
      sort: sortOf(route),
      id: spanId(id, n - 1 - i),
      parent: spanId(id, parent < 0 ? -1 : n - 1 - parent),
      node: node.id,
      instance: number === 0 ? null : `${node.id}-${number}`,
      version: number === 0 ? null : node.releases.versionOf(number) || null,
      route: route?.id ?? null,
      operation: endpoint === undefined || endpoint.name === "" ? operationOf(kept) : endpoint.name,
      attempt: value(SPAN.ATTEMPT),
      attempts,
      sentAt: value(SPAN.SENT),
      settledAt: value(SPAN.SETTLED),
      arrivedAt: value(SPAN.ARRIVED),
      startedAt: value(SPAN.STARTED),
      endedAt: value(SPAN.ENDED),
      work: value(SPAN.WORK),
      injected: value(SPAN.INJECTED),
      backoff: value(SPAN.BACKOFF),
      skew: value(SPAN.SKEW),
      limited: value(SPAN.LIMITED),
      held: value(SPAN.HELD),
      lay: value(SPAN.LAY),
      twin: (value(SPAN.FLAGS) & TWIN) > 0,
      won: (value(SPAN.FLAGS) & WON) > 0,
      fellBack: (value(SPAN.FLAGS) & FELL_BACK) > 0,
      cached: CACHED[notedAs("cached", value(SPAN.NOTE))] || null,
      behind: notedAs("behind", value(SPAN.NOTE)),
      locked: notedAs("locked", value(SPAN.NOTE)),
      duplicate: notedAs("duplicate", value(SPAN.NOTE)) > 0,
      outcome: outcomeOf(failure),
      status: failure === null ? 200 : failure.status,
      reason: reasonOf(failure),
      stages: this.store.stageLists.unpack(value(SPAN.STAGES), value(SPAN.MORE_STAGES)),
    };
  }
}

const isBroker = ({ spec }: { readonly spec: { readonly kind: string } }): boolean => spec.kind === "broker";
function sortOf(route: Route | undefined): SpanSort {
  if (route === undefined) return "call";
  return isBroker(route.from) ? "delivery" : isBroker(route.target) ? "publish" : "call";
}

/** µs: the last thing that is known of the span, if it was later. */
function lastMoment(spans: Float64Array, at: number, before: number): number {
  let last = before;
  if ((spans[at + SPAN.SENT] as number) > last) last = spans[at + SPAN.SENT] as number;
  if ((spans[at + SPAN.ENDED] as number) > last) last = spans[at + SPAN.ENDED] as number;
  if ((spans[at + SPAN.SETTLED] as number) > last) last = spans[at + SPAN.SETTLED] as number;
  return last;
}

function hasOutcome(kept: KeptTrace, outcome: TraceQuery["outcome"]): boolean {
  if (outcome === undefined) return true;
  return outcome === "failed" ? kept.failure !== null : outcomeOf(kept.failure) === outcome;
}
