// The orchestrator alone, under a virtual clock: no drawing, no run. Participants are functions that say when and how they answer.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import type { SagaState } from "../telemetry/views/saga-view.ts";
import { SagaOrchestrator, type SagaWorld } from "./saga-orchestrator.ts";
import type { Saga, SagaDefinition, SagaRetry } from "./saga.ts";

/** How a participant answers: after so many µs, with a failure or without. Never: after Infinity. */
interface Answer {
  readonly after: number;
  readonly failure: string | null;
}
type Held = Saga<string, string, null>;

/** A world of such participants. What was sent, and when, is written down. */
class Town implements SagaWorld<string, string, null> {
  readonly clock = new VirtualClock();
  readonly sent: string[] = [];
  readonly states: string[] = [];
  private readonly answers: (command: string, time: number) => Answer;
  private readonly alarms = new Map<Held, () => void>();
  readonly orchestrator: SagaOrchestrator<string, string>;

  constructor(answers: (command: string, time: number) => Answer, durable = true) {
    this.answers = answers;
    this.orchestrator = new SagaOrchestrator<string, string>(this, { durable });
  }
  get now(): number {
    return this.clock.now;
  }
  send(saga: Held, command: string, ticket: number): void {
    this.sent.push(`${command} ${this.now}`);
    const { after, failure } = this.answers(command, this.sent.length);
    if (after < Infinity) this.clock.after(after, () => void this.orchestrator.replied(saga, ticket, failure));
  }
  withdraw(): void {}
  alarm(saga: Held, delay: number): void {
    this.alarms.get(saga)?.();
    this.alarms.set(
      saga,
      this.clock.after(delay, () => this.orchestrator.rings(saga)),
    );
  }
  disarm(saga: Held): void {
    this.alarms.get(saga)?.();
  }
  timedOut(): string {
    return "timeout";
  }
  moved(saga: Held, from: SagaState | null, to: SagaState | null): void {
    this.states.push(`${saga.number}: ${from ?? "–"} → ${to ?? "lost"}`);
  }
}

const tries = (attempts: number, wait = 100): SagaRetry<string> => ({ wants: (_failure, attempt) => attempt < attempts, wait: () => wait });
const define = (
  steps: number,
  retry: SagaRetry<string> | null = null,
  undo: SagaRetry<string> | null = null,
): SagaDefinition<string, string> => ({
  name: "trip",
  steps: Array.from({ length: steps }, (_, i) => ({
    name: `${i}`,
    command: `do ${i}`,
    timeout: 1000,
    retry,
    compensation: { command: `undo ${i}`, timeout: 1000, retry: undo },
  })),
});
const ok = { after: 10, failure: null };

describe("SagaOrchestrator", () => {
  it("runs each step after the last, and is completed", () => {
    const town = new Town(() => ok);
    const saga = town.orchestrator.start(define(3), null);
    town.clock.advance(100);
    expect([saga.state, town.sent]).toEqual(["COMPLETED", ["do 0 0", "do 1 10", "do 2 20"]]);
    expect(town.states).toEqual(["1: – → RUNNING", "1: RUNNING → COMPLETED"]);
  });
  it("is completed at once where there is nothing to do", () => {
    expect(new Town(() => ok).orchestrator.start(define(0), null).state).toBe("COMPLETED");
  });
  it("undoes completed steps in reverse, and not the one that failed", () => {
    const town = new Town((command) => (command === "do 2" ? { after: 10, failure: "sold out" } : ok));
    const saga = town.orchestrator.start(define(4), null);
    town.clock.advance(1000);
    expect([saga.state, saga.failure, town.sent.slice(3)]).toEqual(["COMPENSATED", "sold out", ["undo 1 30", "undo 0 40"]]);
  });
  it("times a step out to the microsecond, and takes no notice of what comes later", () => {
    const town = new Town((command) => ({ after: command === "do 0" ? 1001 : 1, failure: null }));
    const saga = town.orchestrator.start(define(1), null);
    town.clock.advance(999);
    const before = saga.state;
    town.clock.advance(1000);
    expect([before, saga.state, saga.failure]).toEqual(["RUNNING", "COMPENSATED", "timeout"]);
    town.clock.advance(2000);
    expect([saga.state, town.orchestrator.late]).toEqual(["COMPENSATED", 1]);
  });
  it("tries again after its waits, and counts the tries", () => {
    const town = new Town((_command, time) => (time < 3 ? { after: 10, failure: "busy" } : ok));
    const saga = town.orchestrator.start(define(1, tries(3)), null);
    town.clock.advance(1000);
    expect([saga.state, saga.done[0]?.tries, town.sent]).toEqual(["COMPLETED", 3, ["do 0 0", "do 0 110", "do 0 220"]]);
  });
  it("fails and waits for a person when a compensation gives up; retry and resolve go on from there", () => {
    const town = new Town((command) => (command === "undo 1" || command === "do 2" ? { after: 10, failure: "down" } : ok));
    const saga = town.orchestrator.start(define(3, null, tries(2)), null);
    town.clock.advance(1000);
    expect([saga.state, saga.undone[1]?.tries, saga.undone[0]]).toEqual(["FAILED", 2, null]);
    expect([town.orchestrator.retry(saga), saga.undone[1]?.to]).toEqual([true, NaN]);
    town.clock.advance(2000);
    expect([saga.state, saga.undone[1]?.tries]).toEqual(["FAILED", 4]);
    expect(town.orchestrator.resolve(saga)).toBe(true);
    town.clock.advance(3000);
    expect([saga.state, saga.undone[1]?.byHand, saga.undone[0]?.byHand]).toEqual(["COMPENSATED", true, false]);
    expect([town.orchestrator.retry(saga), town.orchestrator.resolve(saga)]).toEqual([false, false]);
  });
  it("goes on after a crash with what was out, where its log is durable", () => {
    const town = new Town(() => ok);
    const saga = town.orchestrator.start(define(2), null);
    town.clock.advance(15);
    expect(town.orchestrator.crash()).toBe(0);
    town.clock.advance(50);
    expect([saga.state, saga.waits]).toEqual(["RUNNING", "recovery"]);
    expect(town.orchestrator.recover()).toBe(1);
    town.clock.advance(100);
    expect([saga.state, town.sent, town.orchestrator.resent]).toEqual(["COMPLETED", ["do 0 0", "do 1 10", "do 1 50"], 1]);
  });
  it("has lost what was under way where it is not", () => {
    const town = new Town(() => ok, false);
    town.orchestrator.start(define(2), null);
    town.clock.advance(15);
    expect([town.orchestrator.crash(), town.orchestrator.recover()]).toEqual([1, 0]);
    town.clock.advance(100);
    expect([town.orchestrator.tally("trip").counts(), town.sent.length]).toEqual([
      { started: 1, completed: 0, compensated: 0, failed: 0, running: 0, lost: 1 },
      2,
    ]);
  });
});

