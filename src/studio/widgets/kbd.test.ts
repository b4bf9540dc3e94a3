// How a shortcut is written on a key.
import { expect, test } from "vitest";

import { shortcutText } from "./kbd.tsx";

test.each([
  ["Mod+Shift+z", "Ctrl Shift Z"],
  ["Mod++", "Ctrl +"],
  ["+", "+"],
  ["Mod+=", "Ctrl ="],
  ["Shift+ArrowLeft", "Shift ←"],
])("%s is written %s", (keys, written) => expect(shortcutText(keys)).toBe(written));
