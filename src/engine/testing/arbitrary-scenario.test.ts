// The random documents are valid, varied and small.
import fc from "fast-check";
import { expect, it } from "vitest";

import { formatProblem } from "../scenario/explain.ts";
import { FAULT_NAMES, KIND_NAMES } from "../scenario/node-fields.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { mentions } from "../scenario/references.ts";
import { ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "../scenario/routes.ts";
import { ACTIONS } from "../scenario/timeline.ts";
import { withoutDefaults, writeScenario } from "../scenario/write-scenario.ts";
import { arbitraryScenario } from "./arbitrary-scenario.ts";

it("are valid, and come back from their text as they were", () => {
  fc.assert(
    fc.property(arbitraryScenario(), (scenario) => {
      const parsed = parseScenario(scenario);
      expect(parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem))).toEqual([]);
      expect(scenario.nodes.length).toBeLessThanOrEqual(15);
      expect(parseScenario(writeScenario(scenario))).toEqual({ ok: true, value: withoutDefaults(scenario) });
    }),
    { seed: 1, numRuns: 300 },
  );
});

it("use every kind, every fault and act, every field of a route and every sort of reference", () => {
  const seen = new Set<string>();
  for (const scenario of fc.sample(arbitraryScenario(), { seed: 2, numRuns: 400 })) {
    for (const node of scenario.nodes) seen.add(`kind ${node.kind}`);
    for (const entry of scenario.timeline ?? []) seen.add(entry.do === "fault" ? `fault ${entry.fault}` : entry.do);
    for (const route of scenario.routes) for (const key of Object.keys(route)) seen.add(`route ${key}`);
    for (const mention of mentions(scenario)) seen.add(`names a ${mention.refers}`);
  }
  const all = [
    ...KIND_NAMES.map((kind) => `kind ${kind}`),
    ...FAULT_NAMES.map((fault) => `fault ${fault}`),
    ...Object.keys(ACTIONS),
    ...Object.keys({ ...ROUTE_FIELDS, ...SUBSCRIPTION_FIELDS }).map((key) => `route ${key}`),
    ...["callee", "endpoint", "reader", "broker", "instance", "target", "fault", "node"].map((refers) => `names a ${refers}`),
  ];
  expect(all.filter((sort) => !seen.has(sort))).toEqual([]);
});
