// Laws of the dots' motion.
import { expect, test } from "vitest";

import { OUTCOMES, type Outcome } from "../../../engine/telemetry/views/live.ts";
import type { DotEvent } from "../../run/run-store.ts";
import { DotField, MOST, TRAVEL_MS } from "./field.ts";
import { StillField } from "./still.ts";

const sent = (id: number, more: Partial<DotEvent> = {}): DotEvent => ({
  id,
  route: "r1",
  phase: "sent",
  attempt: 1,
  outcome: 0,
  at: 0,
  request: id,
  ...more,
});
const ended = (id: number, outcome: Outcome, more: Partial<DotEvent> = {}): DotEvent =>
  sent(id, { phase: "ended", outcome: OUTCOMES.indexOf(outcome), ...more });
const fieldOf = (latency = 1): DotField => new DotField(() => latency);
const run = (field: DotField, wall: number, slow = false, virtual = wall): void => field.advance({ wall, virtual, slow });

test("a call travels for 400 ms and is then out of sight until it ends", () => {
  const field = fieldOf();
  field.hear([sent(1)], 0);
  run(field, TRAVEL_MS / 4);
  expect(field.marks()).toEqual([{ route: "r1", share: 0.25, look: "sent", strength: 1 }]);
  run(field, TRAVEL_MS);
  expect(field.marks()).toEqual([]);
  expect(field.size).toBe(1);
});

test("an end that is told early waits for the travel", () => {
  const field = fieldOf();
  field.hear([sent(1)], 0);
  field.hear([ended(1, "rejected")], 0);
  run(field, TRAVEL_MS / 2);
  expect(field.marks()[0]).toMatchObject({ look: "sent", share: 0.5 });
  run(field, TRAVEL_MS / 2);
  expect(field.marks()[0]).toMatchObject({ look: "rejected", share: 1 });
});

test.each([
  ["ok", "arrived", 1],
  ["cancelled", "arrived", 1],
  ["rejected", "rejected", 1],
  ["refused", "rejected", 1],
  ["serverError", "failed", 0.9],
  ["clientError", "failed", 0.9],
  ["timeout", "failed", 0.5],
] as const)("what ends as %s is shown as %s and fades away", (outcome, look, share) => {
  const field = fieldOf();
  field.hear([sent(1)], 0);
  field.hear([ended(1, outcome)], 0);
  run(field, TRAVEL_MS);
  expect(field.marks()).toEqual([{ route: "r1", share, look, strength: 1 }]);
  run(field, 90);
  expect(field.marks()[0]!.strength).toBeLessThan(1);
  run(field, 1000);
  expect(field.size).toBe(0);
});

test("a later try is a ring", () => {
  const field = fieldOf();
  field.hear([sent(1, { attempt: 2 })], 0);
  run(field, 100);
  expect(field.marks()[0]!.look).toBe("retry");
});

test("what the caller itself refuses bursts where it stands", () => {
  const field = fieldOf();
  field.hear([ended(9, "rejected")], 0);
  expect(field.marks()[0]).toMatchObject({ look: "rejected", share: 0 });
});

test("the calls of one frame leave one after the other", () => {
  const field = fieldOf();
  field.hear([sent(1, { at: 0 }), sent(2, { at: 50 }), sent(3, { at: 100 })], 100);
  run(field, 40);
  expect(field.marks()).toHaveLength(1);
  run(field, 40);
  run(field, 40);
  expect(field.marks().length).toBeGreaterThan(1);
});

test("nothing moves while the run is paused", () => {
  const field = fieldOf();
  field.hear([sent(1)], 0);
  run(field, 100);
  const before = field.marks();
  run(field, 0);
  expect(field.marks()).toEqual(before);
});

test("in slow motion a call takes as long as the network does, and never less than 400 ms", () => {
  const slow = fieldOf(300); // +300 ms
  slow.hear([sent(1)], 0);
  run(slow, 1000, true, 100); // a second at 0.1×
  expect(slow.marks()[0]!.share).toBeCloseTo(1 / 3);
  const quick = fieldOf(1);
  quick.hear([sent(1)], 0);
  run(quick, 100, true, 10);
  expect(quick.marks()[0]!.share).toBeCloseTo(0.25);
});

test("a step of the paused run moves calls by the virtual clock", () => {
  const field = fieldOf(2);
  field.hear([sent(1)], 0);
  run(field, 0, true, 1);
  expect(field.marks()[0]!.share).toBeCloseTo(0.5);
});

test("no more calls are drawn than can be told apart", () => {
  const field = fieldOf();
  field.hear(
    Array.from({ length: MOST + 50 }, (_, i) => sent(i)),
    0,
  );
  expect(field.size).toBe(MOST);
});

test("without motion the marks stand still on the routes", () => {
  const field = new StillField();
  field.hear([sent(1), sent(2, { attempt: 2 }), ended(3, "rejected"), ended(4, "timeout"), ended(5, "ok")]);
  const before = field.marks();
  expect(before.map(({ look }) => look)).toEqual(["sent", "retry", "rejected", "failed"]);
  field.advance(500);
  expect(field.marks()).toEqual(before);
  field.advance(2000);
  expect(field.marks()).toEqual([]);
});
