import { beforeEach, expect, test } from "vitest";

import { keepPreferences, parsePreferences, VIEW_KEY, writePreferences } from "./preferences.ts";
import { PERSISTS, setView, view, viewStore } from "./view-store.ts";

const storage = (kept: string | null = null) => {
  const values = new Map(kept === null ? [] : [[VIEW_KEY, kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  } as Storage;
};
beforeEach(() => viewStore.setState(viewStore.getInitialState(), true));

test("what was kept comes back", () => {
  setView({ theme: "dark", language: "zh", dockOpen: false, range: 300 });
  expect(parsePreferences(writePreferences(view()))).toMatchObject({ theme: "dark", language: "zh", dockOpen: false, range: 300 });
});

test("only what is meant to survive is kept", () => {
  setView({ selection: ["checkout"], dialog: "share" });
  const kept = Object.keys(JSON.parse(writePreferences(view())) as object);
  expect(kept.toSorted()).toEqual(
    Object.keys(PERSISTS)
      .filter((name) => PERSISTS[name as keyof typeof PERSISTS])
      .toSorted(),
  );
});

test.each([null, "", "{", "[]", '"dark"', "null", "42"])("nothing usable in %j is no preference", (text) => {
  expect(parsePreferences(text)).toEqual({});
});

test("a field that is unsound, foreign or not meant to survive is left out, the others stay", () => {
  const kept = {
    theme: "pink",
    language: "zh",
    dockTab: "weather",
    range: -1,
    singleKeys: "no",
    selection: ["a"],
    dialog: "share",
    leftOpen: false,
  };
  expect(parsePreferences(JSON.stringify(kept))).toEqual({ language: "zh", leftOpen: false });
});

test("text with __proto__ in it is data like any other", () => {
  expect(parsePreferences('{"__proto__":{"theme":"dark"},"constructor":1}')).toEqual({});
});

test("a change is written, and one that does not survive is not", () => {
  const kept = storage('{"theme":"dark"}');
  keepPreferences(kept);
  expect(view().theme).toBe("dark");
  setView({ selection: ["a"] });
  expect(kept.getItem(VIEW_KEY)).toBe('{"theme":"dark"}');
  setView({ theme: "light" });
  expect(parsePreferences(kept.getItem(VIEW_KEY)).theme).toBe("light");
});

test("a browser without storage has the defaults", () => {
  keepPreferences(null);
  setView({ theme: "dark" });
  expect(view().theme).toBe("dark");
});
