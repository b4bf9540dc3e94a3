// What a field offers is what the document knows, put where the caret stands.
import { expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { suggestFor, suggestIn } from "./suggestions.ts";

const SHOP: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "people", kind: "client" },
    { id: "door", kind: "gateway", routes: [{ path: "/orders", service: "shop" }, { service: "shop" }] },
    {
      id: "shop",
      kind: "service",
      endpoints: [
        {
          name: "order",
          steps: [
            { parallel: [[{ create: "order" }], [{ move: 1, from: "stock", to: "sold" }]] },
            { update: "order", state: "paid" },
            { publish: "order_created", topic: "orders" },
            { flag: "new-prices" },
          ],
        },
      ],
    },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }] },
    { id: "post", kind: "service", handlers: [{ event: "order_shipped", steps: [] }] },
    { id: "settings", kind: "config", documents: [{ service: "shop", values: { concurrency: 4, "free-post": true } }] },
    { id: "flow", kind: "saga" },
  ],
  routes: [
    { id: "r1", from: "people", to: "door" },
    { id: "r2", from: "door", to: "shop" },
    { id: "r3", from: "shop", to: "bus" },
    { id: "s1", from: "bus", to: "post", topic: "orders" },
  ],
};
const all = (path: string, owner = "shop", siblings = {}) => suggestFor(path, SHOP, owner, siblings)?.("", 0, false).names;

test("a request is offered the paths of the gateway that its client asks", () => {
  expect(all("requests[].path", "people")).toEqual(["/orders", "/"]);
});

test("a handler is offered the events that come to its service; a step and a saga also those that others handle", () => {
  expect(all("handlers[].event", "post")).toEqual(["order_created"]);
  expect(all("publish.publish")).toEqual(["order_created", "order_shipped"]);
  expect(all("sagas[].steps[].command.reply", "flow")).toEqual(["order_created"]);
});

test("steps are offered the counters, entities, states and flags that there are", () => {
  expect(all("move.from")).toEqual(["sold", "stock"]);
  expect(all("update.update")).toEqual(["order"]);
  expect(all("update.state", "shop", { update: "order" })).toEqual(["pending", "paid"]);
  expect(all("flag.flag")).toEqual(["free-post", "new-prices"]);
  expect(all("endpoints[].name")).toBeUndefined();
});

test("what continues the typed text comes first, and what stands there already is not offered", () => {
  const suggest = suggestFor("move.from", SHOP, "shop", {});
  expect(suggest?.("o", 1, true).names).toEqual(["sold", "stock"]);
  expect(suggest?.("st", 2, true)).toEqual({ from: 0, to: 2, names: ["stock"] });
  expect(suggest?.("stock", 5, true).names).toEqual([]);
});

test("in a list and in an expression it is the word at the caret that is completed", () => {
  const inList = suggestFor("sagas[].steps[].command.failed", SHOP, "flow", {});
  expect(inList?.("no_stock, order_c", 17, true)).toEqual({ from: 10, to: 17, names: ["order_created"] });
  const invariant = suggestIn("invariant", SHOP);
  expect(invariant("sold == ord", 11, true)).toEqual({
    from: 8,
    to: 11,
    names: ["order", "order.none", "order.paid", "order.pending", "order.removed"],
  });
  expect(invariant("so == order", 2, true)).toEqual({ from: 0, to: 2, names: ["sold"] });
  expect(suggestIn("condition", SHOP)("order i", 7, true).names).toEqual(["is", "is not", "order.paid", "order.pending"]);
  expect(suggestIn("condition", SHOP)("order is p", 10, true).names).toEqual(["pending", "paid"]);
});
