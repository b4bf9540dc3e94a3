// The scenario document as types: what parsing yields, edits change, the engine compiles and a link carries.
// Written by a person or by the studio, defaults left out; `complete…` puts them in place for the engine.
import type { FaultAct } from "../faults/specs.ts";
import type { Node } from "../kinds/specs.ts";
import { choice, duration, expression, flag, group, id, integer, reference, share, text, type Completed, type Written } from "./fields.ts";
import type { Route } from "./routes.ts";
import type { Act } from "./timeline.ts";

export const FORMAT = "faultline/1";
export const LIMITS = {
  nodes: 2000,
  routes: 6000,
  instances: 20_000,
  partitions: 100_000,
  textBytes: 2_000_000,
  timeline: 5000,
  objectives: 200,
} as const;

export const METRICS = [
  "latency.mean",
  "latency.p50",
  "latency.p90",
  "latency.p95",
  "latency.p99",
  "latency.p999",
  "latency.max",
  "rate",
  "errorShare",
  "availability",
  "queue.max",
  "utilisation",
  "lag",
] as const;
/** A measure of the list, or what a counter holds: `counter.stock`. */
export type Metric = (typeof METRICS)[number] | `counter.${string}`;
const COUNTER = /^counter\.[a-z][A-Za-z0-9_]{0,39}$/;
/** The counter that an objective is about, or null. */
export const counterOf = (metric: string): string | null => (COUNTER.test(metric) ? metric.slice("counter.".length) : null);

export const OBJECTIVE_FIELDS = {
  id: id({ required: true }),
  of: reference({ refers: "target", default: "clients" }),
  metric: choice<Metric, { readonly required: true; readonly also: RegExp; readonly alsoAs: string }>(METRICS, {
    required: true,
    also: COUNTER,
    alsoAs: "counter.NAME",
  }),
  op: choice(["<", "<=", ">", ">="], { default: "<" }),
  /** A duration for latencies, else a number. Which of the two is checked by the second pass. */
  value: text({ max: 40, required: true }),
  over: duration({ positive: true, usual: "s" }),
} as const;

/** Of an objective that is an expression over counters and entities, looked at whenever one of them changes. */
export const INVARIANT_FIELDS = {
  id: id({ required: true }),
  invariant: expression("invariant", { required: true }),
} as const;

/** The document's own settings, beside its lists. */
export const SETTINGS = {
  name: text({ max: 200, default: "Untitled" }),
  description: text({ max: 20_000, default: "" }),
  seed: integer({ min: 0, max: 4_294_967_295, default: 1 }),
  duration: duration({ positive: true, usual: "s" }),
  warmup: duration({ default: "0s" }),
  tracing: group(
    { sample: share({ default: 0.01 }), keepErrors: flag({ default: true }), keepSlowest: share({ default: 0.001 }) },
    { default: {} },
  ),
} as const;

export type MetricObjective = Omit<Written<typeof OBJECTIVE_FIELDS>, "value"> & { readonly value: string | number };
export type InvariantObjective = Written<typeof INVARIANT_FIELDS>;
export type Objective = MetricObjective | InvariantObjective;
export type TimelineEntry = Act | FaultAct;
export type Settings = Written<typeof SETTINGS>;
export type CompletedSettings = Completed<typeof SETTINGS>;

/** A JSON patch operation (RFC 6902) of a live edit. */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly from: string; readonly path: string };
/** What was done by hand while the run went on, at its virtual time. */
export type LogEntry = TimelineEntry | { readonly at: string; readonly do: "edit"; readonly patch: readonly PatchOperation[] };

/** A run to replay: what was done, and how far it went. It starts from the document around it, or from `start` where that was edited since. */
export interface RecordedRun {
  readonly start: Scenario;
  readonly log: readonly LogEntry[];
  readonly until: string;
}

/** Where it stands on the canvas: x, y; of a zone also its width and height. */
export type Place = readonly [number, number] | readonly [number, number, number, number];

export interface Scenario extends Settings {
  readonly format: typeof FORMAT;
  readonly nodes: readonly Node[];
  readonly routes: readonly Route[];
  readonly timeline?: readonly TimelineEntry[];
  readonly objectives?: readonly Objective[];
  readonly layout?: Readonly<Record<string, Place>>;
  readonly run?: RecordedRun;
}
