// The laws of all forms: every field of every kind has a label and a help in both languages, and edits the document.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { type Kind, KINDS } from "../../../engine/kinds/specs.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Field } from "../../../engine/scenario/fields.ts";
import { ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "../../../engine/scenario/routes.ts";
import { en } from "../../../engine/words/en.ts";
import { documentStore, open, scenario, undo } from "../../document/document-store.ts";
import { setLanguage, showForms } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Inspector } from "../inspector.tsx";
import { NAMES_TOPIC } from "./controls/topic-control.tsx";
import { openSection } from "./section.tsx";

beforeAll(showForms);

const DOCUMENT = {
  format: "faultline/1",
  nodes: [
    { id: "client", kind: "client" },
    { id: "gateway", kind: "gateway" },
    { id: "service", kind: "service" },
    { id: "database", kind: "database" },
    { id: "cache", kind: "cache" },
    { id: "external", kind: "external" },
    { id: "registry", kind: "registry" },
    { id: "saga", kind: "saga" },
    { id: "config", kind: "config" },
    { id: "zone", kind: "zone" },
    { id: "broker", kind: "broker", topics: [{ name: "abc" }] },
  ],
  routes: [
    { id: "r1", from: "client", to: "gateway" },
    { id: "r2", from: "gateway", to: "service" },
    { id: "r3", from: "service", to: "database" },
    { id: "r4", from: "broker", to: "service" },
  ],
} as Scenario;

const show = (id: string) => {
  select([id]);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
};
const ROWS = new Set(["duration", "distribution", "integer", "number", "text", "limit"]);
/** Something that the field takes and that is not its default. */
const OTHER: Readonly<Record<string, string>> = { duration: "1.5s", distribution: "uniform(1ms, 9ms)", text: "abc", limit: "7" };
const otherOf = (field: Field): string => OTHER[field.control] ?? String(field.max === 1 ? 0.25 : Math.min(field.max ?? 7, 7));
const ownerValue = (id: string): Readonly<Record<string, unknown>> =>
  [...scenario().nodes, ...scenario().routes].find((thing) => thing.id === id) as never;

beforeEach(() => {
  open("test", DOCUMENT);
  for (const section of ["lifecycle", "health"]) openSection(section);
});
afterEach(async () => {
  cleanup();
  await setLanguage("en");
});

const OWNERS = [
  ...KINDS.map((spec) => [spec.kind, spec.fields as Readonly<Record<string, Field>>] as const),
  ["r3", ROUTE_FIELDS as Readonly<Record<string, Field>>] as const,
  ["r4", SUBSCRIPTION_FIELDS as Readonly<Record<string, Field>>] as const,
];

