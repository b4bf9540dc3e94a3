// The laws of the editor of steps: adding, changing, moving and removing steps, each as one step of the document.
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Step } from "../../../engine/scenario/steps.ts";
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
      id: "checkout",
      kind: "service",
      endpoints: [
        {
          name: "place",
          steps: [
            { call: "cart", endpoint: "get" },
            { parallel: [[{ call: "cart" }], [{ call: "cart" }]] },
            { write: "db" },
            { work: "exp(4ms)" },
          ],
        },
      ],
    },
    { id: "cart", kind: "service", endpoints: [{ name: "get" }, { name: "put" }] },
    { id: "payment", kind: "service" },
    { id: "db", kind: "database" },
  ],
  routes: [
    { id: "r1", from: "checkout", to: "cart" },
    { id: "r2", from: "checkout", to: "db" },
  ],
} as Scenario;

beforeEach(() => {
  open("test", DOCUMENT);
  select(["checkout"]);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
});
afterEach(cleanup);

const endpoint = () =>
  (scenario().nodes[0] as { readonly endpoints?: readonly { readonly name: string; readonly steps?: readonly Step[] }[] }).endpoints?.[0];
const steps = () => endpoint()?.steps ?? [];
const row = (name: RegExp) =>
  screen
    .getAllByRole("button", { name })
    .find((button) => button.hasAttribute("aria-expanded") && !button.hasAttribute("aria-haspopup")) as HTMLElement;
/** A menu of radix opens by the keyboard: happy-dom has no pointer capture. */
const openMenu = (button: HTMLElement) => fireEvent.keyDown(button, { key: "Enter" });
const choose = (name: string) => fireEvent.click(screen.getByRole("menuitem", { name }));

test("each step is a line: what is done, and to whom", () => {
  expect(row(/^call.*cart\.get/)).toBeTruthy();
  expect(row(/^parallel.*cart ×2/)).toBeTruthy();
  expect(row(/^write.*db/)).toBeTruthy();
  expect(row(/^work.*exp\(4ms\)/)).toBeTruthy();
});

test("Alt and an arrow move a step, and the focus goes with it", () => {
  const line = row(/^call.*cart\.get/);
  line.focus();
  fireEvent.keyDown(line, { key: "ArrowDown", altKey: true });
  expect(steps().map((step) => Object.keys(step)[0])).toEqual(["parallel", "call", "write", "work"]);
  expect(document.activeElement?.textContent).toContain("cart.get");
  undo();
  expect(scenario()).toBe(DOCUMENT);
});

test("the menu of a step moves it and removes it", () => {
  openMenu(screen.getByRole("button", { name: "More for write db" }));
  choose("Remove");
  expect(steps().map((step) => Object.keys(step)[0])).toEqual(["call", "parallel", "work"]);
});

test("a step opens to its settings; what is changed there is in the document", () => {
  fireEvent.click(row(/^call.*cart\.get/));
  const chance = screen.getByRole("textbox", { name: "Chance" });
  fireEvent.change(chance, { target: { value: "50%" } });
  fireEvent.blur(chance);
  expect(steps()[0]).toEqual({ call: "cart", endpoint: "get", chance: 0.5 });
});

test("a parallel step opens to its branches, which are lists of steps", () => {
  fireEvent.click(row(/^parallel/));
  const branch = screen.getByRole("group", { name: "Branch 2" });
  openMenu(within(branch).getByRole("button", { name: "More for call cart" }));
  choose("Remove");
  expect(steps()[1]).toEqual({ parallel: [[{ call: "cart" }], []] });
  fireEvent.click(screen.getByRole("button", { name: "Add branch" }));
  expect(steps()[1]).toEqual({ parallel: [[{ call: "cart" }], [], []] });
});

test("a step is added at the end", () => {
  openMenu(screen.getByRole("button", { name: "Add step" }));
  choose("Work");
  expect(steps().at(-1)).toEqual({ work: "exp(10ms)" });
});

