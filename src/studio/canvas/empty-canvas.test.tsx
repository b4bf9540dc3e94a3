// An empty board says how to begin, and of a record that began empty that it will be drawn.
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { open } from "../document/document-store.ts";
import { runStore } from "../run/run-store.ts";
import { EmptyCanvas } from "./empty-canvas.tsx";

const BLANK: Scenario = { format: "faultline/1", nodes: [], routes: [] };
afterEach(cleanup);

test("an empty board offers templates and a first service", () => {
  open("test", BLANK);
  render(<EmptyCanvas />);
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Templates", "Add a service"]);
});

test("a recorded run that began with nothing says so, and offers to run it", () => {
  const log = [{ at: "1s", do: "edit", patch: [{ op: "add", path: "/nodes/-", value: { id: "a", kind: "service" } }] }];
  open("test", { ...BLANK, run: { start: BLANK, log, until: "5s" } } as unknown as Scenario);
  runStore.setState({ recorded: true, edited: false, logged: 0, now: 0 });
  render(<EmptyCanvas />);
  expect(screen.getByText("The recorded run begins with an empty canvas")).toBeTruthy();
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Run"]);
});
