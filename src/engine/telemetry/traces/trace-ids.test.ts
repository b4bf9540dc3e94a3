// An id begins with the word by which nearly all are told apart.
import { expect, it } from "vitest";

import { firstWord, firstWordOf, traceId } from "./trace-ids.ts";

it("an id is that of its request and of no other, and begins with its first word", () => {
  const requests = [0, 1, 7, 4294967296 + 7];
  const ids = requests.map((request) => traceId(3, 99, request));
  expect(new Set([...ids, traceId(4, 99, 7), traceId(3, 98, 7)]).size).toBe(6);
  expect(ids.map(firstWordOf)).toEqual(requests.map((request) => firstWord(3, 99, request)));
  expect(firstWordOf("none")).toBeNaN();
});
