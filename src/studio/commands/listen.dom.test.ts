import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { setView } from "../view/view-store.ts";
import type { Command } from "./command.ts";
import { listenForShortcuts } from "./listen.ts";

const ran = vi.fn<(id: string) => void>();
const command = (id: string, shortcut: string, more: Partial<Command> = {}): Command => ({
  id,
  name: "command.undo",
  group: "run",
  shortcuts: [shortcut],
  run: () => ran(id),
  ...more,
});
const commands = [
  command("toggle", "Space"),
  command("step", "."),
  command("save", "Mod+s", { where: "page" }),
  command("undo", "Mod+z", { where: "page" }),
  command("delete", "Delete", { where: "canvas" }),
  command("never", "r", { when: () => false }),
  command("redo", "Mod+y", { where: "page", keepsKeys: true, when: () => false }),
  command("help.commands", "Mod+k", { where: "page" }),
];
let stop: () => void;
beforeEach(() => {
  ran.mockClear();
  setView({ singleKeys: true });
  document.body.innerHTML = `
    <button id="button">x</button><input id="text" />
    <div data-room="canvas" id="canvas" tabindex="0"></div>
    <div role="dialog"><button id="inside">x</button></div>`;
  stop = listenForShortcuts(commands, false);
});
afterEach(() => stop());

function press(where: string, key: string, more: KeyboardEventInit = {}): string[] {
  const target = where === "body" ? document.body : document.querySelector(where);
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  return ran.mock.calls.map(([id]) => id);
}

test("Space runs and pauses where nothing has the focus, and works the button that has it", () => {
  expect(press("#button", " ")).toEqual([]);
  expect(press("body", " ")).toEqual(["toggle"]);
});

test("keys that write are left to text fields; saving works there too, undo stays the field's own", () => {
  expect(press("#text", ".")).toEqual([]);
  expect(press("#text", "z", { ctrlKey: true })).toEqual([]);
  expect(press("#text", "s", { ctrlKey: true })).toEqual(["save"]);
});

test("keys of an unfinished Chinese input are no shortcuts", () => {
  expect(press("body", ".", { isComposing: true })).toEqual([]);
  expect(press("body", ".", { keyCode: 229 } as KeyboardEventInit)).toEqual([]);
});

test("an open dialog keeps its keys; only the command palette is heard", () => {
  expect(press("#inside", ".")).toEqual([]);
  expect(press("#inside", "s", { ctrlKey: true })).toEqual([]);
  expect(press("#inside", "k", { ctrlKey: true })).toEqual(["help.commands"]);
});

test("what belongs to the canvas is heard there, not on a button elsewhere", () => {
  expect(press("#button", "Delete")).toEqual([]);
  expect(press("#canvas", "Delete")).toEqual(["delete"]);
});

test("keys alone can be switched off; the others stay", () => {
  setView({ singleKeys: false });
  expect(press("body", ".")).toEqual([]);
  expect(press("body", "s", { ctrlKey: true })).toEqual(["save"]);
});

test("a command that cannot be done leaves the key alone", () => {
  const event = new KeyboardEvent("keydown", { key: "r", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(ran).not.toHaveBeenCalled();
});

test("undo with nothing to undo is not the browser's, which would undo in a field that was left; a field's own stays its own", () => {
  const redo = () => new KeyboardEvent("keydown", { key: "y", ctrlKey: true, bubbles: true, cancelable: true });
  const [onPage, inText] = [redo(), redo()];
  document.querySelector("#button")?.dispatchEvent(onPage);
  document.querySelector("#text")?.dispatchEvent(inText);
  expect(onPage.defaultPrevented).toBe(true);
  expect(inText.defaultPrevented).toBe(false);
  expect(ran).not.toHaveBeenCalled();
});
