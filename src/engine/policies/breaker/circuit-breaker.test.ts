import { describe, expect, it } from "vitest";

import type { BreakerChange } from "../../telemetry/views/breakers.ts";
import { CircuitBreaker, openFor } from "./circuit-breaker.ts";
import { type BreakerSettings, CONSECUTIVE, WINDOWED } from "./settings.ts";

const S = 1e6;
/** A breaker under a clock of its own, with its transitions. */
function under(settings: BreakerSettings) {
  const changes: BreakerChange[] = [];
  const breaker = new CircuitBreaker(settings, 0, (change) => changes.push(change));
  /** "oxs": good, failed, slow; one after the other at the time. */
  const outcomes = (signs: string, at = 0) => {
    for (const sign of signs) breaker.record(at, sign === "x", sign === "s" ? 61 * S : 0);
  };
  return { breaker, changes, outcomes };
}
const windowed = (more: Partial<BreakerSettings>) => under({ ...WINDOWED, window: 10, minimum: 5, open: 10 * S, probes: 3, ...more });

describe("a breaker that counts failures in a row", () => {
  it("opens at the fifth, not at the fourth, and a success between them forgets those before it", () => {
    const { breaker, outcomes, changes } = under(CONSECUTIVE);
    outcomes("xxxxo");
    outcomes("xxxx");
    expect(breaker.state).toBe("CLOSED");
    outcomes("x");
    expect(breaker.state).toBe("OPEN");
    expect(changes).toMatchObject([{ from: "CLOSED", to: "OPEN", reason: "inRow", part: 5 }]);
  });

  it("lets one trial through as soon as the time since the last failure has passed, and no second one beside it", () => {
    const { breaker, outcomes } = under(CONSECUTIVE);
    outcomes("xxxx", 0);
    outcomes("x", 7 * S);
    expect(breaker.admits(67 * S - 1)).toBe(false);
    expect(breaker.state).toBe("OPEN");
    expect(breaker.admits(67 * S)).toBe(true);
    expect(breaker.state).toBe("HALF_OPEN");
    expect(breaker.admits(67 * S)).toBe(false);
  });

  it("counts its time from a failure that comes in late, while it is open", () => {
    const { breaker, outcomes } = under(CONSECUTIVE);
    outcomes("xxxxx", 0);
    outcomes("x", 30 * S);
    expect(breaker.admits(60 * S)).toBe(false);
    expect(breaker.admits(90 * S)).toBe(true);
  });

  it("closes by one success of its trial, opens again by its failure, and tries once more when the trial said nothing", () => {
    const { breaker, outcomes, changes } = under(CONSECUTIVE);
    outcomes("xxxxx");
    breaker.admits(60 * S);
    outcomes("x", 61 * S);
    expect(breaker.state).toBe("OPEN");
    breaker.admits(121 * S);
    expect(breaker.admits(121 * S)).toBe(false);
    breaker.ignore();
    expect(breaker.admits(122 * S)).toBe(true);
    outcomes("o", 123 * S);
    expect(breaker.state).toBe("CLOSED");
    expect(changes.map(({ reason }) => reason)).toEqual(["inRow", "waited", "probesFailed", "waited", "probesGood"]);
    outcomes("xxxx", 124 * S);
    expect(breaker.state).toBe("CLOSED");
  });
});

