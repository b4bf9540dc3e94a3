// What stands on cards and pills in words, in both languages.
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { FAULTS } from "../../../engine/faults/specs.ts";
import type { ActiveFault, Cause } from "../../../engine/telemetry/views/live.ts";
import { REASONS } from "../../../engine/telemetry/views/reason.ts";
import { type Language, setLanguage, translate } from "../../i18n/language.ts";
import { liveInstance } from "../../testing/live-numbers.ts";
import { causeText, columns, MOST_LETTERS } from "./cause-text.ts";
import { faultText, killed, secondsLeft } from "./fault-text.ts";

const LONG = "recommendation-service-of-the-shop";
const CAUSES: readonly Cause[] = [
  { code: "unreachable", share: 1 },
  { code: "unreachable", share: 0.333 },
  { code: "queueFull", busy: 16, slots: 16, waiting: 32, room: 32, down: 0, of: 3 },
  { code: "queueFull", busy: 16, slots: 16, waiting: 32, room: 32, down: 11, of: 12 },
  { code: "down", down: 1000, of: 1000 },
  { code: "ejected", ejected: 1000, of: 1000 },
  { code: "lagGrows", group: LONG, route: "r1", published: 1234, handled: 800, lag: 12_345, age: 62e6 },
  { code: "stuckSagas", stuck: 12_345 },
  { code: "stopped", at: 260e6 },
  { code: "errors", share: 0.331, reason: null },
  { code: "errors", share: 1, reason: { code: "queueFull", at: LONG } },
  ...REASONS.map((code): Cause => ({ code: "errors", share: 0.031, reason: { code, at: "checkout" } })),
  { code: "saturated", busy: 1000, slots: 1000, waiting: 12_345 },
  { code: "saturated", busy: 980, slots: 1000, waiting: 0 },
  { code: "slow", callee: LONG, share: 0.92 },
  { code: "waits", callee: LONG, route: "r1", visits: 16, busy: 16, slots: 16, waiting: 32 },
  { code: "hangs", hanging: 1000, of: 1000 },
];
const fault = (more: Partial<ActiveFault>): ActiveFault => ({
  id: "f",
  fault: "latency",
  target: "checkout",
  since: 0,
  until: null,
  settings: {},
  ...more,
});

describe.each(["en", "zh"] as const satisfies readonly Language[])("in %s", (language) => {
  beforeAll(() => setLanguage(language));
  afterAll(() => setLanguage("en"));

  test("a cause has at most 26 letters, and none of them is a placeholder", () => {
    const texts = CAUSES.map((cause) => causeText(cause, "checkout", translate, (id) => id));
    expect(texts.filter((text) => columns(text) > MOST_LETTERS)).toEqual([]);
    expect(texts.filter((text) => /[{}]/.test(text) || text === "")).toEqual([]);
  });
  test("every fault has its words", () => {
    const texts = FAULTS.map((spec) => faultText(fault({ fault: spec.fault }), translate));
    expect(texts.filter((text) => text === "" || /[{}]/.test(text))).toEqual([]);
  });
});

test("a cause says what a person needs to know", () => {
  const text = (cause: Cause) => causeText(cause, "checkout", translate, (id) => (id === "payment" ? "Payments" : id));
  expect(text({ code: "queueFull", busy: 16, slots: 16, waiting: 32, room: 32, down: 1, of: 3 })).toBe("Queue full · 1 of 3 down");
  expect(text({ code: "slow", callee: "payment", share: 0.92 })).toBe("92 % of p99: Payments");
  expect(text({ code: "stopped", at: 260e6 })).toBe("Stopped at 04:20");
  expect(text({ code: "errors", share: 0.33, reason: { code: "crashed", at: "payment" } })).toBe("33 % fail at Payments");
  expect(text({ code: "errors", share: 0.33, reason: { code: "timeout", at: "r7" } })).toBe("33 % fail: timeout");
  const late = { code: "errors", share: 0.33, reason: { code: "timeout", at: "r7" } } as const;
  expect(
    causeText(
      late,
      "checkout",
      translate,
      (id) => id,
      () => "payment",
    ),
  ).toBe("33 % time out at payment");
  expect(text({ code: "waits", callee: "payment", route: "r7", visits: 16, busy: 16, slots: 16, waiting: 32 })).toBe("Waits for Payments");
  expect(text({ code: "hangs", hanging: 1, of: 2 })).toBe("1 of 2 hang");
});

test("the effect of a fault is told as it was set", () => {
  expect(faultText(fault({ settings: { delay: "300ms" } }), translate)).toBe("+300 ms");
  expect(faultText(fault({ settings: { delay: "exp(300ms)" } }), translate)).toBe("+exp(300ms)");
  expect(faultText(fault({ fault: "errors", settings: { rate: 0.3 } }), translate)).toBe("30 % errors");
});

test("what is left of a fault is told in whole seconds, never below none", () => {
  expect([secondsLeft(fault({ until: 52_000_001 }), 1e6), secondsLeft(fault({ until: 1 }), 2e6), secondsLeft(fault({}), 0)]).toEqual([
    52,
    0,
    null,
  ]);
});

test("killed are those that crashed without a fault that still acts", () => {
  const instances = [liveInstance(1), liveInstance(2, { status: "CRASHED" }), liveInstance(3, { status: "CRASHED" })];
  expect(killed(instances, [])).toBe(2);
  expect(killed(instances, [fault({ fault: "crash", instance: "checkout-3" })])).toBe(1);
  expect(killed(instances, [fault({ fault: "crash" })])).toBe(0);
});
