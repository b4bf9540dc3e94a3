// Which failures are tried again, and how long the caller waits: the names and formulas of the format, over many draws.
import { describe, expect, it } from "vitest";

import { RandomStream } from "../kernel/random-stream.ts";
import { type Failure, Failures } from "../runtime/failure.ts";
import type { ReasonCode } from "../telemetry/views/reason.ts";
import { TokenBudget } from "./retry-budget.ts";
import { Retry, type RetrySettings } from "./retry.ts";

const DEFAULTS: RetrySettings = {
  attempts: 3,
  backoff: "exponential",
  base: 25_000,
  max: 250_000,
  jitter: "full",
  on: ["5xx", "reset", "connect", "timeout"],
  retryAfter: false,
};
const retry = (settings: Partial<RetrySettings> = {}, budget: TokenBudget | null = null): Retry =>
  new Retry({ ...DEFAULTS, ...settings }, new RandomStream(1, "r1/retry"), budget);
const failure = (code: ReasonCode, status?: number): Failure => new Failures().of(code, "orders", status);

describe("the wait before the k-th retry", () => {
  const waits = (settings: Partial<RetrySettings>): number[] => {
    const policy = retry(settings);
    let previous = 0;
    return [1, 2, 3, 4, 5, 6].map((k) => (previous = policy.wait(k, previous)));
  };

  it("is none without back-off, whatever the jitter", () => {
    for (const jitter of ["none", "full", "equal", "decorrelated"] as const)
      expect(waits({ backoff: "none", jitter })).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("is the base each time when it is fixed and without jitter", () => {
    expect(waits({ backoff: "fixed", jitter: "none" })).toEqual(Array(6).fill(25_000));
  });

  it("doubles up to the greatest when it is exponential and without jitter", () => {
    expect(waits({ jitter: "none" })).toEqual([25_000, 50_000, 100_000, 200_000, 250_000, 250_000]);
    expect(retry({ jitter: "none", max: 1e15 }).wait(5000, 0)).toBe(1e15);
    expect(retry({ jitter: "none", base: 0 }).wait(9, 0)).toBe(0);
  });

  /** Smallest, greatest and mean of many draws, in shares of d. */
  function spread(settings: Partial<RetrySettings>, k: number, d: number, previous = 0): readonly [number, number, number] {
    const policy = retry(settings);
    const draws = Array.from({ length: 20_000 }, () => policy.wait(k, previous) / d);
    expect(draws.every((x) => Number.isInteger(Math.round(x * d * 1e6) / 1e6))).toBe(true);
    return [Math.min(...draws), Math.max(...draws), draws.reduce((sum, x) => sum + x, 0) / draws.length];
  }
  /** Does what was drawn fill the stretch, evenly, and nothing outside of it? */
  function fills([least, most, mean]: readonly [number, number, number], low: number, high: number): boolean {
    const width = high - low;
    const inside = least >= low - 1e-4 && most <= high + 1e-4;
    const toTheEnds = least < low + 0.01 * width && most > high - 0.01 * width;
    return inside && toTheEnds && Math.abs(mean - (low + high) / 2) < (4 * width) / Math.sqrt(12 * 20_000);
  }

  it("lies evenly between 0 and d with full jitter", () => {
    expect(fills(spread({ jitter: "full" }, 1, 25_000), 0, 1)).toBe(true);
    expect(fills(spread({ jitter: "full" }, 3, 100_000), 0, 1)).toBe(true);
    expect(fills(spread({ jitter: "full", backoff: "fixed" }, 3, 25_000), 0, 1)).toBe(true);
  });

  it("lies evenly between d / 2 and d with equal jitter", () => {
    expect(fills(spread({ jitter: "equal" }, 2, 50_000), 0.5, 1)).toBe(true);
    expect(fills(spread({ jitter: "equal", backoff: "fixed" }, 7, 25_000), 0.5, 1)).toBe(true);
  });

  it("lies evenly between the base and three times the wait before with decorrelated jitter, at most the greatest", () => {
    expect(fills(spread({ jitter: "decorrelated" }, 1, 25_000), 1, 3)).toBe(true);
    expect(fills(spread({ jitter: "decorrelated" }, 2, 25_000, 60_000), 1, 7.2)).toBe(true);
    const [least, most] = spread({ jitter: "decorrelated" }, 3, 25_000, 240_000);
    expect([least >= 1, most]).toEqual([true, 10]);
  });
});

describe("a retry answers to", () => {
  const outcomes: readonly (readonly [string, Failure])[] = [
    ["5xx", failure("queueFull")],
    ["5xx", failure("errorRate")],
    ["5xx", failure("failStep", 503)],
    ["5xx", failure("fault", 500)],
    ["reset", failure("crashed")],
    ["reset", failure("removed")],
    ["reset", failure("draining")],
    ["connect", failure("noListener")],
    ["timeout", failure("timeout")],
    ["rejected", failure("noInstance")],
    ["429", failure("rateLimit")],
    ["429", failure("failStep", 429)],
    ["408", failure("failStep", 408)],
  ];
  it.each(outcomes.map(([name, failed]) => ({ name, failed })))(
    "$failed.code $failed.status by the name $name alone",
    ({ name, failed }) => {
      for (const on of ["5xx", "reset", "connect", "timeout", "rejected", "408", "429"])
        expect([on, retry({ on: [on] }).wants(failed, 1, 0)]).toEqual([on, on === name]);
    },
  );

  const never = [
    failure("notFound"),
    failure("unknownEndpoint"),
    failure("auth"),
    failure("failStep", 400),
    failure("failStep", 404),
    failure("fault", 499),
    failure("tooDeep"),
    failure("deadline"),
    failure("patience"),
    failure("abandoned"),
  ];
  it.each(never)("no $code $status, whatever is named", (failed) => {
    expect(retry({ on: ["5xx", "reset", "connect", "timeout", "rejected", "408", "429"] }).wants(failed, 1, 0)).toBe(false);
  });

  it("nothing once the attempts are used up, of which the first is one", () => {
    const wants = (attempts: number, attempt: number) => retry({ attempts }).wants(failure("errorRate"), attempt, 0);
    expect([wants(1, 1), wants(3, 1), wants(3, 2), wants(3, 3)]).toEqual([false, true, true, false]);
  });

  it("nothing that its budget cannot pay; only failures that it would answer to are charged", () => {
    const policy = retry({ attempts: 100 }, new TokenBudget(4, 1));
    for (let i = 0; i < 50; i++) expect(policy.wants(failure("notFound"), 1, 0)).toBe(false);
    expect([1, 2, 3].map((attempt) => policy.wants(failure("errorRate"), attempt, 0))).toEqual([true, false, false]);
  });
});
