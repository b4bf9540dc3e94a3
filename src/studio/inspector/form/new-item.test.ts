// What a list is given by its button is valid from its first moment, whatever is drawn.
import { expect, test } from "vitest";

import { kindSpec } from "../../../engine/kinds/specs.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Field } from "../../../engine/scenario/fields.ts";
import { parseScenario } from "../../../engine/scenario/parse-scenario.ts";
import { newItem } from "./new-item.ts";

const drawn = (kind: string, routes: Scenario["routes"] = []): Scenario =>
  ({
    format: "faultline/1",
    name: "New",
    nodes: [
      { id: "one", kind },
      { id: "other", kind: "service" },
      { id: "store", kind: "database" },
      { id: "memory", kind: "cache" },
      { id: "bus", kind: "broker" },
      { id: "flow", kind: "saga" },
    ],
    routes,
  }) as Scenario;
const withItem = (before: Scenario, field: string, item: unknown): Scenario => ({
  ...before,
  nodes: before.nodes.map((node) => (node.id === "one" ? { ...node, [field]: [item] } : node)) as Scenario["nodes"],
});
const LISTS = [
  ["service", "endpoints"],
  ["service", "handlers"],
  ["broker", "topics"],
  ["database", "counters"],
  ["saga", "sagas"],
] as const;

test.each(LISTS)("a new item of a %s's %s is accepted, with and without routes", (kind, name) => {
  const fields: Readonly<Record<string, Field>> = kindSpec(kind)?.fields ?? {};
  const item = fields[name]?.item;
  if (item === undefined) throw new Error(`${kind} has no ${name}`);
  const callees = { service: ["other", "store", "memory", "bus", "flow"], saga: ["other"] }[kind as string] ?? [];
  for (const routes of [[], ...callees.map((to) => [{ id: "r1", from: "one", to }])]) {
    const before = drawn(kind, routes);
    const parsed = parseScenario(withItem(before, name, newItem(item, before, "one", [])));
    expect(parsed.ok ? [] : parsed.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  }
});
