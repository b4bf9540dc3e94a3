// Every distribution of the format parses to the kernel's; every other text says where and why it does not.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import * as kernel from "../kernel/distribution.ts";
import { DISTRIBUTIONS } from "../testing/arbitrary-values.ts";
import { distributionFault } from "./distribution-fault.ts";
import { parseDistribution } from "./distribution-text.ts";
import { parseDuration, parseExactDuration, writeDuration } from "./duration-text.ts";
import { explain } from "./explain.ts";

const parsed = (text: string) => {
  const result = parseDistribution(text);
  return result.ok ? result.value : `${result.problems.code} at ${result.problems.at}`;
};

describe("durations", () => {
  it("are whole microseconds, with a unit", () => {
    const us = ["250us", "4ms", "1.5s", "2m", "1h", " .5 ms ", "1e3us", "0ms", "-0s"].map((text) => parseDuration(text));
    expect(us.map((result) => (result.ok ? result.value : result.problems.code))).toEqual([
      250, 4000, 1.5e6, 1.2e8, 3.6e9, 500, 1000, 0, 0,
    ]);
    expect(Object.is(us.at(-1)?.ok && us.at(-1), -0)).toBe(false);
  });
  it("keep the fraction where they are a parameter", () => {
    expect(parseExactDuration("0.3us")).toEqual({ ok: true, value: 0.3 });
  });
  it("come back from what is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e13 }), (us) => {
        expect(parseDuration(writeDuration(us))).toEqual({ ok: true, value: us });
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe("distributions", () => {
  it.each<[string, kernel.Distribution]>([
    ["4ms", kernel.constant(4000)],
    ["exp(4ms)", kernel.exponential(4000)],
    ["exp(mean=4ms)", kernel.exponential(4000)],
    [" uniform( 1ms ,9ms ) ", kernel.uniform(1000, 9000)],
    ["normal(20ms, 5ms)", kernel.normal(20_000, 5000)],
    ["lognormal(p50=4ms, p99=40ms)", kernel.lognormalByPercentiles(4000, 40_000)],
    ["lognormal(p99=40ms, p50=4ms)", kernel.lognormalByPercentiles(4000, 40_000)],
    ["lognormal(mean=6ms, sd=8ms)", kernel.lognormalByMoments(6000, 8000)],
    ["erlang(3, 6ms)", kernel.erlang(3, 6000)],
    ["pareto(min=1ms, shape=1.5)", kernel.pareto(1000, 1.5)],
    ["weibull(shape=0.7, scale=5ms)", kernel.weibull(0.7, 5000)],
    ["bimodal(0.95: exp(4ms), 0.05: 200ms)", kernel.mixture([0.95, 0.05], [kernel.exponential(4000), kernel.constant(200_000)])],
    [
      "bimodal(0.5: bimodal(1: 1ms), 0.5: 2ms)",
      kernel.mixture([0.5, 0.5], [kernel.mixture([1], [kernel.constant(1000)]), kernel.constant(2000)]),
    ],
    ["empirical(1ms, 2ms, 2ms, 9ms)", kernel.empirical([1000, 2000, 2000, 9000])],
  ])("%s", (text, expected) => expect(parsed(text)).toEqual(expected));

  it.each<[string, string]>([
    ["", "empty at 0"],
    ["4", "unit at 1"],
    ["exp", "arguments at 0"],
    ["expo(4ms)", "unknown-distribution at 0"],
    ["exp(4mz)", "unit at 5"],
    ["exp(4ms, 5ms)", "arguments at 0"],
    ["exp(4ms", "syntax at 7"],
    ["exp(4ms) x", "syntax at 9"],
    ["exp(sd=4ms)", "arguments at 0"],
    ["exp(-4ms)", "negative at 4"],
    ["uniform(9ms, 1ms)", "range at 0"],
    ["lognormal(4ms, 40ms)", "arguments at 0"],
    ["lognormal(p50=0ms, p99=4ms)", "range at 14"],
    ["lognormal(p50=4ms, p50=4ms)", "arguments at 0"],
    ["erlang(2.5, 4ms)", "range at 7"],
    ["erlang(5000, 4ms)", "range at 7"],
    ["pareto(min=1ms, shape=0)", "range at 22"],
    ["bimodal(0.5: 1ms, 0.6: 2ms)", "range at 0"],
    ["bimodal(x: 1ms)", "arguments at 8"],
    ["bimodal(0.5 1ms)", "arguments at 8"],
    ["bimodal(1: bimodal(1: bimodal(1: bimodal(1: bimodal(1: 1ms)))))", "nesting at 44"],
    ["empirical()", "empty at 10"],
    ["exp(exp(4ms))", "syntax at 7"],
  ])("%s is refused: %s", (text, expected) => expect(parsed(text)).toBe(expected));

  it("are refused with a sentence that counts characters from 1", () => {
    const say = (text: string) => explain(distributionFault(text) ?? { code: "badValue", values: {} });
    expect(say("exp(4mz)")).toBe('must have a duration such as "4ms" at character 6 of "exp(4mz)", has "mz"');
    expect(say("uniform(9ms, 1ms)")).toBe('must be low ≤ high, is "9ms, 1ms" at character 1 of "uniform(9ms, 1ms)"');
    expect(say("lognormal(4ms)")).toBe(
      'takes lognormal(p50=…, p99=…) | lognormal(mean=…, sd=…); found "4ms" at character 1 of "lognormal(4ms)"',
    );
    expect(say("bimodel(1: 4ms)")).toBe('has no distribution "bimodel" at character 1 of "bimodel(1: 4ms)"; did you mean "bimodal"?');
  });
  it("are total: any text parses or says why, in time that does not explode", () => {
    const pieces = fc.constantFrom(
      ...DISTRIBUTIONS,
      "(",
      ")",
      ",",
      ":",
      "=",
      "exp",
      "bimodal",
      "0.5",
      "1e9",
      "-",
      "\u0000",
      "99999999999999999999",
      " ",
      "ms",
      "__proto__",
      "constructor(1ms)",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join("")),
          fc.string(),
        ),
        (text) => {
          const result = parseDistribution(text);
          const at = result.ok ? 0 : result.problems.at;
          expect([at >= 0, at <= text.length, distributionFault(text) === null]).toEqual([true, true, result.ok]);
        },
      ),
      { seed: 8, numRuns: 3000 },
    );
    for (const bomb of ["9".repeat(1e6), "bimodal(1:".repeat(1e5), `empirical(${"1ms,".repeat(4e5)}`, " ".repeat(1e6), "(".repeat(1e6)])
      expect(parseDistribution(bomb).ok).toBe(false);
  });
});
