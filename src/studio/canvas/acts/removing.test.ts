// What goes with a thing that is deleted.
import { expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { translate } from "../../i18n/language.ts";
import { losses, lossText } from "./removing.ts";

const SHOP: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client", requests: [{ to: "edge" }] },
    { id: "edge", kind: "gateway", routes: [{ path: "/", service: "orders" }] },
    { id: "orders", kind: "service", endpoints: [{ name: "create", steps: [{ read: "db" }, { work: "1ms" }, { write: "db" }] }] },
    { id: "db", kind: "database" },
  ],
  routes: [
    { id: "r1", from: "users", to: "edge" },
    { id: "r2", from: "edge", to: "orders" },
    { id: "r3", from: "orders", to: "db" },
  ],
  timeline: [{ at: "10s", do: "fault", fault: "crash", target: "db" }],
};

test("what mentions it is counted by sort, a route by both its ends once", () => {
  expect([...losses(SHOP, ["db"])]).toEqual([
    ["steps", 2],
    ["routes", 1],
    ["timeline", 1],
  ]);
  expect([...losses(SHOP, ["orders"])]).toEqual([
    ["paths", 1],
    ["routes", 2],
  ]);
});
test("what goes itself is not counted", () => {
  expect([...losses(SHOP, ["orders", "db", "r2", "r3"])]).toEqual([
    ["paths", 1],
    ["timeline", 1],
  ]);
});
test("the sentence lists what went, and is empty when nothing did", () => {
  expect(lossText(losses(SHOP, ["db"]), translate)).toBe("Also removed: routes: 1, steps: 2, planned acts: 1.");
  expect(lossText(losses(SHOP, ["users", "r1"]), translate)).toBe("");
});
