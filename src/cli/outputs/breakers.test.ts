import { expect, it } from "vitest";

import { createSimulation } from "../../engine/simulation.ts";
import { client, route, scenario, service } from "../../engine/testing/scenarios.ts";
import { sayIn } from "../words.ts";
import { prometheus } from "./prometheus.ts";
import { report } from "./report.ts";

const drawn = (breaker: boolean) =>
  scenario(
    [client(10, { arrivals: "even" }), service("s", { time: "1ms", errorRate: 1 })],
    [route("users", "s", breaker ? { breaker: { mode: "consecutive" } } : {})],
  );
const summary = (breaker: boolean) => {
  const simulation = createSimulation(drawn(breaker));
  simulation.advance(2e6);
  return simulation.summary();
};

it("breakers are told in the report and in the metrics, of routes that have them", () => {
  const told = { name: "n", wallSeconds: 0, objectives: [] };
  expect(report(summary(true), told, sayIn("en"))).toMatch(
    /breakers, by caller +closed +half-open +open +opened +rejected\n +users-s +0 +0 +1 +1 +1[0-9]/,
  );
  expect(report(summary(false), told, sayIn("en"))).not.toContain("breakers");
  const metrics = prometheus(summary(true));
  expect(metrics).toContain('faultline_route_breakers{route="users-s",state="open"} 1');
  expect(metrics).toContain('faultline_route_breaker_opened_total{route="users-s"} 1');
  expect(prometheus(summary(false))).not.toContain("breaker");
});
