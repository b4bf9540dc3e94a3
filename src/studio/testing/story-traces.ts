// Traces of the story of story-series.ts: one checkout in full, and what a list of many looks like.
import { OUTCOMES, type Outcome } from "../../engine/telemetry/views/live.ts";
import type { Span, Trace, TraceList, TraceQuery, TraceRow } from "../../engine/telemetry/views/records.ts";
import { numbers } from "./story-series.ts";

const UNKNOWN = Number.NaN;
/** A call of 10 ms that went well; times in µs from the beginning of the run. */
export const aSpan = (fields: Partial<Span>): Span => ({
  sort: "call",
  id: "0000000000000001",
  parent: null,
  node: "frontend",
  instance: "frontend-1",
  version: "1.0.0",
  route: null,
  operation: "home",
  attempt: 1,
  attempts: 1,
  sentAt: 0,
  arrivedAt: 1000,
  startedAt: 1000,
  endedAt: 9000,
  settledAt: 10_000,
  work: 8000,
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
  outcome: "ok",
  status: 200,
  reason: null,
  stages: [],
  ...fields,
});
const hex = (value: number, length: number) => Math.floor(value).toString(16).padStart(length, "0");

/** ms after the request began: [parent, node, operation, sent, arrived, started, ended, settled, more]. */
type Call = readonly [number, string, string, number, number, number, number, number, Partial<Span>?];
const CHECKOUT: readonly Call[] = [
  [-1, "shoppers", "POST /cart/checkout", 0, UNKNOWN, UNKNOWN, UNKNOWN, 1242, { instance: null }],
  [0, "frontend", "POST /cart/checkout", 0, 2, 2, 1240, 1242, { instance: "frontend-2", work: 9000 }],
  [
    1,
    "checkout",
    "place-order",
    6,
    8,
    UNKNOWN,
    11,
    13,
    { attempt: 1, outcome: "rejected", status: 503, reason: { code: "queueFull", at: "checkout" }, work: 0 },
  ],
  [
    1,
    "checkout",
    "place-order",
    61,
    63,
    UNKNOWN,
    67,
    69,
    { attempt: 2, outcome: "rejected", status: 503, reason: { code: "queueFull", at: "checkout" }, work: 0, backoff: 48_000 },
  ],
  [1, "checkout", "place-order", 202, 204, 816, 1235, 1237, { attempt: 3, instance: "checkout-2", backoff: 133_000, work: 22_000 }],
  [4, "cart", "get-cart", 818, 820, 820, 824, 826, { work: 2000 }],
  [5, "redis-cart", "read", 821, 821.5, 821.5, 822.6, 823.1, { work: 1100 }],
  [4, "product-catalog", "get-product", 826, 828, 828, 836, 838, { work: 8000 }],
  [4, "product-catalog", "get-product", 826, 828, 828, 838, 840, { work: 10_000 }],
  [4, "currency", "convert", 840, 842, 842, 845, 847, { work: 3000 }],
  [4, "shipping", "get-quote", 847, 849, 849, 856, 858, { work: 7000 }],
  [4, "payment", "charge", 861, 1163, 1163, 1178, 1180, { work: 15_000, injected: 300_000 }],
  [4, "shipping", "ship-order", 1180, 1182, 1182, 1188, 1190, { work: 6000 }],
  [4, "cart", "empty-cart", 1190, 1192, 1192, 1195, 1197, { work: 2000 }],
  [13, "redis-cart", "write", 1193, 1193.4, 1193.4, 1194.2, 1194.6, { work: 800 }],
  [4, "email", "send-confirmation", 1197, 1199, 1199, 1230, 1232, { work: 31_000 }],
];
export function checkoutTrace(id = "4b1f9c72e0d84a114b1f9c72e0d84a11", startedAt = 270.412e6): Trace {
  const at = (ms: number) => startedAt + Math.round(ms * 1000);
  const spansOf = CHECKOUT.map(([parent, node, operation, sent, arrived, started, ended, settled, more], index) =>
    aSpan({
      id: hex(0xa93e01c4 + index, 16),
      parent: parent < 0 ? null : hex(0xa93e01c4 + parent, 16),
      node,
      operation,
      instance: `${node}-1`,
      route: parent < 0 ? null : `${CHECKOUT[parent]?.[1]}-${node}`,
      attempts: node === "checkout" ? 3 : 1,
      sentAt: at(sent),
      arrivedAt: at(arrived),
      startedAt: at(started),
      endedAt: at(ended),
      settledAt: at(settled),
      ...more,
    }),
  );
  return {
    id,
    key: 48_213,
    request: 16_021,
    operation: "POST /cart/checkout",
    client: "shoppers",
    startedAt,
    duration: 1_242_000,
    outcome: "ok",
    status: 200,
    reason: null,
    spans: spansOf.length,
    nodes: 9,
    tries: 3,
    failedDeliveries: 0,
    lost: false,
    lasted: 1_242_000,
    open: false,
    spansOf,
  };
}

