// The tab of objectives: states and what broke them, settings by form, what is kept, and what to do where there is nothing.
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { doubleCharge } from "../../../engine/scenario/templates/double-charge.ts";
import type { CountersView, ObjectiveView } from "../../../engine/telemetry/views/effects-view.ts";
import { open, scenario, undo } from "../../document/document-store.ts";
import { showForms } from "../../i18n/language.ts";
import type { Controls } from "../../run/controls.ts";
import { storyControls } from "../../testing/story-run.ts";
import { view } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import ObjectivesPanel from "./objectives-panel.tsx";

const hoisted = vi.hoisted(() => ({ controls: {} as Record<string, unknown> }));
vi.mock("../../run/controls.ts", () => ({ controls: hoisted.controls }));

const VIEWS: readonly ObjectiveView[] = [
  {
    id: "charged-once",
    held: false,
    value: 48,
    state: "broken",
    since: 25_487_000,
    count: 2,
    breaks: [
      { at: 31e6, value: 7, trace: null, node: "", instance: null },
      { at: 25_487_000, value: 1, trace: "ab".repeat(16), node: "orders", instance: "orders-1" },
    ],
  },
  { id: "few-errors", held: true, value: 0, state: "held", since: null, count: 0, breaks: [] },
];
const KEPT: CountersView = {
  now: 40e6,
  counters: [
    { name: "charged", value: 856, isEntity: false, places: [{ node: "accounts", value: 856 }] },
    { name: "debt", value: -3, isEntity: false, places: [] },
  ],
  from: Float64Array.of(38e6, 39e6),
  width: 1e6,
  columns: [Float64Array.of(820, 856), Float64Array.of(NaN, -3)],
};

async function show(document: Scenario, more: Partial<Controls> = {}): Promise<void> {
  Object.assign(hoisted.controls, storyControls({ objectives: async () => VIEWS, counters: async () => KEPT, ...more }));
  open("test", document);
  await act(async () => {
    render(
      <TooltipProvider>
        <ObjectivesPanel />
      </TooltipProvider>,
    );
  });
}
beforeEach(showForms);
afterEach(cleanup);
const table = () => screen.getByRole("region", { name: "Objectives and their states" });

test("each objective says how it is, since when, what was measured and how often it was broken", async () => {
  await show(doubleCharge.scenario);
  const cells = within(table())
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells).toEqual([
    ["charged == ordered within 5s", "broken", "00:25.487", "48", "2"],
    ["error share < 0.01all clients", "holds", "–", "0.0 %", "0"],
  ]);
});

test("what is kept stands beside them, with its place", async () => {
  await show(doubleCharge.scenario);
  const kept = screen.getByRole("table", { name: "What is kept" });
  expect(within(kept).getByRole("row", { name: /^charged/ }).textContent).toBe("charged856Accounts");
  fireEvent.click(within(kept).getByRole("button", { name: "Accounts" }));
  expect(view().selection).toEqual(["accounts"]);
});

test("an objective that is opened tells each break, and leads to its trace", async () => {
  await show(doubleCharge.scenario);
  fireEvent.click(screen.getByRole("button", { name: "charged == ordered within 5s" }));
  const breaks = screen.getByRole("table", { name: "Times broken: 2, the latest first" });
  expect(
    within(breaks)
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.textContent),
  ).toEqual(["00:31.0007–no trace kept", "00:25.4871orders-1Open trace"]);
  fireEvent.click(screen.getByRole("button", { name: "Open trace" }));
  expect(view()).toMatchObject({ dockTab: "traces", openTrace: "ab".repeat(16) });
});

test("its expression is edited in place, refused with the reason where it does not read, and undone", async () => {
  await show(doubleCharge.scenario);
  fireEvent.click(screen.getByRole("button", { name: "charged == ordered within 5s" }));
  const box = screen.getByRole("combobox", { name: "Invariant" });
  const type = (text: string) => {
    fireEvent.change(box, { target: { value: text } });
    fireEvent.keyDown(box, { key: "Enter" });
  };
  type("charged === ordered");
  expect(screen.getByRole("alert").textContent).toContain("at character 11");
  expect(scenario()).toBe(doubleCharge.scenario);
  type("charged <= ordered");
  expect(scenario().objectives?.[0]).toEqual({ id: "charged-once", invariant: "charged <= ordered" });
  act(undo);
  expect(scenario().objectives?.[0]).toEqual({ id: "charged-once", invariant: "charged == ordered within 5s" });
});

test("objectives are added, of a measure or over what is kept, and removed", async () => {
  await show(doubleCharge.scenario);
  fireEvent.click(screen.getByRole("button", { name: "error share < 0.01" }));
  fireEvent.click(screen.getByRole("button", { name: "Remove objective error share < 0.01" }));
  expect(scenario().objectives?.map(({ id }) => id)).toEqual(["charged-once"]);
  const { objectives: _objectives, ...bare } = doubleCharge.scenario;
  act(() => open("bare", bare));
  expect(screen.getByText("Nothing has to hold yet")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Add invariant" }));
  expect(scenario().objectives).toEqual([{ id: "objective-1", invariant: "charged >= 0" }]);
  expect(screen.getByRole("combobox", { name: "Invariant" })).toBeTruthy();
});

test("where nothing is kept it says how something comes to be", async () => {
  await show(doubleCharge.scenario, { counters: async () => ({ ...KEPT, counters: [], columns: [] }) });
  expect(screen.getByText(/No step keeps anything/)).toBeTruthy();
});
