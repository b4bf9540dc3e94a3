import { expect, test } from "vitest";

import { blank, named, seeded, seedOf, serviceCount } from "../document/scenario-edits.ts";
import { failureReport } from "./failure-report.ts";
import { nextSpeed, SPEEDS, speedText, tellsReached } from "./speed.ts";

test("speeds go from a hundredth to a thousand times, then as fast as possible", () => {
  expect(SPEEDS[0]).toBe(0.01);
  expect(SPEEDS.at(-1)).toBe(1000);
  expect(nextSpeed(1, 1)).toBe(2);
  expect(nextSpeed(1, -1)).toBe(0.5);
  expect(nextSpeed(1000, 1)).toBe("max");
  expect(nextSpeed("max", -1)).toBe(1000);
  expect(nextSpeed(0.01, -1)).toBe(0.01);
});

test("a speed is written with three digits at most", () => {
  expect([0.01, 0.25, 1, 38.24, 1240].map(speedText)).toEqual(["0.01×", "0.25×", "1×", "38.2×", "1,240×"]);
});

test("the reached speed is told where it can differ, or does", () => {
  expect(tellsReached(1, true, 1.01)).toBe(false);
  expect(tellsReached(1, true, 0.5)).toBe(true);
  expect(tellsReached("max", false, 0)).toBe(true);
  expect(tellsReached(100, true, 100)).toBe(true);
});

test("an empty name is left out of the document", () => {
  expect(named({ ...blank(), name: "x" }, "")).toEqual(blank());
  expect(seedOf(blank())).toBe(1);
  expect(seedOf(seeded(blank(), 7))).toBe(7);
});

test("clients are no services", () => {
  const nodes = [{ id: "shop", kind: "client" } as const, { id: "a", kind: "service" } as const, { id: "b", kind: "database" } as const];
  expect(serviceCount({ ...blank(), nodes })).toBe(2);
});

test("a report holds what reproduces the failure: document, seed, log, message", () => {
  const failure = { code: "engine", message: "heap is out of order", seed: 7, at: 12 } as const;
  const run = { start: blank(), log: [{ at: "1s", do: "kill", target: "a" }], until: "2s" } as const;
  const report = JSON.parse(failureReport(failure, named(blank(), "x"), run)) as Record<string, unknown>;
  expect(report).toMatchObject({ message: "heap is out of order", seed: 7, log: run.log, start: blank(), document: { name: "x" } });
  expect(JSON.parse(failureReport(failure, blank(), null))).toMatchObject({ log: null });
});
