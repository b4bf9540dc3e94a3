// Log records of the story of story-series.ts.
import type { LogList, LogQuery, LogRecord } from "../../engine/telemetry/views/records.ts";

const SAMPLES: readonly Omit<LogRecord, "seq" | "at" | "skew">[] = [
  { level: "info", node: "", instance: null, code: "runStarted", values: { seed: 7 }, trace: null },
  { level: "warn", node: "checkout", instance: "checkout-1", code: "queueFull", values: { waiting: 16, room: 16 }, trace: null },
  {
    level: "info",
    node: "checkout",
    instance: "checkout-2",
    code: "instanceStatus",
    values: { from: "STARTING", to: "HEALTHY", cause: "startup" },
    trace: null,
  },
  {
    level: "error",
    node: "frontend",
    instance: "frontend-2",
    code: "requestFailed",
    values: { method: "POST", path: "/cart/checkout", status: 503, reason: "queueFull", at: "checkout" },
    trace: "4b1f9c72e0d84a114b1f9c72e0d84a11",
  },
  {
    level: "warn",
    node: "checkout-payment",
    instance: null,
    code: "faultStarted",
    values: { id: "fault-1", fault: "latency" },
    trace: null,
  },
  {
    level: "warn",
    node: "frontend-checkout",
    instance: null,
    code: "attemptTimedOut",
    values: { attempt: 2, timeout: 1_000_000 },
    trace: "4b1f9c72e0d84a114b1f9c72e0d84a11",
  },
];
export const logRecords = (many: number): readonly LogRecord[] =>
  Array.from({ length: many }, (_, index) => ({
    ...(SAMPLES[index % SAMPLES.length] as (typeof SAMPLES)[number]),
    seq: index,
    skew: 0,
    at: (index * 278e6) / many,
  }));
export function logList(query: LogQuery, records = logRecords(400)): LogList {
  const fitting = records.filter(
    (record) =>
      (query.node === undefined || record.node === query.node) &&
      (query.trace === undefined || record.trace === query.trace) &&
      (query.levels === undefined || query.levels.includes(record.level)) &&
      (query.text === undefined || JSON.stringify(record).includes(query.text)) &&
      record.seq > (query.after ?? -1),
  );
  return { records: fitting.slice(-query.most), matched: fitting.length, dropped: 0 };
}
