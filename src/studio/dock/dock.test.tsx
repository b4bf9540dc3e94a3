import { cleanup, configure, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { documentStore } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { controls, type Controls } from "../run/controls.ts";
import { runStore } from "../run/run-store.ts";
import { logList, logRecords } from "../testing/story-logs.ts";
import { storyControls } from "../testing/story-run.ts";
import { boutique, NOW, seriesOf } from "../testing/story-series.ts";
import { traceList, traceRows } from "../testing/story-traces.ts";
import { DOCK_TABS, setView, view, type DockTab } from "../view/view-store.ts";
import { TooltipProvider } from "../widgets/tooltip.tsx";
import { dockCommands } from "./commands.ts";
import { dockStore, NO_LOG_FILTER, NO_TRACE_FILTER } from "./dock-store.ts";
import { Dock } from "./dock.tsx";

const before = { ...controls };
// A busy machine takes its time to fetch the code of a panel; that is not what is tested here.
configure({ asyncUtilTimeout: 8000 });
beforeAll(async () => {
  await Promise.all([import("./metrics/metrics-panel.tsx"), import("./traces/traces-panel.tsx"), import("./logs/logs-panel.tsx")]);
});
beforeEach(() => {
  Object.assign(controls, storyControls());
  documentStore.setState({ scenario: boutique });
  runStore.setState({ state: "paused", now: NOW });
  setView({ selection: [], scope: null, range: 80, dockTab: "metrics", openTrace: null, crosshair: null, highlight: [], dockLarge: false });
  dockStore.setState({ compared: [], zoom: null, logLatency: false, table: false, traces: NO_TRACE_FILTER, logs: NO_LOG_FILTER });
});
afterEach(() => {
  cleanup();
  Object.assign(controls, before);
});

const answering = (more: Partial<Controls>) => Object.assign(controls, more);
const open = (tab: DockTab = "metrics") => {
  setView({ dockTab: tab });
  return render(
    <TooltipProvider>
      <Dock />
    </TooltipProvider>,
  );
};

describe("the dock", () => {
  test("has a tab for each of its panels in their order, and no empty shells", async () => {
    open();
    expect(screen.getAllByRole("tab").map((tab) => tab.textContent)).toEqual(DOCK_TABS.map((tab) => translate(`dock.${tab}`)));
    fireEvent.click(screen.getByRole("tab", { name: "Logs" }));
    expect(view().dockTab).toBe("logs");
    expect(await screen.findByRole("textbox", { name: translate("logs.search") })).toBeTruthy();
  });

  test("keeps the former panel until the code of the next is there", async () => {
    open();
    expect(await screen.findByRole("region", { name: "Traffic" })).toBeTruthy();
    fireEvent.click(screen.getByRole("tab", { name: "Sagas" }));
    expect(screen.getByRole("tab", { name: "Sagas", selected: true })).toBeTruthy();
    expect(screen.getByRole("tabpanel", { name: "Metrics" }).querySelector("h3")?.textContent).toBe("Traffic");
    expect(await screen.findByRole("tabpanel", { name: "Sagas" })).toBeTruthy();
    expect(screen.queryByRole("tabpanel", { name: "Metrics" })).toBeNull();
  });

  test("is enlarged and restored by one button", async () => {
    open();
    fireEvent.click(screen.getByRole("button", { name: "Enlarge the dock" }));
    expect(view().dockLarge).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "Restore the dock" }));
    expect(view().dockLarge).toBe(false);
  });

  test("opens its tabs by number", () => {
    const keys = dockCommands.filter(({ shortcuts }) => shortcuts?.[0]?.length === 1).map(({ shortcuts }) => shortcuts?.[0]);
    expect(keys).toEqual(DOCK_TABS.map((_, i) => String(i + 1)));
    void dockCommands.find(({ id }) => id === "dock.logs")?.run();
    expect(view().dockTab).toBe("logs");
  });
});

