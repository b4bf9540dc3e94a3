import { expect, test } from "vitest";

import { en } from "../i18n/en.ts";
import { zh } from "../i18n/zh.ts";
import { DOCK_TABS } from "../view/view-store.ts";
import { commandById, commands } from "./registry.ts";
import { canonical } from "./shortcut.ts";

const shortcuts = commands.flatMap((command) => (command.shortcuts ?? []).map((text) => [canonical(text), command.id] as const));

test.each(commands.map((command) => [command.id, command] as const))("%s has words in both languages", (_, command) => {
  expect(en[command.name]).toMatch(/\S/);
  expect(zh[command.name]).toMatch(/\S/);
});

test("every command has an id of its own", () => {
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  for (const command of commands) expect(commandById(command.id)).toBe(command);
});

test("no two commands share a shortcut", () => {
  const twice = shortcuts.filter(([text], index) => shortcuts.findIndex(([other]) => other === text) !== index);
  expect(twice).toEqual([]);
});

test("no command takes a key that belongs to the browser", () => {
  const never = ["w", "t", "n", "l", "r", "Tab"]
    .flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`])
    .concat("F5", "F12", "Alt+ArrowLeft", "Alt+ArrowRight");
  expect(shortcuts.filter(([text]) => never.map(canonical).includes(text))).toEqual([]);
});

test("the keys that people know are there", () => {
  const of = (id: string) => commandById(id).shortcuts ?? [];
  expect(of("run.toggle")).toEqual(["Space", "k"]);
  expect(of("run.step")).toEqual(["."]);
  expect(of("run.reset")).toEqual(["r"]);
  expect(of("edit.redo")).toEqual(["Mod+Shift+z", "Mod+y"]);
  expect(of("help.commands")).toContain("Mod+k");
  expect(of("help.commands")).toContain("Mod+Shift+p");
  expect(of("scenario.save")).toEqual(["Mod+s"]);
  expect(shortcuts.filter(([text]) => /^[0-9]$/.test(text)).map(([text]) => text)).toEqual(DOCK_TABS.map((_, i) => String(i + 1)));
});
