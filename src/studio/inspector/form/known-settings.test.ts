// What is offered for a document is what its service has: each setting is accepted as it is offered.
import { expect, test } from "vitest";

import { settingFault } from "../../../engine/scenario/config-keys.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { knownSettings } from "./known-settings.ts";

const SHOP: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "shop", kind: "service", concurrency: 4, endpoints: [{ name: "buy", steps: [{ flag: "new-way", on: [{ call: "pay" }] }] }] },
    { id: "pay", kind: "service" },
    { id: "store", kind: "database" },
  ],
  routes: [{ id: "r1", from: "shop", to: "pay", timeout: "300ms" }],
};

test("a document is offered its service's own settings, those of its calls, and the flags that it asks for", () => {
  expect(knownSettings(SHOP, "shop")).toEqual({
    concurrency: 4,
    errorRate: 0,
    time: "exp(10ms)",
    "pay.timeout": "300ms",
    "pay.attempts": 3,
    "new-way": true,
  });
  expect(Object.keys(knownSettings(SHOP, "store"))).toEqual(["connections"]);
  expect(knownSettings(SHOP, "nobody")).toEqual({});
});

test("each is accepted as it is offered", () => {
  const faults = Object.entries(knownSettings(SHOP, "shop")).map(([name, value]) => settingFault("service", name, value));
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});