test("a call of what has no route draws the route, and both are undone together", () => {
  openMenu(screen.getByRole("button", { name: "Add step" }));
  fireEvent.keyDown(screen.getByRole("menuitem", { name: "Call" }), { key: "ArrowRight" });
  fireEvent.click(screen.getByRole("menuitem", { name: /payment/ }));
  expect(steps().at(-1)).toEqual({ call: "payment" });
  expect(scenario().routes.map((route) => route.to)).toEqual(["cart", "db", "payment"]);
  undo();
  expect(scenario()).toBe(DOCUMENT);
});

test("an endpoint is added, renamed and removed", () => {
  fireEvent.click(screen.getByRole("button", { name: "Add endpoint" }));
  const all = () =>
    (scenario().nodes[0] as { readonly endpoints?: readonly { readonly name: string }[] }).endpoints?.map(({ name }) => name);
  expect(all()).toEqual(["place", "endpoint"]);
  const section = screen.getByRole("region", { name: "Endpoints" });
  const name = within(section).getByRole("textbox", { name: "Name" });
  fireEvent.change(name, { target: { value: "cancel" } });
  fireEvent.keyDown(name, { key: "Enter" });
  expect(all()).toEqual(["place", "cancel"]);
  openMenu(screen.getByRole("button", { name: "More for cancel" }));
  choose("Remove");
  expect(all()).toEqual(["place"]);
});

test("the first endpoint of a service is what it did without one: its work, then each of its routes", () => {
  const bare = { ...DOCUMENT, nodes: DOCUMENT.nodes.map((node, i) => (i === 0 ? { id: "checkout", kind: "service", time: "5ms" } : node)) };
  act(() => open("bare", bare as Scenario));
  act(() => select(["checkout"]));
  fireEvent.click(screen.getByRole("button", { name: "Add endpoint" }));
  expect(steps()).toEqual([{ work: "5ms" }, { call: "cart" }, { read: "db" }]);
});

test("a step that changes what is kept is added, told in a line, kept at a database and given an idempotency key", () => {
  openMenu(screen.getByRole("button", { name: "Add step" }));
  fireEvent.keyDown(screen.getByRole("menuitem", { name: "Change what is kept" }), { key: "ArrowRight" });
  fireEvent.click(screen.getByRole("menuitem", { name: "Move an amount" }));
  expect(steps().at(-1)).toEqual({ move: 1, to: "done" });
  const type = (name: string, text: string) => {
    const box = screen.getByRole("combobox", { name });
    fireEvent.change(box, { target: { value: text } });
    fireEvent.keyDown(box, { key: "Enter" });
  };
  type("From", "stock");
  type("To", "sold");
  type("To", "every");
  expect(screen.getByRole("alert").textContent).toContain("no word of expressions");
  expect(steps().at(-1)).toEqual({ move: 1, from: "stock", to: "sold" });
  fireEvent.click(screen.getByRole("switch", { name: "Once" }));
  expect(steps().at(-1)).toEqual({ move: 1, from: "stock", to: "sold", once: {} });
  expect(screen.getByRole("button", { name: "move 1 stock → sold" })).toBeTruthy();
});

test("a read may ask for a condition, and has steps for when it is not so", () => {
  openMenu(screen.getByRole("button", { name: "Add step" }));
  fireEvent.keyDown(screen.getByRole("menuitem", { name: "Read from" }), { key: "ArrowRight" });
  fireEvent.click(screen.getByRole("menuitem", { name: "db" }));
  fireEvent.click(screen.getByRole("button", { name: "read db" }));
  expect(screen.queryByRole("group", { name: "Else" })).toBeNull();
  const box = screen.getByRole("combobox", { name: "If" });
  fireEvent.change(box, { target: { value: "stock >" } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toContain("at character 8");
  fireEvent.change(box, { target: { value: "stock > 0" } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(steps().at(-1)).toEqual({ read: "db", if: "stock > 0" });
  openMenu(within(screen.getByRole("group", { name: "Else" })).getByRole("button", { name: "Add step" }));
  choose("Fail sometimes");
  expect(steps().at(-1)).toEqual({ read: "db", if: "stock > 0", else: [{ fail: 0.01 }] });
});
