import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { NumberField } from "./number-field.tsx";
import { Segmented } from "./segmented.tsx";
import { StatusMark } from "./status-mark.tsx";
import { Tabs } from "./tabs.tsx";
import { TextField } from "./text-field.tsx";
import { toast, Toasts } from "./toast.tsx";

afterEach(cleanup);
const field = () => screen.getByRole<HTMLInputElement>("textbox");
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });

test("a text is committed by Enter and by leaving the field, once", () => {
  const commit = vi.fn<(text: string) => void>();
  render(<TextField label="Name" value="a" onCommit={commit} />);
  type("b");
  expect(commit).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter" });
  fireEvent.blur(field());
  expect(commit.mock.calls).toEqual([["b"]]);
});

test("Escape takes back what was typed", () => {
  const commit = vi.fn<(text: string) => void>();
  render(<TextField label="Name" value="a" onCommit={commit} />);
  type("b");
  fireEvent.keyDown(field(), { key: "Escape" });
  fireEvent.blur(field());
  expect(field().value).toBe("a");
  expect(commit).not.toHaveBeenCalled();
});

test("a refused value stays as it was typed, with the reason told to a screen reader", () => {
  render(<NumberField label="Loss" value={0} min={0} max={1} onCommit={() => null} />);
  type("1.4");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(field().value).toBe("1.4");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  const reason = document.getElementById(field().getAttribute("aria-describedby") ?? "");
  expect(reason?.textContent).toBe("Between 0 and 1.");
});

test("the arrows change a number by a step and stop at its limits", () => {
  const commit = vi.fn<(value: number) => void>();
  render(<NumberField label="Replicas" value={3} min={0} max={4} stepper onCommit={commit} />);
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  fireEvent.keyDown(field(), { key: "ArrowDown", shiftKey: true });
  fireEvent.click(screen.getByRole("button", { name: "Less" }));
  expect(commit.mock.calls).toEqual([[4], [0], [2]]);
});

test("segments tell which one holds, and a click on it changes nothing", () => {
  const change = vi.fn<(value: string) => void>();
  const options = [
    { value: "fifo", label: "FIFO" },
    { value: "lifo", label: "LIFO" },
  ];
  render(<Segmented label="Order" value="fifo" options={options} onChange={change} />);
  fireEvent.click(screen.getByText("FIFO"));
  fireEvent.click(screen.getByText("LIFO"));
  expect(change.mock.calls).toEqual([["lifo"]]);
});

test("tabs are walked by the arrows, around the end", () => {
  const change = vi.fn<(value: string) => void>();
  const tabs = ["metrics", "traces", "logs"].map((value) => ({ value, label: value }));
  render(<Tabs id="t" label="Dock" value="logs" tabs={tabs} onChange={change} />);
  fireEvent.keyDown(screen.getByRole("tab", { name: "logs" }), { key: "ArrowRight" });
  fireEvent.keyDown(screen.getByRole("tab", { name: "logs" }), { key: "ArrowLeft" });
  expect(change.mock.calls).toEqual([["metrics"], ["traces"]]);
  expect(screen.getByRole("tab", { selected: true }).textContent).toBe("logs");
});

test("a mark with a name is a picture, one without is decoration", () => {
  const { rerender, container } = render(<StatusMark status="failing" label="Failing" />);
  expect(screen.getByRole("img", { name: "Failing" })).toBeTruthy();
  rerender(<StatusMark status="failing" />);
  expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
});

test("messages are told politely; one of the same key takes the place of the last; its act closes it", () => {
  const act1 = vi.fn<() => void>();
  render(<Toasts />);
  act(() => toast({ title: "first", key: "k", stays: true }));
  act(() => toast({ title: "second", key: "k", stays: true, action: { label: "Undo", onSelect: act1 } }));
  expect(screen.getByRole("status").textContent).not.toContain("first");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(act1).toHaveBeenCalledOnce();
  expect(screen.getByRole("status").textContent).toBe("");
});

test("a text that may name something offers it: arrows walk, Enter takes it and commits it, Escape leaves what was typed", () => {
  const commit = vi.fn<(text: string) => void>();
  const suggest = (text: string) => ({ from: 0, to: text.length, names: ["orders", "order_mail"].filter((name) => name.includes(text)) });
  render(<TextField label="Event" value="" suggest={suggest} onCommit={commit} />);
  const box = screen.getByRole<HTMLInputElement>("combobox", { name: "Event" });
  const offered = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
  fireEvent.change(box, { target: { value: "mail" } });
  expect(offered()).toEqual(["order_mail"]);
  fireEvent.keyDown(box, { key: "Escape" });
  expect([offered(), box.value]).toEqual([[], "mail"]);
  fireEvent.change(box, { target: { value: "ord" } });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(box.getAttribute("aria-activedescendant")).toBe(screen.getByRole("option", { selected: true }).id);
  fireEvent.keyDown(box, { key: "Enter" });
  expect(commit.mock.calls).toEqual([["order_mail"]]);
  expect(offered()).toEqual([]);
});

test("what is typed stays free: Enter with nothing chosen commits it as it stands", () => {
  const commit = vi.fn<(text: string) => void>();
  render(<TextField label="Event" value="" suggest={() => ({ from: 0, to: 3, names: ["orders"] })} onCommit={commit} />);
  const box = screen.getByRole("combobox");
  fireEvent.change(box, { target: { value: "ord" } });
  fireEvent.keyDown(box, { key: "Enter" });
  expect(commit.mock.calls).toEqual([["ord"]]);
});

test("in the middle of a text the name takes the place of the word, and the caret goes behind it", () => {
  render(<TextField label="Rule" value="" suggest={() => ({ from: 0, to: 2, names: ["stock"] })} onCommit={() => null} />);
  const box = screen.getByRole<HTMLInputElement>("combobox");
  fireEvent.change(box, { target: { value: "st >= 0" } });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  fireEvent.keyDown(box, { key: "Enter" });
  expect([box.value, box.selectionStart]).toEqual(["stock >= 0", 5]);
});
