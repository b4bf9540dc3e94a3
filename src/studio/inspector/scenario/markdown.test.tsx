// What a description becomes on the page.
import { expect, test } from "vitest";

import { inline } from "./markdown.tsx";

test("a number and its unit are not parted at the end of a line, and words after a number are left alone", () => {
  expect(inline("at 20 s, after 300 ms, 10 % of them; 3 steps, 60 秒")).toEqual([
    "at 20\u00A0s, after 300\u00A0ms, 10\u00A0% of them; 3 steps, 60\u00A0秒",
  ]);
});
