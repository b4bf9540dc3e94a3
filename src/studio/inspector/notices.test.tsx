// What the checks regret is said where the thing is edited, and for the whole drawing where nothing is selected.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { open, scenario, undo } from "../document/document-store.ts";
import { select, view } from "../view/view-store.ts";
import Notices from "./notices.tsx";
import { setOfRoute } from "./write.ts";

const DOCUMENT: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "people", kind: "client" },
    { id: "idle", kind: "client", name: "Idle" },
    { id: "shop", kind: "service" },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }, { name: "dead" }] },
    { id: "mail", kind: "service", handlers: [{ event: "never", steps: [] }] },
  ],
  routes: [
    { id: "r1", from: "people", to: "shop" },
    { id: "r2", from: "shop", to: "bus" },
    { id: "s1", from: "bus", to: "mail", topic: "orders" },
  ],
  objectives: [{ id: "stocked", invariant: "stok >= 0" }],
};
beforeEach(() => {
  select([]);
  open("test", DOCUMENT);
});
afterEach(cleanup);
const said = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent);

test("a thing says what of it will not do what it seems to; one that is well says nothing", () => {
  const { rerender } = render(<Notices of={{ list: "nodes", id: "idle" }} />);
  expect(said()).toEqual(["Has no route: it asks nobody."]);
  rerender(<Notices of={{ list: "objectives", id: "stocked" }} />);
  expect(said()).toHaveLength(1);
  rerender(<Notices of={{ list: "nodes", id: "shop" }} />);
  expect(said()).toEqual([]);
});

test("with nothing selected all of it is listed, and each leads to its thing", () => {
  render(<Notices />);
  expect(said()).toHaveLength(3);
  fireEvent.click(within(screen.getByRole("list")).getByRole("button", { name: "Idle" }));
  expect(view().selection).toEqual(["idle"]);
});

test("a topic for dead letters brings a last delivery with it, as one step; a limit that is there stays", () => {
  const route = () => scenario().routes[2]!;
  setOfRoute(route(), "deadLetter", "dead");
  expect(route()).toMatchObject({ deadLetter: "dead", maxDeliveries: 5 });
  undo();
  expect(scenario()).toBe(DOCUMENT);
  setOfRoute(route(), "maxDeliveries", 2);
  setOfRoute(route(), "deadLetter", "dead");
  expect(route()).toMatchObject({ deadLetter: "dead", maxDeliveries: 2 });
});
