// Which events come to a node, and what is said of handlers that wait for others.
import { describe, expect, it } from "vitest";

import { arrivals } from "./arriving-events.ts";
import type { Scenario } from "./document.ts";
import { formatProblem } from "./explain.ts";
import { parseScenario, warningsOf } from "./parse-scenario.ts";

const drawn = (events: readonly string[], subscription: object | null = { topic: "orders" }): Scenario => ({
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    {
      id: "shop",
      kind: "service",
      endpoints: [
        { name: "buy", steps: [{ parallel: [[{ publish: "order_created", topic: "orders" }], [{ publish: "audit" }]] }] },
        { name: "undo", steps: [{ publish: "order_cancelled", topic: "orders", to: "bus" }] },
      ],
    },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }, { name: "audit" }, { name: "dead" }] },
    { id: "mail", kind: "service", handlers: events.map((event) => ({ event })) },
    { id: "desk", kind: "service" },
  ],
  routes: [
    { id: "r1", from: "users", to: "shop" },
    { id: "r2", from: "shop", to: "bus" },
    { id: "r3", from: "bus", to: "desk", topic: "orders", maxDeliveries: 3, deadLetter: "dead" },
    ...(subscription === null ? [] : [{ id: "r4", from: "bus", to: "mail", ...subscription }]),
    { id: "r5", from: "users", to: "mail" },
  ] as Scenario["routes"],
});
const requests = (scenario: Scenario): Scenario => ({
  ...scenario,
  nodes: scenario.nodes.map((node) => (node.kind === "client" ? { ...node, requests: [{ to: "shop" }] } : node)),
});
const said = (scenario: Scenario) => {
  const parsed = parseScenario(requests(scenario));
  return parsed.ok
    ? warningsOf(parsed.value).map((problem) => formatProblem(problem))
    : parsed.problems.map((problem) => formatProblem(problem));
};

it("are those that steps publish into the topics that it subscribes to, and whatever may lie there as a dead letter", () => {
  const at = (subscription: object | null) => arrivals(drawn([], subscription))("mail");
  expect([at({ topic: "orders" }), at({}), at({ topic: "audit" }), at({ topic: "dead" }), at(null)]).toEqual([
    ["order_created", "order_cancelled"],
    ["order_created", "order_cancelled"],
    ["audit"],
    ["order_created", "order_cancelled"],
    null,
  ]);
});

describe("a handler", () => {
  it("of an event that comes is well", () => expect(said(drawn(["order_created", "order_cancelled"]))).toEqual([]));
  it("of an event that nobody publishes there is told so, with the one that was meant", () => {
    expect(said(drawn(["order_craeted", "audit"]))).toEqual([
      'nodes[3].handlers[0].event (mail): waits for "order_craeted", which nobody publishes into a topic that mail subscribes to; did you mean "order_created"?',
      'nodes[3].handlers[1].event (mail): waits for "audit", which nobody publishes into a topic that mail subscribes to',
    ]);
  });
  it("without a subscription is told so", () => {
    expect(said(drawn(["order_created"], null))).toEqual([
      "nodes[3].handlers[0].event (mail): handles events, but no subscription leads to mail",
    ]);
  });
});

it("are also those of a service without endpoints, which publishes into the first topic by its name when it is called", () => {
  const before = drawn([]);
  const bare = { ...before, nodes: before.nodes.map((node) => (node.id === "shop" ? { id: "shop", kind: "service" as const } : node)) };
  expect(arrivals(bare)("mail")).toEqual(["orders"]);
  const reacting = (called: boolean): Scenario => ({
    ...bare,
    nodes: bare.nodes.map((node) => (node.id === "shop" ? { id: "shop", kind: "service" as const, handlers: [{ event: "x" }] } : node)),
    routes: bare.routes.filter(({ id }) => called || id !== "r1"),
  });
  expect([arrivals(reacting(true))("mail"), arrivals(reacting(false))("mail")]).toEqual([["orders"], []]);
});