describe("the metrics", () => {
  test("show four charts with the newest values in their legends", async () => {
    open();
    const traffic = await screen.findByRole("region", { name: "Traffic" });
    expect(within(traffic).getByText("rejected")).toBeTruthy();
    for (const name of ["Errors", "Latency", "Saturation"]) expect(screen.getByRole("region", { name })).toBeTruthy();
  });

  test("ask for no more points than a chart can bear", async () => {
    const series = vi.fn<Controls["series"]>(async ({ from, to }) => seriesOf(from, to));
    answering({ series });
    open();
    await screen.findByRole("region", { name: "Traffic" });
    expect(series.mock.calls.every(([query]) => query.most <= 150)).toBe(true);
  });

  test("follow the crosshair in every legend", async () => {
    open();
    const latency = await screen.findByRole("region", { name: "Latency" });
    setView({ crosshair: 210e6 });
    expect(await within(latency).findByText("p99")).toBeTruthy();
    const early = within(latency).getByText("p99").parentElement?.textContent;
    setView({ crosshair: 275e6 });
    expect(
      await vi.waitFor(() => {
        const late = within(latency).getByText("p99").parentElement?.textContent;
        if (late === early) throw new Error("the same");
        return late;
      }),
    ).not.toBe(early);
  });

  test("are a table for who reads rather than sees", async () => {
    open();
    fireEvent.click(await screen.findByRole("button", { name: "Show as a table" }));
    const table = screen.getByRole("table", { name: "System" });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((cell) => cell.textContent),
    ).toContain("Latency, p99");
    expect(within(table).getAllByRole("row").length).toBeGreaterThan(70);
  });

  test("say what to do before the first window", async () => {
    answering({ series: async () => seriesOf(0, 0) });
    open();
    expect(await screen.findByText("No numbers yet")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Run" })).toBeTruthy();
  });

  test("stand side by side for each compared scope", async () => {
    dockStore.setState({ compared: [{ node: "cart" }] });
    setView({ selection: ["checkout"] });
    open();
    expect(await screen.findByRole("region", { name: "Latency, checkout" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Latency, cart" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Stop comparing cart" }));
    expect(dockStore.getState().compared).toEqual([]);
  });

  test("say so when the run does not answer", async () => {
    answering({ series: () => Promise.reject(new Error("gone")) });
    open();
    expect(await screen.findByText("No answer from the run")).toBeTruthy();
  });
});

