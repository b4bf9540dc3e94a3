import { expect, test } from "vitest";

import { spacedTime } from "./number-text.ts";

test("a time is read with a space before its unit, and nothing else is taken for one", () => {
  expect(["15s", "250us", "1.5ms", "2m"].map(spacedTime)).toEqual(["15 s", "250 µs", "1.5 ms", "2 m"]);
  const others = ["exp(4ms)", "0.99", "/api/v1", "m", "10 %", "x-canary: 5s"];
  expect(others.map(spacedTime)).toEqual(others);
});
