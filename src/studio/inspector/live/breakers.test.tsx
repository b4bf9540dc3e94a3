import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { BreakerView } from "../../../engine/telemetry/views/breakers.ts";
import { setLanguage } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import Breakers from "./breakers.tsx";

const S = 1e6;
const view = (more: Partial<BreakerView>): BreakerView => ({
  caller: "web-1",
  state: "CLOSED",
  since: 0,
  until: Number.NaN,
  openings: 0,
  total: 10,
  failed: 4,
  slow: 1,
  minimum: 10,
  failureRate: 0.4,
  slowRate: 0.1,
  failureLimit: 0.5,
  slowLimit: 1,
  permits: 0,
  probes: 5,
  outcomes: [1, 1, 1, 1, 0, 0, 0, 0, 0, 2],
  window: "count",
  size: 100,
  changes: [],
  ...more,
});
const VIEWS: readonly BreakerView[] = [
  view({}),
  view({
    caller: "web-2",
    state: "OPEN",
    until: 16.2 * S,
    changes: [{ at: 8 * S, from: "CLOSED", to: "OPEN", reason: "failures", part: 6, of: 10, threshold: 0.5 }],
  }),
  view({ caller: "web-3", state: "HALF_OPEN", until: Infinity, total: 3, failed: 0, size: 5, outcomes: [0, 0, 0] }),
];
const route = { id: "r2", from: "web", to: "orders", breaker: { mode: "window" } } as const;

beforeEach(() => {
  runStore.setState({ ...runStore.getState(), now: 10 * S });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await setLanguage("en");
});
const show = async (views: readonly BreakerView[] = VIEWS) => {
  vi.spyOn(controls, "breakers").mockResolvedValue(views);
  render(<Breakers route={route} />);
  await screen.findByRole("table");
};
const rows = () =>
  screen.getAllByRole("row").map((row) =>
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  );

test("each caller's state is said, with what it waits for; those that are not closed come first", async () => {
  await show();
  expect(rows()).toEqual([
    ["web-2", "Open", "6.20 s left"],
    ["web-3", "Half-open", "3 / 5 probes"],
    ["web-1", "Closed", "40 %"],
  ]);
});

test("the window of one is drawn and said; another one's is a click away", async () => {
  await show();
  expect(screen.getByText("web-3, probes")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "web-1, Closed: show its window" }));
  expect(screen.getByText("web-1, last 100 calls")).toBeTruthy();
  expect(screen.getByRole("img", { name: "4 failed, 1 slow of 10" }).dataset["outcomes"]).toBe("10");
  expect(screen.getByText("failed 40 % of 50 % · slow 10 % of 100 %")).toBeTruthy();
});

test("a window of time is drawn by seconds, failures in a row by their number", async () => {
  await show([view({ window: "time", size: 4, outcomes: [5, 1, 0, 0, 0, 0, 2, 2, 1, 1, 1, 0] })]);
  expect(screen.getByRole("img", { name: "4 failed, 1 slow of 10" }).dataset["seconds"]).toBe("4");
  cleanup();
  await show([view({ window: "row", size: 5, minimum: 5, total: 3, failed: 3, outcomes: [1, 1, 1] })]);
  expect(rows()).toEqual([["web-1", "Closed", "3 / 5 in a row"]]);
  expect(screen.getByText("opens at 5")).toBeTruthy();
});

test("the last changes say when, whose, from where to where and why, in both languages", async () => {
  await show();
  const [change] = screen.getAllByRole("listitem");
  expect(change?.textContent).toContain("00:08.0");
  expect(change?.textContent).toContain("#2");
  expect(change?.textContent).toContain("6 of 10 failed ≥ 50 %");
  expect(within(change!).getByRole("img", { name: "Closed to Open" })).toBeTruthy();
  cleanup();
  await setLanguage("zh");
  await show();
  expect(screen.getAllByRole("listitem")[0]?.textContent).toContain("10 次中失败 6 次 ≥ 50 %");
});

test("one that opened several times in a row says how often; one that only counts says when it would be open", async () => {
  await show([
    view({ state: "OPEN", openings: 3, until: 11 * S }),
    view({ caller: "web-2", state: "METRICS_ONLY", failureRate: 0.6 }),
    view({ caller: "web-3", state: "METRICS_ONLY" }),
  ]);
  expect(rows().map(([, state, now]) => [state, now])).toEqual([
    ["Open ×3", "1.00 s left"],
    ["Metrics only", "would be open"],
    ["Metrics only", "40 %"],
  ]);
});

test("one that may be tried says so; one that is held says by what", async () => {
  await show([view({ state: "OPEN", until: 9 * S }), view({ caller: "web-2", state: "FORCED_OPEN" })]);
  expect(rows().map(([, , now]) => now)).toEqual(["next call probes", "by setting"]);
});
