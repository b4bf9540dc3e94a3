// The panel of sagas: lanes that say in words what they show, a filter by state, one saga in full, and what a person does about a stuck one.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import { setLanguage } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { sagasView, stuckSaga } from "../../testing/story-sagas.ts";
import { view } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { barsOf } from "./lane-model.ts";
import { Lanes } from "./lanes.tsx";
import { SagaAside } from "./saga-aside.tsx";
import { StateBar } from "./state-bar.tsx";
import { StuckActs } from "./stuck-acts.tsx";

afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await setLanguage("en");
});
const nothing = () => {};
const lanes = (more = {}) => render(<Lanes view={sagasView(more)} open={null} onOpen={nothing} filtered={false} onAll={nothing} />);
const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name} `) }));
const aside = (saga: Parameters<typeof SagaAside>[0]["saga"]) =>
  render(
    <TooltipProvider>
      <SagaAside view={sagasView()} saga={saga} onClose={nothing} />
    </TooltipProvider>,
  );

describe("the lanes", () => {
  test("say of each saga its state, how long it took, and how each step and what undid it went", () => {
    lanes();
    expect(row("order 3").getByText("Failed")).toBeTruthy();
    expect(row("order 3").getByText("10.0 s")).toBeTruthy();
    expect(row("order 3").getByRole("img").getAttribute("aria-label")).toBe(
      "create: done, charge: done, ship: failed, undo charge: failed, tries: 3",
    );
    expect(row("order 4").getByRole("img").getAttribute("aria-label")).toBe("create: done, charge: under way");
  });
  test("are in Chinese where that is chosen", async () => {
    await setLanguage("zh");
    lanes();
    expect(row("order 3").getByRole("img").getAttribute("aria-label")).toBe(
      "create：完成、charge：完成、ship：失败、撤销 charge：失败，尝试 3 次",
    );
  });
  test("open a saga, and close it again", () => {
    const onOpen = vi.fn();
    render(<Lanes view={sagasView()} open={3} onOpen={onOpen} filtered={false} onAll={nothing} />);
    fireEvent.click(screen.getByRole("button", { name: "order 4" }));
    fireEvent.click(screen.getByRole("button", { name: "order 3", expanded: true }));
    expect(onOpen.mock.calls).toEqual([[4], [null]]);
  });
  test("say what to do where there are none, and where the filter leaves none", () => {
    const { rerender } = lanes({ sagas: [] });
    expect(screen.getByText("No saga has begun yet")).toBeTruthy();
    const onAll = vi.fn();
    rerender(<Lanes view={sagasView({ sagas: [] })} open={null} onOpen={nothing} filtered onAll={onAll} />);
    fireEvent.click(screen.getByRole("button", { name: "Show all" }));
    expect(onAll).toHaveBeenCalledOnce();
  });
  test("stand in the order in which things happened, wider where it took longer, and none too narrow to be read", () => {
    const bars = barsOf(stuckSaga, 100e6);
    expect(bars.map(({ name, undoes }) => `${undoes ? "undo " : ""}${name}`)).toEqual(["create", "charge", "ship", "undo charge"]);
    expect(bars.map(({ from, width }) => [from.toFixed(3), width.toFixed(3)])).toEqual([
      ["0.000", "0.148"],
      ["0.148", "0.216"],
      ["0.364", "0.148"],
      ["0.512", "0.488"],
    ]);
  });
});

describe("the bar of states", () => {
  test("counts and filters, says what is lost and that the orchestrator is down", () => {
    const onChange = vi.fn();
    const { rerender } = render(<StateBar view={sagasView()} state={null} onChange={onChange} />);
    fireEvent.click(screen.getByRole("button", { name: "Failed 1" }));
    rerender(<StateBar view={sagasView()} state="FAILED" onChange={onChange} />);
    fireEvent.click(screen.getByRole("button", { name: "Failed 1", pressed: true }));
    expect(onChange.mock.calls).toEqual([["FAILED"], [null]]);
    const counts = { order: { started: 9, completed: 1, compensated: 0, failed: 0, running: 0, lost: 8 } };
    rerender(<StateBar view={sagasView({ up: false, durable: false, counts })} state={null} onChange={onChange} />);
    expect([screen.getByText("8 lost"), screen.getByText("The orchestrator is down")]).toHaveLength(2);
  });
});

describe("beside the lanes", () => {
  test("stand the counts by definition", () => {
    aside(null);
    expect(screen.getByText("Started").nextSibling?.textContent).toBe("4");
    expect(screen.getByText(/Its log is durable/)).toBeTruthy();
  });
  test("stands one saga in full: why it turned back, what was undone in reverse, and its trace", () => {
    aside(stuckSaga);
    expect(screen.getByText("It turned back: injected error at shipping.")).toBeTruthy();
    expect(screen.getByText(/waits for a person/)).toBeTruthy();
    const [steps, undone] = screen.getAllByRole("table");
    expect(within(steps!).getByRole("row", { name: "ship injected error at shipping 1 1.00 s" })).toBeTruthy();
    expect(within(undone!).getByRole("row", { name: /^charge nobody listens at bank 3 6\.00 s$/ })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Open its trace" }));
    expect([view().dockTab, view().openTrace]).toEqual(["traces", stuckSaga.trace]);
  });
  test("a person has all that are stuck tried again", () => {
    const act = vi.spyOn(controls, "act").mockResolvedValue(null);
    render(<StuckActs node="order-saga" />);
    fireEvent.click(screen.getByRole("button", { name: "Try all failed again" }));
    fireEvent.click(screen.getByRole("button", { name: "Resolve all" }));
    expect(act.mock.calls).toEqual([[{ do: "retry-saga", target: "order-saga" }], [{ do: "resolve-saga", target: "order-saga" }]]);
  });
  test("a person resolves a single one", () => {
    const act = vi.spyOn(controls, "act").mockResolvedValue(null);
    aside(stuckSaga);
    fireEvent.click(screen.getByRole("button", { name: "Resolve" }));
    expect(act).toHaveBeenCalledWith({ do: "resolve-saga", target: "order-saga", saga: 3 });
  });
});
