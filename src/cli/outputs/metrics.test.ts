import { expect, test } from "vitest";

import type { Series } from "../../engine/telemetry/views/records.ts";
import { metricsCsv } from "./metrics-csv.ts";
import { observe } from "./observed.ts";
import { otlpMetrics } from "./otlp-metrics.ts";

const column = (...values: number[]) => Float64Array.from(values);
const series: Series = {
  from: column(0, 1e6),
  width: 1e6,
  arrivals: column(10, 20),
  ok: column(9, 20),
  clientError: column(0, 0),
  serverError: column(1, 0),
  timeout: column(0, 0),
  rejected: column(0, 0),
  refused: column(0, 0),
  cancelled: column(0, 0),
  p50: column(1500, NaN),
  p95: column(2000, NaN),
  p99: column(2500, NaN),
  busy: column(0.5, 0.25),
  queue: column(0, 0),
  marks: [],
  since: 0,
};
const observed = observe(() => series, ["orders"], ["r1"], 2e6);

test("the table has a row for each window of each scope, and an empty cell for what is not known", () => {
  const [head, ...rows] = metricsCsv(observed).trimEnd().split("\n");
  expect(rows).toHaveLength(6);
  expect(head?.split(",")).toHaveLength(rows[0]?.split(",").length ?? 0);
  expect(rows[2]).toBe("0,node,orders,10,9,0,1,0,0,0,0,1.5,2,2.5,0.5,0,1");
  expect(rows[3]).toBe("1,node,orders,20,20,0,0,0,0,0,0,,,,0.25,0,1");
});

test("the table says how long each window is, since older ones are merged, and no digits that the history does not keep", () => {
  const merged = { ...series, from: column(0, 10e6), busy: column(Math.fround(0.7979), Math.fround(0.1)) };
  const [head, ...rows] = metricsCsv(observe(() => merged, [], [], 11e6))
    .trimEnd()
    .split("\n");
  const cell = (row: number, name: string) => rows[row]?.split(",")[head?.split(",").indexOf(name) ?? -1];
  expect([cell(0, "windowSeconds"), cell(1, "windowSeconds")]).toEqual(["10", "1"]);
  expect([cell(0, "busy"), cell(1, "busy")]).toEqual(["0.7979", "0.1"]);
});

test("OpenTelemetry gets a resource for each scope and no point where nothing is known", () => {
  const { resourceMetrics } = otlpMetrics(observed, [], 2e6);
  expect(resourceMetrics).toHaveLength(3);
  const [requests, latency] = resourceMetrics[1]?.scopeMetrics[0]?.metrics ?? [];
  expect(requests?.gauge?.dataPoints).toHaveLength(16);
  expect(latency?.gauge?.dataPoints).toHaveLength(3);
  expect(latency?.gauge?.dataPoints[0]).toEqual({
    timeUnixNano: "946684800000000000",
    asDouble: 1500,
    attributes: [{ key: "quantile", value: { stringValue: "0.5" } }],
  });
});
