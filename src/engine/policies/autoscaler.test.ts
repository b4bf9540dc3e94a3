// The autoscaler's decisions: worked examples, and any sequence of readings against an oracle that is written the other way round,
// over the whole history, as Kubernetes' documentation states the rule.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Autoscaler, type AutoscalerSettings } from "./autoscaler.ts";

const SECOND = 1e6;
const SETTINGS: AutoscalerSettings = { min: 1, max: 10, target: 0.5, tolerance: 0.1, stabilisation: 300 * SECOND };
const scaler = (more: Partial<AutoscalerSettings> = {}) => new Autoscaler({ ...SETTINGS, ...more });

describe("the autoscaler", () => {
  it("wishes for ready · utilisation / target, rounded up", () => {
    expect(scaler().decide(0, 2, 2, 0.9)).toEqual({ wish: 4, replicas: 4, why: "up" });
    expect(scaler().decide(0, 3, 3, 0.65)).toEqual({ wish: 4, replicas: 4, why: "up" });
  });

  it("does nothing within the tolerance, its edge included", () => {
    expect(scaler().decide(0, 4, 4, 0.55)).toEqual({ wish: 4, replicas: 4, why: "steady" });
    expect(scaler().decide(0, 4, 4, 0.45)).toEqual({ wish: 4, replicas: 4, why: "steady" });
    expect(scaler().decide(0, 4, 4, 0.551).why).toBe("up");
  });

  it("adds at most four, or as many again, in 15 s", () => {
    const many = scaler({ max: 100 });
    expect(many.decide(0, 1, 1, 10)).toEqual({ wish: 20, replicas: 5, why: "limited" });
    expect(many.decide(5 * SECOND, 5, 5, 2)).toEqual({ wish: 20, replicas: 5, why: "limited" });
    expect(many.decide(15 * SECOND, 5, 5, 2)).toEqual({ wish: 20, replicas: 10, why: "limited" });
    expect(many.decide(30 * SECOND, 10, 10, 1)).toEqual({ wish: 20, replicas: 20, why: "up" });
  });

  it("takes away down to the highest wish of the stabilisation window", () => {
    const one = scaler();
    one.decide(0, 6, 6, 0.5);
    expect(one.decide(15 * SECOND, 6, 6, 0.1)).toEqual({ wish: 2, replicas: 6, why: "stabilising" });
    expect(one.decide(100 * SECOND, 6, 6, 0.3)).toEqual({ wish: 4, replicas: 6, why: "stabilising" });
    expect(one.decide(300 * SECOND, 6, 6, 0.1)).toEqual({ wish: 2, replicas: 4, why: "down" });
    expect(one.decide(400 * SECOND, 4, 4, 0.01)).toEqual({ wish: 1, replicas: 2, why: "down" });
    expect(one.decide(700 * SECOND, 2, 2, 0)).toEqual({ wish: 0, replicas: 1, why: "fewest" });
  });

  it("counts those that are starting as idle where more are needed, so that it does not overshoot", () => {
    expect(scaler().decide(0, 4, 2, 0.9)).toEqual({ wish: 4, replicas: 4, why: "starting" });
    expect(scaler().decide(0, 4, 2, 0.8)).toEqual({ wish: 4, replicas: 4, why: "starting" });
    expect(scaler().decide(0, 3, 2, 1)).toEqual({ wish: 4, replicas: 4, why: "up" });
  });

  it("keeps within its bounds, and says which", () => {
    expect(scaler({ max: 3 }).decide(0, 2, 2, 1)).toEqual({ wish: 4, replicas: 3, why: "most" });
    expect(scaler({ max: 3 }).decide(0, 5, 5, 0.5)).toEqual({ wish: 3, replicas: 3, why: "most" });
    expect(scaler({ min: 3 }).decide(0, 2, 2, 0.5)).toEqual({ wish: 3, replicas: 3, why: "fewest" });
  });

  it("leaves the number alone where nothing is ready or known", () => {
    expect(scaler().decide(0, 2, 0, NaN)).toEqual({ wish: 2, replicas: 2, why: "unknown" });
  });
});

/** Everything that was ever decided, looked through anew at each decision. */
function oracle(settings: AutoscalerSettings) {
  const recommendations: { at: number; value: number }[] = [];
  const changes: { at: number; by: number }[] = [];
  return (at: number, current: number, ready: number, utilisation: number): number => {
    const result = ((): number => {
      if (current > settings.max) return settings.max;
      if (current < settings.min) return settings.min;
      if (ready === 0) return current;
      let desired = current;
      const usage = utilisation / settings.target;
      const withUnready = ready < current && usage > 1 ? (utilisation * ready) / current / settings.target : usage;
      const counted = ready < current && usage > 1 ? current : ready;
      const isFlipped = usage > 1 && withUnready < 1;
      if (Math.abs(withUnready - 1) > settings.tolerance + 1e-9 && !isFlipped) desired = Math.ceil(withUnready * counted - 1e-9);
      recommendations.push({ at, value: desired });
      const past = recommendations.filter((one) => at - one.at < settings.stabilisation || one.at === at).map(({ value }) => value);
      if (desired < current) desired = Math.min(current, Math.max(...past));
      const lately = changes.filter((one) => at - one.at < 15 * SECOND && one.by > 0).reduce((sum, { by }) => sum + by, 0);
      const most = Math.max(current - lately + 4, (current - lately) * 2);
      if (desired > current) desired = Math.max(current, Math.min(desired, most));
      return Math.min(settings.max, Math.max(settings.min, desired));
    })();
    changes.push({ at, by: result - current });
    return result;
  };
}

it("decides as the oracle does, over any history of readings", () => {
  const step = fc.record({
    wait: fc.constantFrom(1, 5, 15, 15, 15, 60, 299, 300, 301),
    utilisation: fc.oneof(
      fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      fc.constantFrom(0.45, 0.5, 0.55),
    ),
    starting: fc.integer({ min: 0, max: 3 }),
    /** Somebody scales by hand meanwhile. */
    hand: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 12, nil: null }),
  });
  const bounds = fc.record({
    min: fc.integer({ min: 1, max: 4 }),
    max: fc.integer({ min: 4, max: 40 }),
    target: fc.constantFrom(0.3, 0.5, 0.7, 1),
    tolerance: fc.constantFrom(0, 0.1, 0.3),
    stabilisation: fc.constantFrom(0, 60 * SECOND, 300 * SECOND),
  });
  fc.assert(
    fc.property(bounds, fc.array(step, { minLength: 1, maxLength: 60 }), (settings, steps) => {
      const rule = new Autoscaler(settings);
      const expected = oracle(settings);
      let now = 0;
      let current = settings.min;
      for (const { wait, utilisation, starting, hand } of steps) {
        now += wait * SECOND;
        current = hand ?? current;
        const ready = Math.max(0, current - starting);
        const decision = rule.decide(now, current, ready, utilisation);
        expect(decision.replicas).toBe(expected(now, current, ready, utilisation));
        current = decision.replicas;
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
