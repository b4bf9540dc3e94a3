import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open, scenario } from "../../document/document-store.ts";
import { showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";

beforeAll(showForms);
afterEach(cleanup);

const DOCUMENT: Scenario = {
  format: "faultline/1",
  nodes: [
    { id: "people", kind: "client" },
    { id: "s", kind: "service" },
  ],
  routes: [{ id: "r1", from: "people", to: "s" }],
};
function type(label: string, text: string, selected: readonly string[]): void {
  open("test", DOCUMENT);
  select(selected);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
  const box = screen.getByRole("textbox", { name: label });
  fireEvent.change(box, { target: { value: text } });
  fireEvent.blur(box);
}

test("a number alone is in the unit in which such a time is written: seconds of a run, milliseconds of a call", () => {
  type("Duration", "90", []);
  expect(scenario().duration).toBe("90s");
  cleanup();
  type("Timeout", "90", ["r1"]);
  expect(scenario().routes[0]?.timeout).toBe("90ms");
});
