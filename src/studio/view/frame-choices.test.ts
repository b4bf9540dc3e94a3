import { expect, test } from "vitest";

import { shownLanguage } from "./language-choice.ts";
import { roomFor } from "./layout-width.ts";
import { parsePanelSizes } from "./panel-sizes.ts";
import { shownTheme } from "./theme.ts";

test("the system decides theme and language until a person does", () => {
  expect(shownTheme("system", true)).toBe("dark");
  expect(shownTheme("light", true)).toBe("light");
  expect(shownLanguage("system", "zh-TW")).toBe("zh");
  expect(shownLanguage("system", "de-DE")).toBe("en");
  expect(shownLanguage("en", "zh-CN")).toBe("en");
});

test.each([
  [1920, "full"],
  [1280, "full"],
  [1279, "folded"],
  [1024, "drawers"],
  [768, "narrow"],
  [767, "watch"],
  [390, "watch"],
] as const)("at %i pixels the frame is %s", (width, room) => {
  expect(roomFor(width)).toBe(room);
});

test("panel sizes that were kept are held within their limits, and anything else is the size that was drawn", () => {
  expect(parsePanelSizes('{"left":200,"right":9999,"dock":1}')).toEqual({ left: 200, right: 520, dock: 180 });
  expect(parsePanelSizes('{"left":"wide","right":null}')).toEqual({ left: 188, right: 300, dock: 272 });
  expect(parsePanelSizes("{")).toEqual({ left: 188, right: 300, dock: 272 });
});
