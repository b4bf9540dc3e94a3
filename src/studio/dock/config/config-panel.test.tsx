// The configuration's panel: who holds what beside what the server has, in words and not by colour alone; and what is sent out from it.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open, scenario } from "../../document/document-store.ts";
import { setLanguage } from "../../i18n/language.ts";
import { perform } from "../../inspector/perform.ts";
import { configDetail, configView } from "../../testing/story-config.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { addDocument } from "./add-document.ts";
import { ConfigAside } from "./config-aside.tsx";
import { DocumentList } from "./document-list.tsx";
import { InstanceTable } from "./instance-table.tsx";
import { SettingsTable } from "./settings-table.tsx";

vi.mock("../../inspector/perform.ts", () => ({ perform: vi.fn() }));

const DOCUMENT = {
  format: "faultline/1",
  nodes: [
    { id: "orders", kind: "service" },
    { id: "payment", kind: "service" },
    { id: "shop", kind: "service" },
    { id: "config", kind: "config", documents: [{ service: "orders" }] },
  ],
  routes: [{ id: "r1", from: "orders", to: "payment" }],
} as Scenario;

beforeEach(() => open("test", DOCUMENT));
afterEach(async () => {
  cleanup();
  vi.mocked(perform).mockClear();
  await setLanguage("en");
});
const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name} `) }));
const shows = (part: "settings" | "instances" | "aside") => {
  const [view, shown] = [configView(), configDetail()];
  const Part = { settings: SettingsTable, instances: InstanceTable, aside: ConfigAside }[part];
  render(
    <TooltipProvider>
      <Part view={view} shown={shown} />
    </TooltipProvider>,
  );
};
const type = (label: string, text: string) => {
  const field = screen.queryByRole("combobox", { name: label }) ?? screen.getByRole("textbox", { name: label });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.blur(field);
};

describe("the instances", () => {
  test("say which version each holds, and where it differs from what it is to have", () => {
    shows("instances");
    expect(row("orders-1").getByText("in the share")).toBeTruthy();
    expect(row("orders-2").getByText("behind: is to have v2")).toBeTruthy();
    expect(row("orders-2").getByText("2.0 s (2 unanswered)")).toBeTruthy();
    expect(row("orders-3").queryByText(/behind|read/)).toBeNull();
    expect(row("orders-4").getByText("cannot read v2: goes on with v1")).toBeTruthy();
  });
  test("say so in Chinese where that is chosen", async () => {
    await setLanguage("zh");
    shows("instances");
    expect(row("orders-2").getByText("落后：应为 v2")).toBeTruthy();
  });
});

describe("the settings", () => {
  test("stand beside the staged value and what others go by", () => {
    shows("settings");
    expect(row("payment.timeout").getByText("20ms")).toBeTruthy();
    expect(row("payment.timeout").getByText("1 holds 20ms")).toBeTruthy();
    expect(row("payment.timeout").getByText("2 hold not set")).toBeTruthy();
    expect(row("concurrency").getByText("all agree")).toBeTruthy();
  });
  test("are changed in place and sent out together, to all or to a share", () => {
    shows("settings");
    type("Value of concurrency", "12");
    type("Value of payment.timeout", "500ms");
    expect(screen.getByText("Not sent out yet: concurrency = 12, payment.timeout = 500ms")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Send to a share" }));
    const set = { concurrency: 12, "payment.timeout": "500ms" };
    expect(perform).toHaveBeenCalledWith({ do: "config", target: "orders", set, share: 0.1 });
    type("Value of concurrency", "12");
    fireEvent.click(screen.getByRole("button", { name: "Send out" }));
    expect(perform).toHaveBeenLastCalledWith({ do: "config", target: "orders", set: { concurrency: 12 } });
    expect(screen.queryByText(/Not sent out/)).toBeNull();
  });
  test("say what will become of a value out of range, and let it be sent all the same", () => {
    shows("settings");
    type("Value of concurrency", "0");
    expect(screen.getByRole("alert").textContent).toBe("Does not fit: must be 1 or more, is 0 · The server will refuse it");
    expect(screen.getByRole("button", { name: "Send out" })).toBeTruthy();
  });
  test("may have another of any name", () => {
    shows("settings");
    type("Name of the new setting", "new-checkout");
    type("Value of new-checkout", "true");
    fireEvent.click(screen.getByRole("button", { name: "Send out" }));
    expect(perform).toHaveBeenCalledWith({ do: "config", target: "orders", set: { "new-checkout": true } });
  });
  test("may be tried on a share that goes back by itself where too many of its answers are errors", () => {
    shows("settings");
    type("Value of concurrency", "12");
    type("roll back above", "5");
    fireEvent.click(screen.getByRole("button", { name: "Send to a share" }));
    expect(perform).toHaveBeenCalledWith({ do: "config", target: "orders", set: { concurrency: 12 }, share: 0.1, maxErrorShare: 0.05 });
  });
  test("are offered by name: the service's own, those of its calls, and flags that its steps ask for", () => {
    shows("settings");
    fireEvent.click(screen.getByRole("combobox", { name: "Name of the new setting" }));
    expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toContain("errorRate");
  });
  test("that are staged are promoted or taken back", () => {
    shows("settings");
    fireEvent.click(screen.getByRole("button", { name: "Promote to all" }));
    fireEvent.click(screen.getByRole("button", { name: "Roll back" }));
    expect(vi.mocked(perform).mock.calls).toEqual([
      [{ do: "config", target: "orders", change: "promote" }],
      [{ do: "config", target: "orders", change: "rollback" }],
    ]);
  });
});

describe("beside them", () => {
  test("stand the versions, newest first, each with what it changed and the way back to it", () => {
    shows("aside");
    const [versions] = screen.getAllByRole("list");
    const items = within(versions!).getAllByRole("listitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "v300:30.000set · staged for 10 %: 1 instancepayment.timeout300ms20ms",
      "v200:20.000set · for all instancespayment.timeout300ms",
      "v100:00.000from the start",
    ]);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["Roll back to version 1"]);
    fireEvent.click(screen.getByRole("button", { name: "Roll back to version 1" }));
    expect(perform).toHaveBeenCalledWith({ do: "config", target: "orders", change: "rollback", to: 1 });
  });
  test("stands what happened", () => {
    shows("aside");
    expect(screen.getByText("orders-1 goes on with configuration 3, 1.0 s after it was made")).toBeTruthy();
  });
});

test("the documents are listed with their versions and who is behind, and another may be begun", () => {
  const onShow = vi.fn();
  render(<DocumentList view={configView()} shown="orders" onShow={onShow} />);
  const [orders, shop] = within(screen.getByRole("navigation")).getAllByRole("listitem");
  expect(orders?.textContent).toBe("ordersv2version 3 staged1 behind");
  expect(within(orders!).getByRole("button").getAttribute("aria-current")).toBe("true");
  fireEvent.click(within(shop!).getByRole("button"));
  expect(onShow).toHaveBeenCalledWith("shop");
});

test("a first document for a service is an edit of the scenario: it is there again in the next run", () => {
  addDocument("payment");
  expect(scenario().nodes.find(({ id }) => id === "config")).toMatchObject({ documents: [{ service: "orders" }, { service: "payment" }] });
  expect(perform).not.toHaveBeenCalled();
});