const OPERATIONS = ["POST /cart/checkout", "GET /", "GET /product"];
export function traceRows(): readonly TraceRow[] {
  const random = numbers(77);
  const bell = () => random() + random() + random() - 1.5;
  const checkout = checkoutTrace();
  const drawn = Array.from({ length: 320 }, (_, index): TraceRow => {
    const at = 200 + random() * 77.5;
    const failed = at > 260 && random() < 0.36;
    const ok = at < 240 ? 92 * Math.exp(bell() * 0.45) : at < 260 ? 430 * Math.exp(bell() * 0.28) : 830 * Math.exp(bell() * 0.42 + 0.1);
    const ms = failed ? 40 + random() * 480 : Math.min(1900, ok);
    const outcome: Outcome = !failed ? "ok" : random() < 0.8 ? "rejected" : "timeout";
    return {
      id: hex(random() * 2 ** 32, 8) + hex(random() * 2 ** 32, 8) + hex(random() * 2 ** 32, 8) + hex(index, 8),
      operation: OPERATIONS[index % 3] ?? "GET /",
      client: "shoppers",
      startedAt: Math.round(at * 1e6),
      duration: Math.round(ms * 1000),
      outcome,
      status: failed ? 503 : 200,
      reason: failed ? { code: outcome === "timeout" ? "timeout" : "queueFull", at: "checkout" } : null,
      spans: failed ? 5 : 16,
      nodes: 9,
      tries: at > 260 ? 1 + Math.floor(random() * 3) : 1,
      failedDeliveries: 0,
      lost: false,
      lasted: 0,
      open: false,
    };
  });
  return [...drawn, checkout];
}

const fits = (query: TraceQuery, row: TraceRow) =>
  (query.operation === undefined || row.operation === query.operation) &&
  row.duration >= (query.minDuration ?? 0) &&
  row.duration <= (query.maxDuration ?? Infinity) &&
  row.startedAt >= (query.from ?? 0) &&
  row.startedAt <= (query.to ?? Infinity) &&
  (query.text === undefined || row.id.includes(query.text) || row.operation.includes(query.text));
export function traceList(query: TraceQuery, rows = traceRows()): TraceList {
  const fitting = rows.filter((row) => fits(query, row));
  const wanted = fitting.filter((row) => {
    if (query.outcome === undefined) return true;
    return query.outcome === "failed" ? row.outcome !== "ok" : row.outcome === query.outcome;
  });
  const byOutcome = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, fitting.filter((row) => row.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  const sorted = wanted.toSorted((a, b) => (query.order === "newest" ? b.startedAt - a.startedAt : b.duration - a.duration));
  return {
    rows: sorted.slice(0, query.most),
    matched: wanted.length,
    byOutcome,
    kept: 1284,
    seen: 2210,
    dropped: 0,
    operations: OPERATIONS,
  };
}

/** A failed trace: the only call was refused at the door. */
export function rejectedTrace(row: TraceRow): Trace {
  const at = row.startedAt;
  const reason = { code: "queueFull", at: "checkout" } as const;
  const failed = { outcome: "rejected", status: 503, reason } as const;
  const spansOf = [
    aSpan({
      id: hex(1, 16),
      node: "shoppers",
      instance: null,
      operation: row.operation,
      sentAt: at,
      arrivedAt: UNKNOWN,
      startedAt: UNKNOWN,
      endedAt: UNKNOWN,
      settledAt: at + row.duration,
      ...failed,
    }),
    aSpan({
      id: hex(2, 16),
      parent: hex(1, 16),
      node: "frontend",
      route: "shoppers-frontend",
      sentAt: at,
      arrivedAt: at + 1000,
      startedAt: at + 1000,
      endedAt: at + row.duration - 1000,
      settledAt: at + row.duration,
      ...failed,
    }),
    aSpan({
      id: hex(3, 16),
      parent: hex(2, 16),
      node: "checkout",
      route: "frontend-checkout",
      sentAt: at + 4000,
      arrivedAt: at + 6000,
      startedAt: UNKNOWN,
      endedAt: at + 6000,
      settledAt: at + 8000,
      work: 0,
      ...failed,
    }),
  ];
  return { ...row, key: 1, request: 1, spansOf };
}
