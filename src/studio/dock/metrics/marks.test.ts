// The acts behind a chart: which of them are one line, and what it is called.
import { expect, test } from "vitest";

import type { Mark } from "../../../engine/telemetry/views/records.ts";
import { translate } from "../../i18n/language.ts";
import { momentsOf } from "./marks.ts";

const SECOND = 1_000_000;
const mark = (act: Mark["act"], second: number): Mark => ({
  id: `${act}-${second}`,
  act,
  fault: "",
  target: "",
  from: second * SECOND,
  to: null,
  settings: {},
});
const labels = (...marks: readonly Mark[]) =>
  momentsOf(marks, { from: 0, to: 80 * SECOND }, translate).map(({ at, label }) => `${at / SECOND} ${label}`);

test("edits in quick succession are one line that counts them", () => {
  expect(labels(mark("edit", 1), mark("edit", 3), mark("edit", 5), mark("edit", 30))).toEqual(["1 3 edits", "30 Edit"]);
});
test("breakers that open together are one line, too", () => {
  expect(labels(mark("breaker", 1), mark("breaker", 2), mark("breaker", 30))).toEqual(["1 2 breakers open", "30 Breaker opens"]);
  expect(labels(mark("breaker", 1), mark("edit", 2), mark("breaker", 3))).toEqual(["1 Breaker opens", "2 Edit", "3 Breaker opens"]);
});
test("another act between them stays a line of its own, and parts them", () => {
  expect(labels(mark("edit", 1), mark("kill", 2), mark("edit", 3))).toEqual(["1 Edit", "2 Kill", "3 Edit"]);
});
