// When a run is the replay of a recorded one.
import { expect, test } from "vitest";

import type { RecordedRun } from "../../engine/scenario/document.ts";
import { isReplay } from "./replay.ts";

const log: RecordedRun["log"] = [{ at: "5s", do: "kill", target: "a" }];
const run: RecordedRun = { start: { format: "faultline/1", nodes: [], routes: [] }, log, until: "20s" };

test("a recorded run is a replay from its beginning to its end", () => {
  expect(isReplay(run, { recorded: true, edited: false, logged: 0, now: 0 })).toBe(true);
  expect(isReplay(run, { recorded: true, edited: false, logged: 1, now: 5e6 })).toBe(true);
  expect(isReplay(run, { recorded: true, edited: false, logged: 1, now: 20e6 })).toBe(false);
});

test("an act or an edit of one's own ends it; a document without a record never is one", () => {
  expect(isReplay(run, { recorded: true, edited: false, logged: 1, now: 3e6 })).toBe(false);
  expect(isReplay(run, { recorded: true, edited: true, logged: 0, now: 3e6 })).toBe(false);
  expect(isReplay(undefined, { recorded: true, edited: false, logged: 0, now: 0 })).toBe(false);
  expect(isReplay({ ...run, log: [] }, { recorded: true, edited: false, logged: 0, now: 0 })).toBe(false);
});

test("what was reset is a run of its own, though the document still has its record", () => {
  expect(isReplay(run, { recorded: false, edited: false, logged: 0, now: 3e6 })).toBe(false);
});
