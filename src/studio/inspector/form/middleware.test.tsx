// The stages of a gateway as an ordered list: added, opened, moved and removed, each as one step of undo.
import { cleanup, createEvent, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open, scenario, undo } from "../../document/document-store.ts";
import { showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { Announcements } from "../../widgets/announce.tsx";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";

beforeAll(showForms);

const DOCUMENT = {
  format: "faultline/1",
  nodes: [
    { id: "edge", kind: "gateway", middleware: [{ use: "logging" }, { use: "auth" }, { use: "cache" }] },
    { id: "orders", kind: "service" },
  ],
  routes: [{ id: "r1", from: "edge", to: "orders" }],
} as Scenario;

beforeEach(() => {
  open("test", DOCUMENT);
  select(["edge"]);
  render(
    <TooltipProvider>
      <Inspector />
      <Announcements />
    </TooltipProvider>,
  );
});
afterEach(cleanup);
const uses = (): string => {
  const [edge] = scenario().nodes;
  return edge?.kind === "gateway" ? (edge.middleware ?? []).map(({ use }) => use).join(" ") : "";
};
const list = () => within(screen.getByRole("group", { name: "Middleware" }));
const stage = (name: RegExp) => list().getByRole("button", { name });

test("Alt and an arrow move a stage, the focus goes with it, and undo brings it back in one step", () => {
  fireEvent.keyDown(stage(/^response cache/), { key: "ArrowUp", altKey: true });
  expect(uses()).toBe("logging cache auth");
  expect(document.activeElement).toBe(stage(/^response cache/));
  expect(screen.getByRole("log").textContent).toBe("response cache: now 2 of 3");
  fireEvent.keyDown(stage(/^response cache/), { key: "ArrowUp", altKey: true });
  fireEvent.keyDown(stage(/^response cache/), { key: "ArrowUp", altKey: true });
  expect(uses()).toBe("cache logging auth");
  undo();
  expect(uses()).toBe("logging cache auth");
});

test("a stage is dragged onto the place of another", () => {
  const data = new Map<string, string>();
  const dataTransfer = {
    setData: (type: string, value: string) => data.set(type.toLowerCase(), value),
    getData: (type: string) => data.get(type.toLowerCase()) ?? "",
    get types() {
      return [...data.keys()];
    },
  };
  const drag = (kind: "dragStart" | "dragOver" | "drop", name: RegExp) => {
    const head = stage(name).parentElement as HTMLElement;
    const event = createEvent[kind](head);
    Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
    fireEvent(head, event);
    return event.defaultPrevented;
  };
  drag("dragStart", /^logging/);
  expect(drag("dragOver", /^response cache/)).toBe(true);
  drag("drop", /^response cache/);
  expect(uses()).toBe("auth cache logging");
  undo();
  expect(uses()).toBe("logging auth cache");
});

test("a stage opens to its settings, which are those of its use", () => {
  fireEvent.click(stage(/^response cache/));
  expect(list().getByRole("textbox", { name: "Time to live" })).toBeTruthy();
  const capacity = list().getByRole("spinbutton", { name: "Capacity" });
  fireEvent.change(capacity, { target: { value: "5" } });
  fireEvent.blur(capacity);
  expect(scenario().nodes[0]).toMatchObject({ middleware: [{ use: "logging" }, { use: "auth" }, { use: "cache", capacity: 5 }] });
});
