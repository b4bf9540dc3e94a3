// The palette as a person uses it: found by typing, walked by arrows, taken by Enter.
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { open, scenario } from "../document/document-store.ts";
import { setLanguage } from "../i18n/language.ts";
import { setView, view } from "../view/view-store.ts";
import { askToFind } from "./find.ts";
import { Palette } from "./palette.tsx";

beforeEach(() => {
  open("test", { format: "faultline/1", nodes: [], routes: [] });
  setView({ leftTab: "components", selection: [] });
});
afterEach(async () => {
  cleanup();
  await act(() => setLanguage("en"));
});
const names = () => screen.queryAllByRole("button").map((button) => button.textContent?.replace("Enter", ""));

test("offers every kind of node under its group", () => {
  render(<Palette />);
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual([
    "Traffic",
    "Compute",
    "Data",
    "Control plane",
    "Grouping",
  ]);
  expect(names()).toEqual(expect.arrayContaining(["Client", "Service", "Database"]));
});

test("finds a component by its word in either language", () => {
  render(<Palette />);
  const box = screen.getByRole("textbox");
  fireEvent.change(box, { target: { value: "数据" } });
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual(["Data"]);
  fireEvent.change(box, { target: { value: "nonsense" } });
  expect(screen.getByText("Nothing is called that.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(screen.getAllByRole("heading")).toHaveLength(5);
});

test("finds a component and a fault by what else it is called", () => {
  const { rerender } = render(<Palette />);
  const first = (typed: string) => {
    fireEvent.change(screen.getByRole("textbox"), { target: { value: typed } });
    return names().find((name) => name !== "" && name !== "Components");
  };
  expect([first("kafka"), first("Redis"), first("postgres"), first("eureka"), first("workflow"), first("消费者")]).toEqual([
    "Broker",
    "Cache",
    "Database",
    "Registry",
    "Saga",
    "Service",
  ]);
  act(() => setView({ leftTab: "faults" }));
  rerender(<Palette />);
  expect(first("split brain")).toBe("Partition");
});

test("arrows walk through the entries, and Enter in the search box adds the first that is found", () => {
  render(<Palette />);
  const box = screen.getByRole("textbox");
  box.focus();
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toContain("Client");
  fireEvent.keyDown(document.activeElement!, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toContain("gateway".slice(1));
  fireEvent.change(box, { target: { value: "serv" } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(scenario().nodes).toEqual([{ id: "service", kind: "service" }]);
  expect(view().selection).toEqual(["service"]);
});

test("a fault is offered with what it may be put on", () => {
  setView({ leftTab: "faults" });
  render(<Palette />);
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual([
    "On a node or a route",
    "On a node",
    "On a zone",
    "On a client",
    "Between two sets of nodes",
  ]);
});

test("speaks Chinese", async () => {
  await act(() => setLanguage("zh"));
  render(<Palette />);
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual(["流量", "计算", "数据", "控制面", "分组"]);
});

test("the wish to search puts the focus into the box", async () => {
  render(<Palette />);
  askToFind();
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});

test("the wish to search again selects what was sought before, so that typing replaces it", async () => {
  render(<Palette />);
  const box = screen.getByRole<HTMLInputElement>("textbox");
  fireEvent.change(box, { target: { value: "client" } });
  askToFind();
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, 6]);
});
