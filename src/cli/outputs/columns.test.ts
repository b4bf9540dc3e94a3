import { expect, test } from "vitest";

import { columns } from "./columns.ts";

test("names stand to the left, numbers to the right, unknown is a dash", () => {
  expect(
    columns([
      ["nodes", "rate", "wait"],
      ["  a", 12, null],
      ["  longer", 3.14159, 1234.5678],
    ]),
  ).toEqual(["nodes     rate    wait", "  a         12       –", "  longer  3.14  1234.6"]);
});

test("a Chinese character counts as two cells", () => {
  expect(
    columns([
      ["节点", "到达"],
      ["abcd", 7],
    ]),
  ).toEqual(["节点  到达", "abcd     7"]);
});