const answers = fc.constantFrom<Answer>(
  ok,
  ok,
  ok,
  { after: 3, failure: null },
  { after: 20, failure: "no" },
  { after: Infinity, failure: null },
);
const plan = fc.record({
  sagas: fc.array(fc.record({ at: fc.integer({ min: 0, max: 500 }), steps: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
  answers: fc.array(answers, { minLength: 1, maxLength: 20 }),
  attempts: fc.integer({ min: 1, max: 2 }),
  durable: fc.boolean(),
  crashes: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 2 }),
  helps: fc.array(fc.integer({ min: 1000, max: 4000 }), { maxLength: 3 }),
});

describe("over random participants, crashes and helping hands", () => {
  it("every saga stands in one state or is lost, at every instant; compensations mirror what was completed, in reverse", () => {
    fc.assert(
      fc.property(plan, ({ sagas, answers: list, attempts, durable, crashes, helps }) => {
        const town = new Town((_command, time) => list[time % list.length] as Answer, durable);
        const { clock, orchestrator } = town;
        const held: Held[] = [];
        for (const { at, steps } of sagas)
          clock.after(at, () => {
            if (orchestrator.isUp) held.push(orchestrator.start(define(steps, tries(attempts), tries(attempts)), null));
          });
        for (const at of crashes) {
          clock.after(at, () => orchestrator.isUp && orchestrator.crash());
          clock.after(at + 50, () => orchestrator.isUp || orchestrator.recover());
        }
        for (const [i, at] of helps.entries())
          clock.after(at, () => {
            [...orchestrator.waiting].forEach((saga) => (i % 2 === 0 ? orchestrator.resolve(saga) : orchestrator.retry(saga)));
          });
        const wrong: unknown[] = [];
        for (let now = 0; now <= 20_000; now += 50) {
          clock.advance(now);
          const counts = orchestrator.tally("trip").counts();
          const { started, completed, compensated, failed, running, lost } = counts;
          const there = [...orchestrator.running].length;
          if (started !== completed + compensated + failed + running + lost || running !== there) wrong.push({ now, there, ...counts });
        }
        expect(wrong).toEqual([]);
        for (const saga of held) mirrors(saga);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

/** What was undone is a tail of what was completed; all of it in the end, and each began when the one after it had been undone. */
function mirrors({ state, done, undone }: Held): void {
  const completed = done.flatMap((progress, i) =>
    progress !== null && !Number.isNaN(progress.to) && progress.failure === null ? [i] : [],
  );
  const begun = undone.flatMap((progress, i) => (progress === null ? [] : [i]));
  expect(begun).toEqual(completed.slice(completed.length - begun.length));
  expect(state === "COMPENSATED" ? begun : completed).toEqual(completed);
  expect(state === "COMPLETED" ? [begun.length, completed.length] : [0, done.length]).toEqual([0, done.length]);
  for (const i of begun.slice(0, -1)) expect(undone[i]?.from).toBeGreaterThanOrEqual(undone[i + 1]?.to ?? NaN);
}
