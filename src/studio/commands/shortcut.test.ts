import { expect, test } from "vitest";

import { canonical, isSingle, matches, type Press } from "./shortcut.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test("Mod is Ctrl, and ⌘ on Apple's systems", () => {
  expect(matches("Mod+z", press("z", { ctrlKey: true }), false)).toBe(true);
  expect(matches("Mod+z", press("z", { metaKey: true }), true)).toBe(true);
  expect(matches("Mod+z", press("z", { ctrlKey: true }), true)).toBe(false);
  expect(matches("Mod+z", press("z"), false)).toBe(false);
});

test("a letter is meant by what it writes, with Shift told apart", () => {
  expect(matches("Mod+Shift+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(matches("Mod+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(matches("k", press("K", { shiftKey: true }), false)).toBe(false);
});

test("a digit is meant by its place, so that a French keyboard has it too", () => {
  expect(matches("1", press("&", { code: "Digit1" }), false)).toBe(true);
  expect(matches("Shift+1", press("!", { code: "Digit1", shiftKey: true }), false)).toBe(true);
  expect(matches("1", press("!", { code: "Digit1", shiftKey: true }), false)).toBe(false);
});

test("a sign is a sign, with whatever Shift it is typed", () => {
  expect(matches("?", press("?", { shiftKey: true }), false)).toBe(true);
  expect(matches("?", press("?"), false)).toBe(true);
  expect(matches("Mod+/", press("/", { ctrlKey: true }), false)).toBe(true);
});

test("Space and the keys with names are meant by their names", () => {
  expect(matches("Space", press(" "), false)).toBe(true);
  expect(matches("Delete", press("Delete"), false)).toBe(true);
  expect(matches("Shift+ArrowLeft", press("ArrowLeft", { shiftKey: true }), false)).toBe(true);
});

test("two spellings of one shortcut are the same", () => {
  expect(canonical("Shift+Mod+Z")).toBe(canonical("Mod+Shift+z"));
});

test("keys alone are those that write", () => {
  expect(["k", ".", "Space", "?", "Shift+1"].filter(isSingle)).toHaveLength(5);
  expect(["Mod+k", "Alt+Shift+d", "Delete", "ArrowLeft"].filter(isSingle)).toEqual([]);
});
