// Metrics in OpenTelemetry's JSON encoding: a resource for each node, a gauge for each column, a point for each window.
// Windows in which a value is not known have no point.
import { COUNTED, type MEASURED, type Observed, valueAt } from "./observed.ts";
import { attributes, nanos, SCOPE } from "./otlp.ts";

type Column = (typeof COUNTED)[number] | (typeof MEASURED)[number];
const QUANTILES = { p50: "0.5", p95: "0.95", p99: "0.99" } as const;

export const otlpMetrics = (all: readonly Observed[]) => ({
  resourceMetrics: all.map((observed) => ({
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
  })),
});

const resourceOf = ({ scope, id }: Observed) =>
  attributes({
    "service.namespace": "faultline",
    "service.name": scope === "node" ? id : "faultline",
    "faultline.route": scope === "route" ? id : undefined,
  });

const gauge = (name: string, unit: string, dataPoints: readonly unknown[]) => ({ name, unit, gauge: { dataPoints } });

function points({ series }: Observed, column: Column, labels: Readonly<Record<string, string>>) {
  return Array.from(series.from).flatMap((from, window) => {
    const value = valueAt(series, column, window);
    return value === null ? [] : [{ timeUnixNano: nanos(from), asDouble: value, attributes: attributes(labels) }];
  });
}
