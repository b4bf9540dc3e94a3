import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open, scenario } from "../../document/document-store.ts";
import { showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";

beforeAll(showForms);

const DOCUMENT: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "people", kind: "client" },
    { id: "s", kind: "service" },
  ],
  routes: [{ id: "r1", from: "people", to: "s", breaker: { mode: "window" } }],
};
const breaker = () => scenario().routes[0]?.breaker;
const box = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Window" });
const type = (text: string) => {
  fireEvent.change(box(), { target: { value: text } });
  fireEvent.blur(box());
};

beforeEach(() => {
  open("test", DOCUMENT);
  select(["r1"]);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
});
afterEach(cleanup);

test("a whole number is a count, a number with a unit a stretch of seconds, whatever it was before", () => {
  expect(box().value).toBe("100");
  type("20");
  expect(breaker()).toEqual({ mode: "window", window: 20 });
  type("30 s");
  expect(breaker()).toEqual({ mode: "window", window: "30s" });
  type("45");
  expect(breaker()).toEqual({ mode: "window", window: "45s" });
});

test("what is neither is refused with the range, and does not reach the document", () => {
  for (const text of ["0", "1.5s", "2h", "soon", "100000"]) {
    type(text);
    expect(screen.getByRole("alert").textContent).toContain("A number from 1 to 10,000, or whole seconds");
  }
  expect(scenario()).toBe(DOCUMENT);
});

test("a button goes over from a number to time and back", () => {
  const button = () => screen.getByRole("button", { name: "Window: by time instead of by number" });
  fireEvent.click(button());
  expect(breaker()).toEqual({ mode: "window", window: "60s" });
  expect(button().getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(button());
  expect(breaker()).toEqual({ mode: "window" });
});