describe("the traces", () => {
  test("are a table, longest first, with counts by outcome", async () => {
    open("traces");
    const table = await screen.findByRole("table", { name: "Traces" });
    const duration = within(table).getByRole("columnheader", { name: "Duration" });
    expect(duration.getAttribute("aria-sort")).toBe("descending");
    expect(screen.getByRole("radio", { name: /^All/ }).textContent).toContain(String(traceRows().length));
    fireEvent.click(within(table).getByRole("button", { name: "Started" }));
    expect(dockStore.getState().traces.order).toBe("newest");
  });

  test("say how many were kept of how many", async () => {
    open("traces");
    expect(await screen.findByText("1,284 traces kept of 2,210 · sampled 1 %, all errors, slowest 0.1 %")).toBeTruthy();
  });

  test("are filtered by outcome, and told apart from having none", async () => {
    const traces = vi.fn<Controls["traces"]>(async (query) => traceList(query, query.outcome === "failed" ? [] : traceRows()));
    answering({ traces });
    open("traces");
    await screen.findByRole("table", { name: "Traces" });
    dockStore.setState({ traces: { ...NO_TRACE_FILTER, outcome: "failed" } });
    expect(await screen.findByText("No trace passes the filters")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(dockStore.getState().traces.outcome).toBeNull();
  });

  test("open by a click on their row and go on by arrow", async () => {
    open("traces");
    const table = await screen.findByRole("table", { name: "Traces" });
    const [first, second] = within(table).getAllByRole("button", { name: /^[0-9a-f]{6}$/ });
    if (first === undefined || second === undefined) throw new Error("no rows");
    fireEvent.click(first);
    expect(view().openTrace?.slice(0, 6)).toBe(first.textContent);
    fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(view().openTrace?.slice(0, 6)).toBe(second.textContent);
  });

  test("begin at the call that failed", async () => {
    const row = traceRows().find(({ outcome }) => outcome === "rejected");
    setView({ openTrace: row?.id ?? null });
    open("traces");
    const tree = await screen.findByRole("treegrid", { name: "Calls of the trace" });
    const chosen = within(tree)
      .getAllByRole("row")
      .find((one) => one.getAttribute("aria-selected") === "true");
    expect(chosen?.textContent).toContain("checkout");
    expect(screen.getByRole("complementary", { name: "Call" }).textContent).toContain("queue full at checkout");
  });

  test("fold, walk and close by keys", async () => {
    setView({ openTrace: traceRows().at(-1)?.id ?? null });
    open("traces");
    const tree = await screen.findByRole("treegrid", { name: "Calls of the trace" });
    const rows = () => within(tree).getAllByRole("row").length;
    expect(rows()).toBe(16);
    fireEvent.keyDown(tree, { key: "[" });
    expect(rows()).toBe(2);
    fireEvent.keyDown(tree, { key: "]" });
    expect(rows()).toBe(16);
    fireEvent.keyDown(tree, { key: "Home" });
    expect(tree.getAttribute("aria-activedescendant")).toBe(within(tree).getAllByRole("row")[0]?.id);
    fireEvent.keyDown(tree, { key: "Escape" });
    expect(view().openTrace).toBeNull();
  });

  test("light up their way on the canvas", async () => {
    setView({ openTrace: traceRows().at(-1)?.id ?? null });
    open("traces");
    const [show] = await screen.findAllByRole("button", { name: "Show on canvas" });
    if (show === undefined) throw new Error("no button");
    fireEvent.click(show);
    expect(view().highlight).toContain("checkout-payment");
    expect(view().highlight).toContain("payment");
  });

  test("that are no longer kept say so", async () => {
    setView({ openTrace: "ffff" });
    open("traces");
    expect(await screen.findByText("This trace is no longer kept")).toBeTruthy();
  });
});

describe("the log", () => {
  test("speaks in sentences and leads to node and trace", async () => {
    open("logs");
    const [line] = await screen.findAllByText("POST /cart/checkout failed with 503: queue full at checkout");
    const row = line?.closest("tr");
    if (row == null) throw new Error("no row");
    fireEvent.click(within(row).getByRole("button", { name: "frontend-2" }));
    expect(view().selection).toEqual(["frontend"]);
    fireEvent.click(within(row).getByRole("button", { name: "4b1f9c" }));
    expect(view().openTrace?.slice(0, 6)).toBe("4b1f9c");
    expect(view().dockTab).toBe("traces");
  });

  test("is narrowed by level", async () => {
    open("logs");
    const info = await screen.findByRole("button", { name: "info" });
    fireEvent.click(info);
    expect(dockStore.getState().logs.levels).toEqual(["debug", "warn", "error"]);
    expect(await screen.findByText(/^266 records/)).toBeTruthy();
  });

  test("says how many were dropped", async () => {
    answering({ logs: async (query) => ({ ...logList(query, logRecords(3000)), dropped: 412 }) });
    open("logs");
    expect(await screen.findByText("newest 1,000 of 3,000 · 412 older ones dropped")).toBeTruthy();
  });

  test("that is empty says what will be there, and that is filtered away how to see it", async () => {
    answering({ logs: async (query) => logList(query, []) });
    open("logs");
    expect(await screen.findByText("The log is empty")).toBeTruthy();
    dockStore.setState({ logs: { ...NO_LOG_FILTER, text: "x" } });
    expect(await screen.findByText("No record passes the filters")).toBeTruthy();
  });
});
