// The laws of a service's handlers in its form: a new one is for an event that comes and has none, and does the service's time.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open, scenario, undo } from "../../document/document-store.ts";
import { showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";

beforeAll(showForms);

const DOCUMENT = {
  format: "faultline/1",
  nodes: [
    {
      id: "shop",
      kind: "service",
      endpoints: [
        {
          name: "buy",
          steps: [
            { publish: "paid", topic: "orders" },
            { publish: "sent", topic: "orders" },
          ],
        },
      ],
    },
    { id: "bus", kind: "broker", topics: [{ name: "orders" }] },
    { id: "mail", kind: "service", time: "7ms" },
  ],
  routes: [
    { id: "r1", from: "shop", to: "bus" },
    { id: "r2", from: "bus", to: "mail", topic: "orders" },
  ],
} as Scenario;

beforeEach(() => {
  open("test", DOCUMENT);
  select(["mail"]);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
});
afterEach(cleanup);

const handlers = () => (scenario().nodes[2] as { readonly handlers?: readonly object[] }).handlers;

/** The section, which is closed while there are none and then stays as it was left. */
function opened(): HTMLElement {
  const title = screen.getByRole("button", { name: /^Events/ });
  if (title.getAttribute("aria-expanded") === "false") fireEvent.click(title);
  return screen.getByRole("region", { name: "Events" });
}

test("a new handler is for the next event that comes and has none, and does what the service did for every event", () => {
  const section = opened();
  const add = within(section).getByRole("button", { name: "Add handler" });
  for (let i = 0; i < 3; i++) fireEvent.click(add);
  expect(handlers()).toEqual([
    { event: "paid", steps: [{ work: "7ms" }] },
    { event: "sent", steps: [{ work: "7ms" }] },
    { event: "event", steps: [{ work: "7ms" }] },
  ]);
  undo();
  expect(handlers()).toHaveLength(2);
});

test("its steps are edited as those of an endpoint, and the idempotent consumer is a switch", () => {
  const section = opened();
  fireEvent.click(within(section).getByRole("button", { name: "Add handler" }));
  expect(within(section).getByRole("combobox", { name: "Event" })).toHaveProperty("value", "paid");
  expect(within(section).getByRole("button", { name: "Add step" })).toBeTruthy();
  fireEvent.click(screen.getByRole("switch", { name: "Idempotent" }));
  expect((scenario().nodes[2] as { readonly idempotent?: object }).idempotent).toEqual({});
});
