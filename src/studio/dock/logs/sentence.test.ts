import { expect, test } from "vitest";

import { LOG_CODES, type LogRecord } from "../../../engine/telemetry/views/records.ts";
import { translate } from "../../i18n/language.ts";
import { sentence } from "./sentence.ts";

const record = (fields: Partial<LogRecord>): LogRecord => ({
  seq: 0,
  at: 0,
  level: "info",
  node: "checkout",
  instance: null,
  code: "edited",
  values: {},
  trace: null,
  skew: 0,
  ...fields,
});
const said = (fields: Partial<LogRecord>) => sentence(record(fields), translate);

test("every code has a sentence, and a value that is missing leaves no brace", () => {
  for (const code of LOG_CODES) {
    expect(said({ code })).not.toMatch(/[{}]|undefined/);
    expect(said({ code }).length).toBeGreaterThan(4);
  }
});

test("states, causes, faults and reasons are in words", () => {
  expect(said({ code: "instanceStatus", instance: "checkout-3", values: { from: "HEALTHY", to: "CRASHED", cause: "kill" } })).toBe(
    "checkout-3: Healthy → Crashed (killed by hand)",
  );
  expect(said({ code: "instanceStatus", values: { from: "HEALTHY", to: "CRASHED", cause: "fault-1" } })).toContain("(fault-1)");
  expect(said({ code: "instanceStatus", instance: "checkout-4", values: { from: "STARTING", to: "STARTING", cause: "autoscaler" } })).toBe(
    "checkout-4: new, Starting (autoscaler)",
  );
  const led = { from: "HEALTHY", to: "UNHEALTHY", cause: "probe", began: "hang", on: "payment" };
  expect(said({ code: "instanceStatus", values: led })).toContain("(health check · Hang, payment)");
  expect(said({ code: "faultStarted", values: { fault: "latency", id: "fault-1" } })).toBe("Added latency injected into checkout");
  expect(said({ code: "requestFailed", values: { method: "POST", path: "/pay", status: 503, reason: "queueFull", at: "checkout" } })).toBe(
    "POST /pay failed with 503: queue full at checkout",
  );
});
