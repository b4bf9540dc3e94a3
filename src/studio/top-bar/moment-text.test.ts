// Every way that a person may write a moment.
import { expect, test } from "vitest";

import { momentText, parseMoment } from "./moment-text.ts";

test.each([
  ["60s", 60e6],
  ["2m", 120e6],
  ["90", 90e6],
  ["1.5", 1.5e6],
  ["250us", 250],
  ["278250000us", 278_250_000],
  ["4:38", 278e6],
  ["04:38.25", 278_250_000],
  ["00:04:38.250", 278_250_000],
  [" 01:00:00.000001 ", 3600e6 + 1],
])("%s is a moment", (text, at) => expect(parseMoment(text)).toBe(at));

test.each(["", "soon", "-1s", "4:61", "4:", "1:2:3:4", "10 parsecs"])("“%s” is none", (text) => expect(parseMoment(text)).toBeNull());

test("a moment is written to the microsecond, and what is written is read as the same", () => {
  expect(momentText(278_250_000)).toBe("00:04:38.250");
  for (const at of [0, 1, 999, 278_250_017, 3600e6 + 1]) expect(parseMoment(momentText(at))).toBe(at);
});
