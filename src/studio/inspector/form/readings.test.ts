// What a person types where a time is expected, and why it is refused.
import { expect, test } from "vitest";

import { duration, type Field, interval } from "../../../engine/scenario/fields.ts";
import { readDuration } from "./readings.ts";

test("a time is refused with what is the least of it", () => {
  const why = (typed: string, field: Field = interval({ default: "5s" })) => {
    const read = readDuration(field, typed, "ms");
    return read.ok ? read.value : read.why;
  };
  expect(["10", "9.5", "0", "4 s"].map((typed) => why(typed))).toEqual([
    "10ms",
    "10ms or more is expected.",
    "More than 0 is expected.",
    "4s",
  ]);
  expect([why("0", duration({ positive: true })), why("0", duration({}))]).toEqual(["More than 0 is expected.", "0ms"]);
});