describe("a breaker with a window of calls, as resilience4j documents it", () => {
  it("looks at no rate before the minimum of outcomes is in", () => {
    const { breaker, outcomes } = windowed({});
    outcomes("xxxx");
    expect(breaker.state).toBe("CLOSED");
    outcomes("x");
    expect(breaker.state).toBe("OPEN");
  });

  it("opens when the rate has reached its threshold, also by a success that completes the minimum", () => {
    const below = windowed({});
    below.outcomes("xxooo");
    expect(below.breaker.state).toBe("CLOSED");
    const at = windowed({ minimum: 4 });
    at.outcomes("xxoo");
    expect(at.changes).toMatchObject([{ to: "OPEN", reason: "failures", part: 2, of: 4, threshold: 0.5 }]);
  });

  it("waits for no more outcomes than its window holds", () => {
    const { breaker, outcomes } = windowed({ minimum: 100 });
    outcomes("xxxxxxxxx");
    expect(breaker.state).toBe("CLOSED");
    outcomes("x");
    expect(breaker.state).toBe("OPEN");
  });

  it("forgets the oldest outcome with every one that comes in beyond its size", () => {
    const { breaker, outcomes } = windowed({});
    outcomes("ooooooxxxx");
    expect(breaker.state).toBe("CLOSED");
    outcomes("o");
    expect(breaker.tally).toMatchObject({ total: 10, failed: 4 });
    outcomes("x");
    expect(breaker.state).toBe("OPEN");
  });

  it("takes a call for slow only when it took longer than the threshold, whether it failed or not", () => {
    const { breaker, changes } = windowed({ slowCall: S, slowRate: 0.4, failureRate: 1 });
    for (const took of [S, S, S, S + 1]) breaker.record(0, false, took);
    expect(breaker.tally.slow).toBe(1);
    breaker.record(0, true, S + 1);
    expect(changes).toMatchObject([{ to: "OPEN", reason: "slow", part: 2, of: 5, threshold: 0.4 }]);
  });

  it("becomes half-open by the first call that asks strictly later than its time", () => {
    const { breaker, outcomes, changes } = windowed({});
    outcomes("xxxxx", S);
    expect(breaker.admits(11 * S)).toBe(false);
    expect(breaker.state).toBe("OPEN");
    expect(breaker.due).toBe(Infinity);
    expect(breaker.admits(11 * S + 1)).toBe(true);
    expect(changes.at(-1)).toMatchObject({ from: "OPEN", to: "HALF_OPEN", reason: "waited" });
  });

  it("becomes half-open by itself where it is told to", () => {
    const { breaker, outcomes } = windowed({ automatic: true });
    outcomes("xxxxx", S);
    expect(breaker.due).toBe(11 * S);
    breaker.tick(11 * S - 1);
    expect(breaker.state).toBe("OPEN");
    breaker.tick(11 * S);
    expect(breaker.state).toBe("HALF_OPEN");
  });

  it("lets so many probes through and rejects all others, for ever if they do not come back", () => {
    const { breaker, outcomes } = windowed({});
    outcomes("xxxxx");
    const asked = Array.from({ length: 5 }, () => breaker.admits(11 * S));
    expect(asked).toEqual([true, true, true, false, false]);
    expect(breaker.admits(1e6 * S)).toBe(false);
    expect(breaker.due).toBe(Infinity);
  });

  it("opens again when half-open has lasted as long as it may", () => {
    const { breaker, outcomes, changes } = windowed({ halfOpenMax: 4 * S });
    outcomes("xxxxx");
    breaker.admits(11 * S);
    expect(breaker.due).toBe(15 * S);
    breaker.tick(15 * S);
    expect(changes.at(-1)).toMatchObject({ from: "HALF_OPEN", to: "OPEN", reason: "probesLate", part: 4 * S });
  });

  it("decides as soon as min(minimum, probes) outcomes are in", () => {
    const late = windowed({ minimum: 5, probes: 3 });
    late.outcomes("xxxxx");
    late.breaker.admits(11 * S);
    late.outcomes("oo", 12 * S);
    expect(late.breaker.state).toBe("HALF_OPEN");
    late.outcomes("x", 12 * S);
    expect(late.breaker.state).toBe("CLOSED");
    const early = windowed({ minimum: 2, probes: 6 });
    early.outcomes("xx");
    early.breaker.admits(11 * S);
    early.outcomes("ox", 12 * S);
    expect(early.changes.at(-1)).toMatchObject({ to: "OPEN", reason: "probesFailed", part: 1, of: 2 });
  });

  it("counts an outcome in the state in which it arrives: of a call from before among the probes, late ones not for opening twice", () => {
    const { breaker, outcomes } = windowed({});
    outcomes("xxxxx");
    outcomes("xxx", 5 * S); // were under way when it opened
    expect(breaker.state).toBe("OPEN");
    expect(breaker.openings).toBe(1);
    breaker.admits(11 * S);
    expect(breaker.tally.total).toBe(0);
    outcomes("xxx", 12 * S); // also from before: nobody can tell
    expect(breaker.state).toBe("OPEN");
  });

  it("gives the permission of an ignored outcome back in half-open, and in no other state", () => {
    const { breaker, outcomes } = windowed({});
    breaker.ignore();
    outcomes("xxxxx");
    breaker.ignore();
    for (let i = 0; i < 3; i++) breaker.admits(11 * S);
    expect(breaker.admits(11 * S)).toBe(false);
    breaker.ignore();
    expect(breaker.admits(11 * S)).toBe(true);
    expect(breaker.admits(11 * S)).toBe(false);
  });

  it("begins empty when it closes", () => {
    const { breaker, outcomes } = windowed({});
    outcomes("xxxxx");
    breaker.admits(11 * S);
    outcomes("ooo", 12 * S);
    expect(breaker.state).toBe("CLOSED");
    outcomes("xxxx", 13 * S);
    expect(breaker.state).toBe("CLOSED");
  });
});

