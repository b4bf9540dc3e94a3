// The faults that act, listed wherever one looks, and how they are ended.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import type { ActiveFault } from "../../engine/telemetry/views/live.ts";
import { commandById } from "../commands/registry.ts";
import { open } from "../document/document-store.ts";
import { setLanguage } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { runStore } from "../run/run-store.ts";
import { view } from "../view/view-store.ts";
import { TooltipProvider } from "../widgets/tooltip.tsx";
import { ActiveFaultList } from "./active-list.tsx";
import { FaultsChip } from "./faults-chip.tsx";

const SHOP = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    { id: "orders", kind: "service", name: "Orders" },
    { id: "db", kind: "database" },
  ],
  routes: [
    { id: "r1", from: "users", to: "orders" },
    { id: "r2", from: "orders", to: "db" },
  ],
} as Scenario;
const fault = (more: Partial<ActiveFault>): ActiveFault => ({
  id: "f",
  fault: "hang",
  target: "db",
  since: 0,
  until: null,
  settings: {},
  ...more,
});
const FAULTS = [
  fault({ id: "slow", fault: "latency", target: "r2", until: 40e6, settings: { delay: "300ms" } }),
  fault({ id: "cut", fault: "partition", target: "", settings: { between: [["users"], ["orders"]] } }),
];
const act = vi.spyOn(controls, "act").mockResolvedValue(null);
const show = (what: React.ReactNode) => render(<TooltipProvider>{what}</TooltipProvider>);

beforeEach(async () => {
  await setLanguage("en");
  open("faults", SHOP);
  runStore.setState({ faults: FAULTS, now: 10e6 });
});
afterEach(() => {
  cleanup();
  act.mockClear();
  runStore.setState({ faults: [] });
});

test("each is listed with what it does, to whom and for how long still", () => {
  show(<ActiveFaultList />);
  const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
  expect(rows).toEqual(["+300 msOrders → db30 s left", "Partitionusers and Ordersuntil stopped"]);
});

test("one is ended by its button, all by theirs, by the command and by the key", () => {
  show(<ActiveFaultList />);
  fireEvent.click(within(screen.getAllByRole("listitem")[1]!).getByRole("button", { name: "Stop Partition" }));
  fireEvent.click(screen.getByRole("button", { name: "Stop all faults" }));
  const command = commandById("faults.stopAll");
  void command.run();
  expect(act.mock.calls).toEqual([[{ do: "clear", fault: "cut" }], [{ do: "clear", fault: "all" }], [{ do: "clear", fault: "all" }]]);
  expect([command.when?.(), command.shortcuts]).toEqual([true, ["Shift+x"]]);
});

test("a click on one selects all that it acts on", () => {
  show(<ActiveFaultList />);
  fireEvent.click(screen.getByText("Partition"));
  expect(view().selection).toEqual(["users", "orders", "r1"]);
});

test("the bar above counts them while there are any", () => {
  const { rerender } = show(<FaultsChip />);
  expect(screen.getByRole("button", { name: "Active faults: 2" })).toBeDefined();
  runStore.setState({ faults: [] });
  rerender(
    <TooltipProvider>
      <FaultsChip />
    </TooltipProvider>,
  );
  expect(screen.queryByRole("button")).toBeNull();
  expect(commandById("faults.stopAll").when?.()).toBe(false);
});
