// Metrics in OpenTelemetry's JSON encoding: a resource for each node, a gauge for each column, a point for each window.
// Windows in which a value is not known have no point. What no window tells of has one point, at the end.
import type { Family, Sample } from "./families.ts";
import { COUNTED, type MEASURED, type Observed, valueAt } from "./observed.ts";
import { attributes, nanos, SCOPE } from "./otlp.ts";

type Column = (typeof COUNTED)[number] | (typeof MEASURED)[number];
const QUANTILES = { p50: "0.5", p95: "0.95", p99: "0.99" } as const;

interface Metric {
  readonly name: string;
  readonly description?: string;
  readonly unit: string;
  readonly gauge?: { readonly dataPoints: readonly unknown[] };
  readonly sum?: { readonly dataPoints: readonly unknown[]; readonly aggregationTemporality: number; readonly isMonotonic: boolean };
}

/** A sum that begins with the run and never falls. */
const CUMULATIVE = 2;

/** @param families with one value each, at `end` µs */
export const otlpMetrics = (all: readonly Observed[], families: readonly Family[], end: number) => ({
  resourceMetrics: [...all.map(ofWindows), ...(families.length === 0 ? [] : [atEnd(families, end)])],
});

const ofWindows = (observed: Observed) => ({
  resource: { attributes: resourceOf(observed) },
  scopeMetrics: [
    {
      scope: SCOPE,
      metrics: [
        gauge(
          "faultline.requests",
          "{request}/s",
          COUNTED.flatMap((column) => points(observed, column, { what: column })),
        ),
        gauge(
          "faultline.latency",
          "us",
          (["p50", "p95", "p99"] as const).flatMap((column) => points(observed, column, { quantile: QUANTILES[column] })),
        ),
        gauge("faultline.busy", "1", points(observed, "busy", {})),
        gauge("faultline.queue", "1", points(observed, "queue", {})),
      ],
    },
  ],
});

function atEnd(families: readonly Family[], end: number) {
  const metrics = families.map(({ help, name, samples, type }): Metric => {
    const dataPoints = samples.flatMap((sample) => pointAt(sample, end));
    const named = { name: name.replace(/_total$/, "").replaceAll("_", "."), description: help, unit: "1" };
    return type === "counter"
      ? { ...named, sum: { dataPoints, aggregationTemporality: CUMULATIVE, isMonotonic: true } }
      : { ...named, gauge: { dataPoints } };
  });
  return {
    resource: { attributes: attributes({ "service.namespace": "faultline", "service.name": "faultline" }) },
    scopeMetrics: [{ scope: SCOPE, metrics }],
  };
}
const pointAt = ({ labels, value }: Sample, end: number) =>
  value === null
    ? []
    : [
        {
          startTimeUnixNano: nanos(0),
          timeUnixNano: nanos(end),
          ...(Number.isSafeInteger(value) ? { asInt: String(value) } : { asDouble: value }),
          attributes: attributes(labels),
        },
      ];

const resourceOf = ({ scope, id }: Observed) =>
  attributes({
    "service.namespace": "faultline",
    "service.name": scope === "node" ? id : "faultline",
    "faultline.route": scope === "route" ? id : undefined,
  });

const gauge = (name: string, unit: string, dataPoints: readonly unknown[]): Metric => ({ name, unit, gauge: { dataPoints } });

function points({ series }: Observed, column: Column, labels: Readonly<Record<string, string>>) {
  return Array.from(series.from).flatMap((from, window) => {
    const value = valueAt(series, column, window);
    return value === null ? [] : [{ timeUnixNano: nanos(from), asDouble: value, attributes: attributes(labels) }];
  });
}