describe("a breaker with a window of time", () => {
  it("remembers the present second and those before it, in whole seconds", () => {
    const { breaker, outcomes } = windowed({ timed: true, window: 3, minimum: 4 });
    outcomes("xx", 0.999 * S);
    outcomes("o", S);
    outcomes("oooo", 2.5 * S);
    expect(breaker.tally).toMatchObject({ total: 7, failed: 2 });
    breaker.judgement(3 * S - 1);
    expect(breaker.tally.total).toBe(7);
    expect(breaker.judgement(3 * S)).toBe("good");
    expect(breaker.tally).toMatchObject({ total: 5, failed: 0 });
    expect(breaker.judgement(10 * S)).toBe("unknown");
    expect(breaker.tally.contents(10 * S)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("needs its minimum within the window, however small the window is", () => {
    const { breaker, outcomes } = windowed({ timed: true, window: 2, minimum: 50 });
    outcomes("x".repeat(49), S);
    expect(breaker.state).toBe("CLOSED");
    outcomes("x", 3 * S);
    expect(breaker.state).toBe("CLOSED");
    outcomes("x".repeat(49), 3 * S);
    expect(breaker.state).toBe("OPEN");
  });
});

describe("openings without a close between them", () => {
  it("last longer each time, up to the longest, and as at first once it was closed", () => {
    const settings = { ...CONSECUTIVE, open: 10 * S, openFactor: 2, openMax: 35 * S };
    expect([1, 2, 3, 4, 1000].map((opening) => openFor(settings, opening) / S)).toEqual([10, 20, 35, 35, 35]);
    const { breaker, outcomes } = under({ ...settings, failures: 1 });
    outcomes("x", 0);
    breaker.admits(10 * S);
    outcomes("x", 10 * S);
    expect(breaker.opensUntil).toBe(30 * S);
    breaker.admits(30 * S);
    outcomes("o", 30 * S);
    outcomes("x", 31 * S);
    expect(breaker.opensUntil).toBe(41 * S);
  });

  it("are never cut below the time of the first", () => {
    expect(openFor({ ...CONSECUTIVE, open: 60 * S, openMax: S }, 3)).toBe(60 * S);
  });
});

describe("a breaker that is held", () => {
  it("disabled: lets everything through and counts nothing", () => {
    const { breaker, outcomes } = windowed({ state: "disabled" });
    outcomes("xxxxxxxxxx");
    expect([breaker.admits(0), breaker.tally.total, breaker.state]).toEqual([true, 0, "DISABLED"]);
  });
  it("metrics only: counts and never opens", () => {
    const { breaker, outcomes } = windowed({ state: "metrics-only" });
    outcomes("xxxxxxxxxx");
    expect([breaker.admits(0), breaker.judgement(0), breaker.state]).toEqual([true, "failures", "METRICS_ONLY"]);
  });
  it("forced open: rejects every call for ever", () => {
    const { breaker, outcomes } = windowed({ state: "forced-open" });
    outcomes("oooooo");
    expect([breaker.admits(0), breaker.admits(1e12), breaker.state]).toEqual([false, false, "FORCED_OPEN"]);
  });
});

describe("other settings in the midst of it", () => {
  const settings: BreakerSettings = { ...WINDOWED, window: 10, minimum: 5, open: 10 * S, probes: 3 };
  it("keep state and window where they mean the same; a passed limit acts with the next outcome", () => {
    const { breaker, outcomes } = under(settings);
    outcomes("xxoooo");
    breaker.configure({ ...settings, failureRate: 0.3 }, S);
    expect([breaker.state, breaker.tally.total]).toEqual(["CLOSED", 6]);
    outcomes("x", S);
    expect(breaker.state).toBe("OPEN");
    breaker.configure({ ...settings, open: 2 * S }, 2 * S);
    expect(breaker.opensUntil).toBe(3 * S);
  });
  it("begin with an empty window where it is another", () => {
    const { breaker, outcomes } = under(settings);
    outcomes("xxoooo");
    breaker.configure({ ...settings, timed: true }, S);
    expect([breaker.state, breaker.tally.kind, breaker.tally.total]).toEqual(["CLOSED", "time", 0]);
  });
  it("keep the newest outcomes in a window of another size", () => {
    const { breaker, outcomes } = under(settings);
    outcomes("xoosoxoo");
    breaker.configure({ ...settings, window: 4 }, S);
    expect(breaker.tally.contents(S)).toEqual([0, 1, 0, 0]);
    breaker.configure({ ...settings, window: 20 }, S);
    expect(breaker.tally).toMatchObject({ size: 20, total: 4, failed: 1 });
    const row = under(CONSECUTIVE);
    row.outcomes("xxx");
    row.breaker.configure({ ...CONSECUTIVE, failures: 4 }, S);
    row.outcomes("x", S);
    expect(row.breaker.state).toBe("OPEN");
  });
  it("keep the newest seconds in a window of time of another size", () => {
    const timed = { ...settings, timed: true, window: 5, minimum: 100 };
    const { breaker, outcomes } = under(timed);
    outcomes("xo", S);
    outcomes("xso", 3 * S);
    outcomes("oo", 4 * S);
    breaker.configure({ ...timed, window: 2 }, 4 * S);
    expect(breaker.tally.contents(4 * S)).toEqual([2, 1, 1, 2, 0, 0]);
    breaker.configure({ ...timed, window: 8 }, 5 * S);
    expect(breaker.tally).toMatchObject({ total: 2, failed: 0 });
  });
  it("give more probes, or fewer, to one that is half-open, and let it decide if it can", () => {
    const { breaker, outcomes } = under(settings);
    outcomes("xxxxx");
    breaker.admits(11 * S);
    breaker.configure({ ...settings, probes: 5 }, 11 * S);
    expect(breaker.permits).toBe(4);
    outcomes("oo", 12 * S);
    breaker.configure({ ...settings, probes: 2 }, 12 * S);
    expect(breaker.state).toBe("CLOSED");
  });
  it("hold it and let it go at once", () => {
    const { breaker, outcomes, changes } = under(settings);
    outcomes("xxxxx");
    breaker.configure({ ...settings, state: "disabled" }, S);
    breaker.configure(settings, 2 * S);
    expect(breaker.state).toBe("CLOSED");
    expect(breaker.tally.total).toBe(0);
    expect(changes.map(({ to, reason }) => [to, reason])).toEqual([
      ["OPEN", "failures"],
      ["DISABLED", "set"],
      ["CLOSED", "set"],
    ]);
  });
});
