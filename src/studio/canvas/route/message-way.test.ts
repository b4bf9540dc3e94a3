// What routes that carry messages say of themselves.
import { expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { wayOf } from "./message-way.ts";

const drawn: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    {
      id: "shop",
      kind: "service",
      endpoints: [{ name: "order", steps: [{ publish: "created", topic: "orders", to: "bus" }, { parallel: [[{ publish: "mail" }]] }] }],
    },
    { id: "bare", kind: "service" },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }, { name: "mail" }, { name: "ads" }] },
    { id: "billing", kind: "service" },
  ],
  routes: [
    { id: "r1", from: "users", to: "shop" },
    { id: "r2", from: "shop", to: "bus" },
    { id: "r3", from: "bare", to: "bus" },
    { id: "s1", from: "bus", to: "billing" },
    { id: "s2", from: "bus", to: "billing", topic: "mail", group: "post" },
    { id: "s3", from: "bus", to: "billing", topic: "ads", group: "billing" },
  ],
};

test("a call says nothing", () => {
  expect(wayOf(drawn, "r1")).toEqual({ sort: "call", said: "", spoken: "" });
});

test("a route to a broker says what is published over it, found in all steps; without steps the first topic", () => {
  expect(wayOf(drawn, "r2")).toEqual({ sort: "publish", said: "orders, mail", spoken: "orders, mail" });
  expect(wayOf(drawn, "r3").said).toBe("orders");
});

test("of several subscriptions of one service the first says all topics; each is called by its own, and its group where it has one", () => {
  expect(["s1", "s2", "s3"].map((id) => wayOf(drawn, id).said)).toEqual(["orders, mail +1", "", ""]);
  expect(["s1", "s2", "s3"].map((id) => wayOf(drawn, id).spoken)).toEqual(["orders", "mail · post", "ads"]);
});
