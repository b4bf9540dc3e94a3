// What the outputs of metrics say of a run with messages, sagas, counters and objectives, and the rules of their formats.
import { expect, it } from "vitest";

import type { Objective } from "../../engine/scenario/document.ts";
import { createSimulation } from "../../engine/simulation.ts";
import { client, route, scenario, service } from "../../engine/testing/scenarios.ts";
import { familiesBesideWindows } from "./families.ts";
import { otlpMetrics } from "./otlp-metrics.ts";
import { prometheus } from "./prometheus.ts";

const TOPIC = 'new "orders" \\ all';
function summary() {
  const sells = [
    {
      name: "get",
      steps: [
        { move: 1, from: "stock", to: "sold" },
        { publish: "made", topic: TOPIC },
      ],
    },
  ];
  const steps = [{ name: "pay", command: { call: "shop", endpoint: "get" } }];
  const simulation = createSimulation(
    scenario(
      [
        client(10, { arrivals: "even", requests: [{ to: "shop" }, { to: "sagas", endpoint: "order" }] }),
        service("shop", { endpoints: sells }),
        { id: "bus", kind: "broker", topics: [{ name: TOPIC }, { name: "dead" }] },
        service("mail", { errorRate: 0.5 }),
        { id: "sagas", kind: "saga", sagas: [{ name: "order", steps }] },
      ],
      [
        route("users", "shop"),
        route("users", "sagas"),
        route("sagas", "shop"),
        route("shop", "bus"),
        { id: "sub", from: "bus", to: "mail", topic: TOPIC, maxDeliveries: 2, deadLetter: "dead", redelivery: { backoff: "none" } },
      ],
      {
        objectives: [
          { id: "no-debt", invariant: "stock >= 0" } as Objective,
          { id: "fast", metric: "latency.p99", value: "1s" } as Objective,
        ],
      },
    ),
  );
  simulation.advance(10e6);
  return simulation.summary();
}

/** By the rules of the text format: each family once, its help and type before all of its samples, no sample twice. */
function faults(page: string): string[] {
  const found: string[] = [];
  const families = new Set<string>();
  const samples = new Set<string>();
  let family = "";
  for (const line of page.trimEnd().split("\n")) {
    const [, about, name = ""] = /^# (HELP|TYPE) ([a-z_]+) ./.exec(line) ?? [];
    if (about === "HELP") {
      if (families.has(name)) found.push(`twice: ${line}`);
      families.add((family = name));
    } else if (about === "TYPE") {
      if (name !== family) found.push(`type apart from help: ${line}`);
    } else {
      const [, own = "", labels = ""] =
        /^([a-z_]+)((?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})?) \S+$/.exec(line) ?? [];
      if (own.replace(/_(?:sum|count)$/, "") !== family && own !== family) found.push(`not of its family: ${line}`);
      if (samples.has(own + labels)) found.push(`twice: ${line}`);
      samples.add(own + labels);
    }
  }
  return found;
}

it("Prometheus gets each family once, with topics, sagas, what is kept and what was broken", () => {
  const page = prometheus(summary());
  expect(faults(page)).toEqual([]);
  expect(page.endsWith("\n")).toBe(true);
  expect(page).toMatch(/^faultline_topic_published_total\{topic="bus\/new \\"orders\\" \\\\ all",end="accepted"\} \d+$/m);
  expect(page).toMatch(/^faultline_sagas\{saga="order",place="completed"\} \d+$/m);
  expect(page).toMatch(/^faultline_kept\{name="stock"\} -\d+$/m);
  expect(page).toMatch(/^faultline_objective_held\{objective="no-debt"\} 0$/m);
  expect(page).toMatch(/^faultline_objective_broken_total\{objective="no-debt"\} 1$/m);
  expect(page).not.toContain('broken_total{objective="fast"}');
  expect(page).toMatch(/^faultline_route_ended_total\{route="users-shop",end="ok"\} \d+$/m);
});

it("OpenTelemetry gets the same of what no window tells of, as sums and gauges at the end", () => {
  const told = summary();
  const [atEnd] = otlpMetrics([], familiesBesideWindows(told), 10e6).resourceMetrics;
  const metrics = atEnd?.scopeMetrics[0]?.metrics ?? [];
  const kept = metrics.find(({ name }) => name === "faultline.kept");
  expect(kept?.gauge?.dataPoints).toContainEqual({
    startTimeUnixNano: "946684800000000000",
    timeUnixNano: "946684810000000000",
    asInt: String(told.counters["stock"]),
    attributes: [{ key: "name", value: { stringValue: "stock" } }],
  });
  const delivered = metrics.find(({ name }) => name === "faultline.group.deliveries");
  expect(delivered?.sum).toMatchObject({
    aggregationTemporality: 2,
    isMonotonic: true,
    dataPoints: [{ attributes: [{ key: "topic" }, { key: "group" }] }],
  });
  expect(metrics.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["faultline.group.lag", "faultline.sagas", "faultline.objective.broken"]),
  );
});
