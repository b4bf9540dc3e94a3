// What may be planned, and what it is put on at first.
import { expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { withTarget } from "./timeline-list.tsx";

const drawn = {
  format: "faultline/1",
  nodes: [
    { id: "shop", kind: "service" },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }] },
    { id: "mail", kind: "service" },
  ],
  routes: [
    { id: "r1", from: "shop", to: "bus" },
    { id: "r2", from: "bus", to: "mail", topic: "orders" },
  ],
} as Scenario;

test("what nothing drawn could meet is not planned", () => {
  expect(withTarget({ do: "retry-saga" }, drawn)).toBeNull();
  expect(withTarget({ do: "replay" }, drawn)).toMatchObject({ target: "bus" });
});
test("a fault that acts on deliveries is put on a consumer", () => {
  expect(withTarget({ do: "fault", fault: "slow-consumer", for: "30s" }, drawn)).toMatchObject({ target: "mail" });
  expect(withTarget({ do: "fault", fault: "poison", for: "30s" }, drawn)).toMatchObject({ target: "mail" });
  const unsubscribed = { ...drawn, routes: drawn.routes.filter(({ from }) => from !== "bus") };
  expect(withTarget({ do: "fault", fault: "slow-consumer", for: "30s" }, unsubscribed)).toBeNull();
  expect(withTarget({ do: "fault", fault: "poison", for: "30s" }, unsubscribed)).toBeNull();
  expect(withTarget({ do: "fault", fault: "crash", for: "30s" }, drawn)).toMatchObject({ target: "shop" });
});
