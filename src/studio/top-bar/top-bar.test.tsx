import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { documentStore, open } from "../document/document-store.ts";
import { blank, named } from "../document/scenario-edits.ts";
import { runStore } from "../run/run-store.ts";
import { TooltipProvider } from "../widgets/tooltip.tsx";
import { FailureBanner } from "./failure-banner.tsx";
import { TopBar } from "./top-bar.tsx";

beforeEach(() => {
  runStore.setState(runStore.getInitialState(), true);
  open("a", named(blank(), "Shop"));
  render(
    <TooltipProvider>
      <TopBar />
      <FailureBanner />
    </TooltipProvider>,
  );
});
afterEach(cleanup);
const name = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name of the scenario" });
const run = (state: Partial<ReturnType<typeof runStore.getState>>) => act(() => runStore.setState(state));

test("a new name is one step that can be undone", () => {
  expect(screen.getByRole("button", { name: "Undo" }).hasAttribute("disabled")).toBe(true);
  fireEvent.change(name(), { target: { value: "Market" } });
  fireEvent.keyDown(name(), { key: "Enter" });
  expect(documentStore.getState().scenario.name).toBe("Market");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(documentStore.getState().scenario.name).toBe("Shop");
  expect(name().value).toBe("Shop");
});

test("the run's state is one word, whatever the others' room", () => {
  run({ state: "running", now: 278_250_000 });
  expect(screen.getByText("Running", { exact: false, selector: ":not([aria-hidden=true])" })).toBeTruthy();
  expect(screen.getByRole("timer", { name: "Virtual time 00:04:38.250" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Pause" })).toBeTruthy();
  run({ state: "paused", edited: true });
  expect(screen.getByRole("button", { name: "Run" })).toBeTruthy();
  expect(screen.getByText("Edited since start")).toBeTruthy();
});

test("one step is there only while it is paused", () => {
  run({ state: "running" });
  expect(screen.getByRole("button", { name: "One step" }).hasAttribute("disabled")).toBe(true);
  run({ state: "paused" });
  expect(screen.getByRole("button", { name: "One step" }).hasAttribute("disabled")).toBe(false);
});

test("a failed engine says so, why, and two ways on; the document stays", () => {
  run({ state: "failed", failure: { code: "engine", message: "heap is out of order", seed: 7, at: 12 } });
  expect(screen.getByRole("alert").textContent).toContain("heap is out of order");
  expect(screen.getByRole("button", { name: "Copy report" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Restart from the document" })).toBeTruthy();
  expect(name().value).toBe("Shop");
});
