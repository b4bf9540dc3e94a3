// The breaker against one that is written as the documentation reads: it remembers every outcome and counts anew each time.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CircuitBreaker } from "./circuit-breaker.ts";
import { type BreakerSettings, CONSECUTIVE, WINDOWED } from "./settings.ts";

interface Outcome {
  readonly at: number;
  readonly failed: boolean;
  readonly slow: boolean;
}

class Plain {
  state = "CLOSED";
  private readonly s: BreakerSettings;
  private outcomes: Outcome[] = [];
  private openedAt = 0;
  private lastFailure = 0;
  private halfOpenAt = 0;
  private inRow = 0; // openings
  private left = 0;
  readonly trail: string[] = [];

  constructor(settings: BreakerSettings) {
    this.s = settings;
  }

  private go(state: string): void {
    this.state = state;
    this.trail.push(state);
  }

  private get wait(): number {
    const grown = this.s.open * this.s.openFactor ** (this.inRow - 1);
    return Math.round(Math.min(grown, Math.max(this.s.open, this.s.openMax)));
  }

  private toHalfOpen(now: number): void {
    this.outcomes = [];
    this.left = this.s.mode === "consecutive" ? 1 : this.s.probes;
    this.halfOpenAt = now;
    this.go("HALF_OPEN");
  }
  private toOpen(now: number): void {
    this.inRow++;
    this.openedAt = now;
    this.go("OPEN");
  }

  /** Virtual time goes on to now: what happens by itself. */
  passes(now: number): void {
    if (this.state === "OPEN" && this.s.automatic && this.s.mode === "window" && now >= this.openedAt + this.wait)
      this.toHalfOpen(this.openedAt + this.wait);
    if (this.state === "HALF_OPEN" && now >= this.halfOpenAt + this.s.halfOpenMax) {
      this.toOpen(this.halfOpenAt + this.s.halfOpenMax);
      this.passes(now);
    }
  }

  asks(now: number): boolean {
    if (this.state === "CLOSED") return true;
    if (this.state === "OPEN") {
      const may = this.s.mode === "consecutive" ? now >= this.lastFailure + this.wait : now > this.openedAt + this.wait;
      if (!may) return false;
      this.toHalfOpen(now);
    }
    if (this.left <= 0) return false;
    this.left--;
    return true;
  }

  ignored(): void {
    if (this.state === "HALF_OPEN") this.left++;
  }

  ended(now: number, failed: boolean, took: number): void {
    if (failed) this.lastFailure = now;
    this.outcomes.push({ at: now, failed, slow: took > this.s.slowCall });
    if (this.state === "CLOSED" && this.bad(this.window(now), this.minimum)) this.toOpen(now);
    else if (this.state === "HALF_OPEN") {
      const needed = this.s.mode === "consecutive" ? 1 : Math.min(this.s.minimum, this.s.probes);
      const seen = this.outcomes.slice(-(this.s.mode === "consecutive" ? 1 : this.s.probes));
      if (seen.length < needed) return;
      if (this.bad(seen, needed)) this.toOpen(now);
      else {
        this.outcomes = [];
        this.inRow = 0;
        this.go("CLOSED");
      }
    }
  }

  private get minimum(): number {
    return this.s.timed ? this.s.minimum : Math.min(this.s.minimum, this.s.window);
  }
  private window(now: number): Outcome[] {
    if (!this.s.timed) return this.outcomes.slice(-this.s.window);
    const second = Math.floor(now / 1e6);
    return this.outcomes.filter(({ at }) => Math.floor(at / 1e6) > second - this.s.window);
  }
  private bad(seen: readonly Outcome[], minimum: number): boolean {
    if (this.s.mode === "consecutive") {
      const needed = this.state === "HALF_OPEN" ? 1 : this.s.failures;
      return this.outcomes.length >= needed && this.outcomes.slice(-needed).every(({ failed }) => failed);
    }
    if (seen.length < minimum) return false;
    const share = (is: (one: Outcome) => boolean) => seen.filter(is).length / seen.length;
    return share(({ failed }) => failed) >= this.s.failureRate || share(({ slow }) => slow) >= this.s.slowRate;
  }
}

type Step = { readonly do: "ask" | "ok" | "fail" | "slow" | "ignore"; readonly wait: number };
const steps = fc.array(
  fc.record({
    do: fc.constantFrom<Step["do"]>("ask", "ask", "ok", "fail", "fail", "slow", "ignore"),
    wait: fc.constantFrom(0, 0, 0, 1, 250_000, 999_999, 1_000_000, 2_000_000, 2_000_001, 5_000_000),
  }),
  { maxLength: 120 },
);
const common = {
  open: fc.constantFrom(1, 1_000_000, 2_000_000),
  openFactor: fc.constantFrom(1, 1.5, 2),
  openMax: fc.constantFrom(1_000_000, 5_000_000, 600_000_000),
};
const windowed = fc
  .record({
    ...common,
    timed: fc.boolean(),
    window: fc.integer({ min: 1, max: 12 }),
    minimum: fc.integer({ min: 1, max: 14 }),
    failureRate: fc.constantFrom(0.1, 0.3, 0.5, 0.6, 1),
    slowRate: fc.constantFrom(0.2, 0.5, 1),
    slowCall: fc.constant(1000),
    probes: fc.integer({ min: 1, max: 6 }),
    halfOpenMax: fc.constantFrom(Infinity, Infinity, 1_000_000),
    automatic: fc.boolean(),
  })
  .map((made): BreakerSettings => ({ ...WINDOWED, ...made }));
const consecutive = fc
  .record({ ...common, failures: fc.integer({ min: 1, max: 5 }) })
  .map((made): BreakerSettings => ({ ...CONSECUTIVE, ...made }));

function play(settings: BreakerSettings, course: readonly Step[]): void {
  const trail: string[] = [];
  const told: boolean[] = [];
  const expected: boolean[] = [];
  const breaker = new CircuitBreaker(settings, 0, ({ to }) => trail.push(to));
  const plain = new Plain(settings);
  let now = 0;
  for (const step of course) {
    now += step.wait;
    while (breaker.due <= now) breaker.tick(breaker.due);
    plain.passes(now);
    if (step.do === "ask") {
      told.push(breaker.admits(now));
      expected.push(plain.asks(now));
    } else if (step.do === "ignore") {
      breaker.ignore();
      plain.ignored();
    } else {
      const [failed, took] = [step.do === "fail", step.do === "slow" ? 1001 : 1000];
      breaker.record(now, failed, took);
      plain.ended(now, failed, took);
    }
    expect(trail).toEqual(plain.trail);
    expect(told).toEqual(expected);
  }
}

describe("over random sequences a breaker changes as one that counts everything anew each time", () => {
  it("with windows of calls and of time", () => {
    fc.assert(fc.property(windowed, steps, play), { numRuns: 4000, seed: 42 });
  });
  it("with failures in a row", () => {
    fc.assert(fc.property(consecutive, steps, play), { numRuns: 2000, seed: 42 });
  });
});
