// Topics in the inspector: chosen by name where a subscription or a step names one, followed when they are renamed, kept while named.
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { open, scenario, undo } from "../document/document-store.ts";
import { showForms } from "../i18n/language.ts";
import { select, view } from "../view/view-store.ts";
import { Toasts } from "../widgets/toast.tsx";
import { TooltipProvider } from "../widgets/tooltip.tsx";
import { Inspector } from "./inspector.tsx";
import { setThing } from "./write.ts";

beforeAll(showForms);
const DOCUMENT: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "shop", kind: "service", endpoints: [{ name: "order", steps: [{ publish: "created", topic: "orders", to: "bus" }] }] },
    { id: "desk", kind: "service", endpoints: [{ name: "call", steps: [{ publish: "mail", to: "bus" }] }] },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }, { name: "mail" }] },
    { id: "billing", kind: "service", name: "Billing" },
  ],
  routes: [
    { id: "r1", from: "shop", to: "bus" },
    { id: "s1", from: "bus", to: "billing", topic: "orders" },
    { id: "r2", from: "desk", to: "bus" },
  ],
};
beforeEach(() => open("test", DOCUMENT));
afterEach(cleanup);
const show = (id: string) => {
  select([id]);
  render(
    <TooltipProvider>
      <Inspector />
      <Toasts />
    </TooltipProvider>,
  );
};
const openTopic = (name: string) => {
  fireEvent.click(within(screen.getByRole("region", { name: "Topics" })).getByRole("button", { name: new RegExp(`^${name}`) }));
};

test("a topic that is renamed takes along its subscription and who publishes to it, as one step", () => {
  show("bus");
  openTopic("orders");
  const name = screen.getAllByRole("textbox", { name: "Name" }).at(-1) as HTMLInputElement;
  fireEvent.change(name, { target: { value: "purchases" } });
  fireEvent.keyDown(name, { key: "Enter" });
  expect(scenario().routes[1]?.topic).toBe("purchases");
  expect(JSON.stringify(scenario().nodes[0])).toContain('"topic":"purchases"');
  undo();
  expect(scenario()).toBe(DOCUMENT);
});

test("a route to a broker says what is published over it, and leads to its topics", () => {
  show("r1");
  expect(screen.getByText("Publishes:")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "orders" }));
  expect(view().selection).toEqual(["bus"]);
  expect(screen.getByRole("region", { name: "Topics" })).toBeTruthy();
});

test("a refused edit says which field refuses it, and why", () => {
  show("bus");
  act(() => setThing("bus", "topics", [{ name: "orders", partitions: 0 }, { name: "mail" }]));
  expect(scenario()).toBe(DOCUMENT);
  expect(screen.getByText("topics[0].partitions must be 1 or more, is 0.")).toBeTruthy();
});

test("a topic that is named is not taken out, and the message says by whom it is named", () => {
  show("bus");
  fireEvent.keyDown(screen.getByRole("button", { name: "More for orders" }), { key: "Enter" });
  fireEvent.click(screen.getByRole("menuitem", { name: "Remove" }));
  expect(scenario()).toBe(DOCUMENT);
  expect(screen.getByText("orders is still named by shop, bus → Billing: orders.")).toBeTruthy();
});

test("the subscriptions of a broker are listed, and each leads to its own settings", () => {
  show("bus");
  const list = within(screen.getByRole("list", { name: "Subscriptions" }));
  expect(list.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["ordersBilling"]);
  fireEvent.click(list.getByRole("button"));
  expect(view().selection).toEqual(["s1"]);
});

test("a subscription's topic is one of its broker's", () => {
  show("s1");
  expect(screen.getByRole("combobox", { name: "Topic" }).textContent).toBe("orders");
  expect(screen.getByRole("combobox", { name: "Dead letters" }).textContent).toBe("none");
  expect(screen.queryByRole("combobox", { name: "Balancer" })).toBeNull();
});

/** Opens the step of the desk, and gives the field of its event. */
const stepOfDesk = () => {
  show("desk");
  fireEvent.click(screen.getByRole("button", { name: /^publish/ }));
  return screen.getByRole("combobox", { name: "Event" });
};
const published = () =>
  (scenario().nodes.find(({ id }) => id === "desk") as unknown as { endpoints: { steps: unknown[] }[] }).endpoints[0]?.steps;

test("an event that gets another name stays in its topic, which bore the old one", () => {
  const event = stepOfDesk();
  fireEvent.change(event, { target: { value: "mail_asked" } });
  fireEvent.keyDown(event, { key: "Enter" });
  expect(published()).toEqual([{ publish: "mail_asked", topic: "mail", to: "bus" }]);
});

test("the topic of an event can be made where it is named, as one step", () => {
  const event = stepOfDesk();
  fireEvent.change(event, { target: { value: "mail_asked" } });
  fireEvent.keyDown(event, { key: "Enter" });
  fireEvent.keyDown(screen.getByRole("combobox", { name: "Topic" }), { key: "Enter" });
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["orders", "mail", "mail_asked (new topic)"]);
  fireEvent.click(screen.getByRole("option", { name: "mail_asked (new topic)" }));
  expect(scenario().nodes.find(({ id }) => id === "bus")).toMatchObject({
    topics: [{ name: "orders" }, { name: "mail" }, { name: "mail_asked" }],
  });
  expect(published()).toEqual([{ publish: "mail_asked", to: "bus" }]);
  act(undo);
  expect(published()).toEqual([{ publish: "mail_asked", topic: "mail", to: "bus" }]);
});
