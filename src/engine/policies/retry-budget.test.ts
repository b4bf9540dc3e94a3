// What a route may spend on retries: gRPC's tokens to the token, and the share of calls against a plain count over the window.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { RatioBudget, TokenBudget } from "./retry-budget.ts";

describe("a budget of tokens (gRPC proposal A6)", () => {
  const fails = (budget: TokenBudget): boolean => {
    budget.failed();
    return budget.take();
  };
  const succeeds = (budget: TokenBudget, times: number): void => {
    for (let i = 0; i < times; i++) budget.succeeded();
  };

  it("pays while more than half of the tokens are left; each failure costs one", () => {
    const budget = new TokenBudget(10, 0.1);
    expect(Array.from({ length: 7 }, () => fails(budget))).toEqual([true, true, true, true, false, false, false]);
  });

  it("earns its ratio by each success, and never holds more than its greatest", () => {
    const budget = new TokenBudget(10, 0.5);
    succeeds(budget, 1000);
    for (let i = 0; i < 5; i++) fails(budget);
    succeeds(budget, 2);
    expect(fails(budget)).toBe(false);
    succeeds(budget, 3);
    expect(fails(budget)).toBe(true);
  });

  it("never owes: after any number of failures it needs the same number of successes", () => {
    const budget = new TokenBudget(10, 1);
    for (let i = 0; i < 1000; i++) fails(budget);
    succeeds(budget, 6);
    expect(fails(budget)).toBe(false);
    succeeds(budget, 2);
    expect(fails(budget)).toBe(true);
  });
});

describe("a budget by ratio", () => {
  it("pays so many retries a call, and so many a second for nothing", () => {
    const budget = new RatioBudget(0.2, 10, 10e6);
    for (let i = 0; i < 50; i++) budget.called(i);
    const taken = Array.from({ length: 200 }, () => budget.take(100));
    expect(taken.filter(Boolean)).toHaveLength(0.2 * 50 + 10 * 10);
    expect(taken.lastIndexOf(true)).toBe(109);
  });

  it("forgets, tenth by tenth, what is longer ago than its window", () => {
    const budget = new RatioBudget(0.5, 0, 10e6);
    for (let i = 0; i < 10; i++) budget.called(0);
    expect(budget.take(9.9e6)).toBe(true);
    expect(budget.take(10e6)).toBe(false);
    expect(new RatioBudget(1, 0, 10e6).take(1e12)).toBe(false);
  });

  it("agrees with a plain count over the last ten tenths of its window", () => {
    const acts = fc.array(fc.record({ after: fc.integer({ min: 0, max: 700 }), calls: fc.nat(3) }), { maxLength: 200 });
    const same = fc.property(acts, (script) => {
      const budget = new RatioBudget(0.25, 2, 1000);
      const [calls, retries]: [number[], number[]] = [[], []];
      let now = 0;
      return script.every((act) => {
        now += act.after;
        for (let i = 0; i < act.calls; i++) {
          budget.called(now);
          calls.push(now);
        }
        const recent = (times: readonly number[]) => times.filter((t) => Math.floor(t / 100) > Math.floor(now / 100) - 10).length;
        const may = recent(retries) + 1 <= 0.25 * recent(calls) + 2e-3;
        if (may) retries.push(now);
        return budget.take(now) === may;
      });
    });
    expect(fc.check(same, { seed: 1, numRuns: 300 }).counterexample).toBeNull();
  });
});

describe("what is left of a budget", () => {
  it("is what it goes on to allow: of a ratio its retries, of tokens the failures until half is gone", () => {
    const ratio = new RatioBudget(0.5, 0, 10e6);
    for (let i = 0; i < 10; i++) ratio.called(0);
    expect(ratio.left(0)).toBe(5);
    for (let left = 4; left >= 0; left--) expect([ratio.take(0), ratio.left(0)]).toEqual([true, left]);
    expect([ratio.take(0), ratio.left(0)]).toEqual([false, 0]);
    const tokens = new TokenBudget(10, 0.1);
    expect(tokens.left()).toBe(5);
    for (let i = 0; i < 5; i++) tokens.failed();
    expect([tokens.left(), tokens.take()]).toEqual([0, false]);
  });
});
