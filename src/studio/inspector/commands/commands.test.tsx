// The laws of the editor of a saga's steps: what each line says, and that adding, telling otherwise, undoing and moving are one step each.
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { documentStore, open, scenario } from "../../document/document-store.ts";
import { setLanguage, showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";
import type { SagaStep } from "./command-text.ts";

beforeAll(showForms);

const DOCUMENT = {
  format: "faultline/1",
  nodes: [
    {
      id: "orders",
      kind: "saga",
      sagas: [
        {
          name: "order",
          steps: [
            {
              name: "create",
              command: { call: "shop", endpoint: "create" },
              retry: { attempts: 4 },
              compensation: { call: "shop", endpoint: "cancel" },
            },
            { command: { publish: "reserve", topic: "commands", reply: ["reserved"] } },
            { command: { call: "shop", endpoint: "shipp" } },
          ],
        },
      ],
    },
    { id: "shop", kind: "service", name: "Shop", endpoints: [{ name: "create" }, { name: "cancel" }] },
    { id: "bank", kind: "service", name: "Bank" },
    { id: "bus", kind: "broker", topics: [{ name: "commands" }] },
  ],
  routes: [
    { id: "r1", from: "orders", to: "shop" },
    { id: "r2", from: "orders", to: "bus" },
  ],
} as Scenario;

const show = () => {
  open("test", DOCUMENT);
  select(["orders"]);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
};
beforeEach(show);
afterEach(async () => {
  cleanup();
  await setLanguage("en");
});
const steps = (): readonly SagaStep[] =>
  (scenario().nodes[0] as { readonly sagas?: readonly { readonly steps?: readonly SagaStep[] }[] }).sagas?.[0]?.steps ?? [];
const list = () => screen.getByRole("group", { name: "Steps" });
const rows = () => within(list()).getAllByRole("listitem");
const line = (place: number) => within(rows()[place]!).getAllByRole("button")[0]!;
const changes = () => documentStore.getState().past.length;

test("each line says its place, its name, whom it tells what, and what undoes it", () => {
  expect(rows().map((row) => within(row).getAllByRole("button")[0]?.textContent)).toEqual([
    "1create10 s ×4Shop.createShop.cancel",
    "2reserve10 scommands/reserve → reservednothing to undo",
    "3shipp10 sShop.shippnothing to undo",
  ]);
});

test("what the checks regret stands at its step", () => {
  expect(rows().map((row) => row.querySelector("p")?.textContent ?? "")).toEqual([
    "",
    "is answered by an event, but no subscription brings any to orders: it will always time out",
    expect.stringContaining("shipp"),
  ]);
});

test("steps are moved by Alt and the arrows, in one step, and the focus goes along", () => {
  const before = changes();
  line(0).focus();
  fireEvent.keyDown(line(0), { key: "ArrowDown", altKey: true });
  expect(steps().map(({ name }) => name)).toEqual([undefined, "create", undefined]);
  expect([changes() - before, document.activeElement === line(1)]).toEqual([1, true]);
});

test("a compensation is there at a touch: the same participant, at what sounds like undoing", () => {
  fireEvent.click(line(2));
  fireEvent.click(within(rows()[2]!).getByRole("switch", { name: "Compensation" }));
  expect(steps()[2]?.compensation).toEqual({ call: "shop", endpoint: "cancel" });
  fireEvent.click(within(rows()[0]!).getAllByRole("button")[0]!);
  fireEvent.click(within(rows()[0]!).getByRole("switch", { name: "Compensation" }));
  expect(steps()[0]?.compensation).toBeUndefined();
});

test("a command becomes a message that asks for the same, and a call again; what belongs to the other goes", () => {
  fireEvent.click(line(0));
  const by = () => within(rows()[0]!).getAllByRole("radiogroup", { name: "Command" })[0]!;
  fireEvent.click(within(by()).getByRole("radio", { name: "Message" }));
  expect(steps()[0]?.name).toBe("create");
  expect(steps()[0]?.command).toEqual({ publish: "create_shop", topic: "commands" });
  fireEvent.click(within(by()).getByRole("radio", { name: "Call" }));
  expect(steps()[0]?.command).toEqual({ call: "shop" });
});

test("a topic is chosen from those of the broker", () => {
  fireEvent.click(line(1));
  expect(within(rows()[1]!).getByRole("combobox", { name: "Topic" }).textContent).toBe("commands");
});

test("answers are written with commas between them", () => {
  fireEvent.click(line(1));
  const field = within(rows()[1]!).getByRole("combobox", { name: "Done by" });
  fireEvent.change(field, { target: { value: "reserved, booked" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(steps()[1]?.command.reply).toEqual(["reserved", "booked"]);
});

test("a step is added for whoever can be told; what has no route yet gets one, in one step", async () => {
  const before = changes();
  await act(async () => void fireEvent.keyDown(within(list()).getByRole("button", { name: "Add step" }), { key: "Enter" }));
  await act(async () => void fireEvent.keyDown(screen.getByRole("menuitem", { name: "Call" }), { key: "Enter" }));
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: /^Bank/ })));
  expect(steps().at(-1)).toEqual({ command: { call: "bank" } });
  expect(scenario().routes.some(({ from, to }) => from === "orders" && to === "bank")).toBe(true);
  expect(changes() - before).toBe(1);
});

test("is in Chinese where that is chosen", async () => {
  await act(async () => setLanguage("zh"));
  expect(within(screen.getByRole("group", { name: "步骤" })).getAllByText("无需撤销")).toHaveLength(2);
});
