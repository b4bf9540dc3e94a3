import { expect, test } from "vitest";

import { age } from "./ages.ts";
import { en } from "./en.ts";
import { size } from "./sizes.ts";
import { zh } from "./zh.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted((a, b) => (a < b ? -1 : 1));

test("every text has the same placeholders in both languages", () => {
  const keys = Object.keys(en) as (keyof typeof en)[];
  expect(keys.filter((key) => placeholders(zh[key]).join() !== placeholders(en[key]).join())).toEqual([]);
});

test("a word bent by a count names a value of its own sentence, and only English bends", () => {
  const bends = (text: string) => [...text.matchAll(/\[(\w+):/g)].map(([, name]) => name ?? "");
  expect(Object.values(en).filter((text) => bends(text).some((name) => !placeholders(text).includes(name)))).toEqual([]);
  expect(Object.values(zh).filter((text) => bends(text).length > 0)).toEqual([]);
});

test("Chinese sentences end and pause with full-width punctuation", () => {
  const half = Object.entries(zh).filter(([, text]) => /\p{Script=Han}[,;!?](\s|$)/u.test(text) || /\p{Script=Han}\.$/u.test(text));
  expect(half).toEqual([]);
});

test("sizes are read in thousands", () => {
  expect([485, 1690, 2_000_000].map(size)).toEqual(["485 B", "1.7 KB", "2.0 MB"]);
});

test("ages are told as a person says them", () => {
  const at = (text: string) => new Date(text).getTime();
  const now = at("2025-11-20T08:41:00");
  expect(age(at("2025-11-20T08:05:00"), now)).toBe("today, 08:05");
  expect(age(at("2025-11-19T23:59:00"), now)).toBe("yesterday");
  expect(age(at("2025-11-17T10:00:00"), now)).toBe("17 Nov");
  expect(age(at("2024-11-17T10:00:00"), now)).toBe("17 Nov 2024");
});