describe.each(OWNERS)("the form of %s", (id, fields) => {
  test.each(["en", "zh"] as const)("names every control and says what it does, in %s", async (language) => {
    await setLanguage(language);
    show(id);
    const form = screen.getByRole("region", { name: language === "en" ? "Inspector" : "检查器" });
    for (const control of form.querySelectorAll("input, textarea, [role='combobox'], [role='switch'], [role='radiogroup']")) {
      const name = control.getAttribute("aria-label") ?? "";
      expect(name).not.toBe("");
      expect(name).toMatch(language === "zh" ? /[一-鿿]/ : /[a-z]/i);
      const help = (control.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((each) => document.getElementById(each)?.textContent ?? "");
      expect({ name, help: help.join("") }).not.toEqual({ name, help: "" });
    }
  });

  test("commits a typed value to the document, leaves it out when it is the default again, and undoes it in one step", () => {
    show(id);
    for (const [name, field] of Object.entries(fields).filter(([name, each]) => ROWS.has(each.control) && !NAMES_TOPIC.has(name))) {
      const before = scenario();
      const label = screen.getAllByRole<HTMLInputElement>(/integer|number|limit/.test(field.control) ? roleOf(field) : "textbox", {
        name: labelOf(id, name),
      })[0];
      if (label === undefined) throw new Error(`no input for ${name}`);
      fireEvent.change(label, { target: { value: otherOf(field) } });
      fireEvent.keyDown(label, { key: "Enter" });
      expect(ownerValue(id)[name]).toEqual(
        field.control === "limit" || field.control === "integer" || field.control === "number" ? Number(otherOf(field)) : otherOf(field),
      );
      expect(documentStore.getState().past.at(-1)).toBe(before);
      undo();
      expect(scenario()).toBe(before);
    }
  });
});
const roleOf = (field: Field): string => (field.control === "integer" ? "spinbutton" : "textbox");
function labelOf(owner: string, name: string): string {
  const text = en.kinds[owner as Kind]?.fields[name]?.label;
  return text ?? routeLabel(name);
}
const routeLabel = (name: string): string => en.route.fields[name]?.label ?? name;

test("a refused value stays as it was typed, says the allowed range, and does not reach the document", () => {
  show("service");
  const replicas = screen.getByRole<HTMLInputElement>("spinbutton", { name: "Replicas" });
  fireEvent.change(replicas, { target: { value: "5000" } });
  fireEvent.blur(replicas);
  expect(replicas.value).toBe("5000");
  expect(replicas.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toContain("and 1,000: 5,000 is too large.");
  expect(scenario()).toBe(DOCUMENT);
  fireEvent.keyDown(replicas, { key: "Escape" });
  expect(replicas.value).toBe("1");
});

test("the keyboard alone changes the replicas, and each press is a step", () => {
  show("service");
  const replicas = screen.getByRole("spinbutton", { name: "Replicas" });
  fireEvent.keyDown(replicas, { key: "ArrowUp" });
  fireEvent.keyDown(replicas, { key: "ArrowUp" });
  expect(ownerValue("service")["replicas"]).toBe(3);
  fireEvent.keyDown(replicas, { key: "ArrowUp", shiftKey: true });
  expect(ownerValue("service")["replicas"]).toBe(13);
  undo();
  undo();
  expect(ownerValue("service")["replicas"]).toBe(2);
});

test("a number alone keeps the unit of a time, and another unit can be typed", () => {
  show("r3");
  const timeout = screen.getByRole("textbox", { name: "Timeout" });
  const type = (text: string) => {
    fireEvent.change(timeout, { target: { value: text } });
    fireEvent.blur(timeout);
    return ownerValue("r3")["timeout"];
  };
  expect(type("250")).toBe("250ms");
  expect(type("2 s")).toBe("2s");
  expect(type("3")).toBe("3s");
  expect(type("0")).toBe("3s");
  expect(type("")).toBeUndefined();
});

test("zones over which replicas are spread are chosen by name", () => {
  show("service");
  const chip = within(screen.getByRole("group", { name: "Spread over" })).getByRole("button", { name: "zone" });
  fireEvent.click(chip);
  expect(ownerValue("service")["spread"]).toEqual(["zone"]);
  fireEvent.click(chip);
  expect(ownerValue("service")["spread"] ?? []).toEqual([]);
});

test("a default that was changed has a way back", () => {
  show("service");
  const replicas = screen.getByRole("spinbutton", { name: "Replicas" });
  fireEvent.keyDown(replicas, { key: "ArrowUp" });
  fireEvent.click(screen.getByRole("button", { name: "Reset Replicas to its default" }));
  expect(ownerValue("service")["replicas"]).toBeUndefined();
});

test("an optional group is added and removed by its switch", () => {
  show("r3");
  const retry = () => screen.getByRole("switch", { name: "Retry" });
  fireEvent.click(retry());
  expect(ownerValue("r3")["retry"]).toEqual({});
  fireEvent.click(within(screen.getByRole("group", { name: "Retry on" })).getByRole("button", { name: "429" }));
  expect(ownerValue("r3")["retry"]).toEqual({ on: ["5xx", "reset", "connect", "timeout", "429"] });
  fireEvent.click(retry());
  expect(ownerValue("r3")["retry"]).toBeUndefined();
});

test("what was typed well is kept when the selection changes under it", () => {
  show("service");
  fireEvent.change(screen.getByRole("textbox", { name: "Version" }), { target: { value: "2.0.0" } });
  cleanup();
  expect(ownerValue("service")["version"]).toBe("2.0.0");
});

test("renaming an id renames every mention as one step, and a taken one is refused", () => {
  show("service");
  const id = screen.getByRole("textbox", { name: "Id" });
  fireEvent.change(id, { target: { value: "gateway" } });
  fireEvent.keyDown(id, { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toContain("taken");
  fireEvent.change(id, { target: { value: "orders" } });
  fireEvent.keyDown(id, { key: "Enter" });
  expect(scenario().routes.map((route) => `${route.from} ${route.to}`)).toEqual([
    "client gateway",
    "gateway orders",
    "orders database",
    "broker orders",
  ]);
  undo();
  expect(scenario()).toBe(DOCUMENT);
});
