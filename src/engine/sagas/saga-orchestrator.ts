// The orchestrator of sagas: one command after another, and when one fails for good, what undoes those that were done, in reverse.
// Knows neither run nor frames: it tells a narrow world what to send and when to ring, and is told how that ended.
import type { Clock } from "../kernel/virtual-clock.ts";
import type { SagaState } from "../telemetry/views/saga-view.ts";
import { SagaTally } from "./saga-tally.ts";
import { Saga, type SagaDefinition, SagaProgress } from "./saga.ts";

/** What an orchestrator asks of whoever drives it. */
export interface SagaWorld<C, F, D> {
  /** µs */
  readonly now: number;
  /** Sends the saga's order; how it ended is told by `replied` with this ticket, once at most. */
  send(saga: Saga<C, F, D>, command: C, ticket: number): void;
  /** Nobody waits for what was sent last. */
  withdraw(saga: Saga<C, F, D>): void;
  /** Rings `rings` after so many µs, once; a saga has one alarm at most. */
  alarm(saga: Saga<C, F, D>, delay: number): void;
  disarm(saga: Saga<C, F, D>): void;
  /** What a try that nobody answered in time has failed by. */
  timedOut(saga: Saga<C, F, D>): F;
  /** It is in another state now; from null: it was started; to null: it is lost. */
  moved?(saga: Saga<C, F, D>, from: SagaState | null, to: SagaState | null): void;
}

/** Sagas that wait for a person, at most; beyond that the oldest can only be counted. */
const MOST_STUCK = 1000;

/**
 * Runs sagas: each step's command until it is answered or its timeout has passed (µs of the world's clock), tried again where its
 * retry says so; after a failure for good the compensations of the completed steps in reverse (Garcia-Molina and Salem, "Sagas",
 * 1987). A step whose last try timed out is not a completed one, although it may have been done: that is the participant's to answer
 * for. A compensation that gives up makes the saga FAILED and leaves it for a person: `retry` or `resolve`. An orchestrator that is
 * `durable` goes on after a crash with the order that was out, which is sent again: at least once, so participants must stand
 * to be told twice. Throws nothing; unknown tickets and numbers are ignored and answered with false.
 */
export class SagaOrchestrator<C, F, D = null> {
  private readonly world: SagaWorld<C, F, D>;
  private numbers = 0;
  private readonly live = new Map<number, Saga<C, F, D>>();
  private readonly stuck = new Map<number, Saga<C, F, D>>();
  private readonly tallies = new Map<string, SagaTally>();
  /** What it knows outlives its crash. */
  durable: boolean;
  private up = true;
  /** Orders that were sent again after a crash, and answers that came for an order that was given up. */
  resent = 0;
  late = 0;

  constructor(world: SagaWorld<C, F, D>, { durable = true }: { readonly durable?: boolean } = {}) {
    this.world = world;
    this.durable = durable;
  }

  /**
   * One that is driven by a clock alone. @param told how a participant is told: it answers when it likes, once, with a failure or null
   * @param timedOut what a try that nobody answered has failed by
   */
  static alone<C, F>(
    clock: Clock,
    told: (command: C, answer: (failure: F | null) => void) => void,
    timedOut: F,
    settings: { readonly durable?: boolean } = {},
  ): SagaOrchestrator<C, F> {
    const world = new WorldByClock<C, F>(clock, told, timedOut);
    return (world.orchestrator = new SagaOrchestrator<C, F>(world, settings));
  }

  get isUp(): boolean {
    return this.up;
  }
  /** RUNNING and COMPENSATING, oldest first. */
  get running(): Iterable<Saga<C, F, D>> {
    return this.live.values();
  }
  /** FAILED and left for a person, oldest first. */
  get waiting(): Iterable<Saga<C, F, D>> {
    return this.stuck.values();
  }
  /** Of a definition, by its name; a new one where nothing was started by it. */
  tally(name: string): SagaTally {
    let found = this.tallies.get(name);
    if (found === undefined) this.tallies.set(name, (found = new SagaTally()));
    return found;
  }
  /** Names of definitions by which something was started. */
  get names(): readonly string[] {
    return [...this.tallies.keys()];
  }
  /** A saga that is under way or waits for a person. */
  find(number: number): Saga<C, F, D> | undefined {
    return this.live.get(number) ?? this.stuck.get(number);
  }

  start(definition: SagaDefinition<C, F>, data: D): Saga<C, F, D> {
    const saga = new Saga<C, F, D>(++this.numbers, definition, data, this.world.now, this.tally(definition.name));
    this.live.set(saga.number, saga);
    this.tell(saga, null, "RUNNING");
    this.proceed(saga);
    return saga;
  }

  /** How a command ended. @returns false: nobody waits for that any more */
  replied(saga: Saga<C, F, D>, ticket: number, failure: F | null): boolean {
    if (ticket !== saga.ticket || saga.waits !== "reply") {
      this.late++;
      return false;
    }
    this.world.disarm(saga);
    if (failure === null) this.succeeded(saga);
    else this.failed(saga, failure);
    return true;
  }

  /** Its alarm: the time of a try is over, or the wait before the next. */
  rings(saga: Saga<C, F, D>): void {
    if (saga.waits === "backoff") this.try(saga);
    else if (saga.waits === "reply") {
      this.world.withdraw(saga);
      this.failed(saga, this.world.timedOut(saga));
    }
  }

  /** It is gone, with what it had in memory. @returns how many sagas are lost */
  crash(): number {
    this.up = false;
    let lost = 0;
    for (const saga of [...this.live.values(), ...this.stuck.values()]) {
      this.world.disarm(saga);
      if (saga.waits === "reply") this.world.withdraw(saga);
      if (this.durable) this.halt(saga);
      else {
        lost++;
        this.lose(saga);
      }
    }
    return lost;
  }

  /** It is back and reads its log: whatever was out is sent again. @returns how many sagas go on */
  recover(): number {
    this.up = true;
    let resumed = 0;
    for (const saga of this.live.values()) {
      if (saga.waits !== "recovery") continue;
      resumed++;
      if ((saga.progress?.tries ?? 0) > 0) this.resent++;
      saga.attempt = 1;
      saga.backoff = 0;
      this.try(saga);
    }
    return resumed;
  }

  /** A person has the compensation that gave up tried once more. @returns false: it does not wait for one */
  retry(saga: Saga<C, F, D>): boolean {
    if (!this.stuck.delete(saga.number)) return false;
    this.live.set(saga.number, saga);
    if (saga.progress !== null) saga.progress.to = NaN; // what had ended goes on
    this.become(saga, "COMPENSATING");
    this.give(saga);
    return true;
  }

  /** A person has done by hand what the compensation could not; the rest is undone as usual. @returns false: it does not wait for one */
  resolve(saga: Saga<C, F, D>): boolean {
    if (!this.stuck.delete(saga.number)) return false;
    this.live.set(saga.number, saga);
    const { progress } = saga;
    if (progress !== null) {
      progress.byHand = true;
      progress.to = this.world.now;
    }
    this.become(saga, "COMPENSATING");
    saga.step--;
    this.proceed(saga);
    return true;
  }

  /** The next order, or the end. */
  private proceed(saga: Saga<C, F, D>): void {
    if (saga.state === "RUNNING") {
      if (saga.step >= saga.definition.steps.length) this.end(saga, "COMPLETED");
      else this.give(saga);
      return;
    }
    while (saga.step >= 0 && saga.order === null) saga.step--;
    if (saga.step < 0) this.end(saga, "COMPENSATED");
    else this.give(saga);
  }

  private give(saga: Saga<C, F, D>): void {
    const list = saga.state === "RUNNING" ? saga.done : saga.undone;
    list[saga.step] ??= new SagaProgress(this.world.now);
    saga.attempt = 1;
    saga.backoff = 0;
    if (this.up) this.try(saga);
    else saga.waits = "recovery";
  }

  private try(saga: Saga<C, F, D>): void {
    const { order, progress } = saga;
    if (order === null || progress === null) return;
    progress.tries++;
    saga.waits = "reply";
    const ticket = ++saga.ticket;
    if (order.timeout < Infinity) this.world.alarm(saga, order.timeout);
    this.world.send(saga, order.command, ticket);
  }

  private succeeded(saga: Saga<C, F, D>): void {
    const { progress } = saga;
    if (progress !== null) {
      progress.to = this.world.now;
      progress.failure = null;
    }
    saga.step += saga.state === "RUNNING" ? 1 : -1;
    this.proceed(saga);
  }

  private failed(saga: Saga<C, F, D>, failure: F): void {
    const { order, progress } = saga;
    const { now } = this.world;
    if (progress !== null) progress.failure = failure;
    if (order?.retry?.wants(failure, saga.attempt, now) === true) {
      saga.backoff = order.retry.wait(saga.attempt, saga.backoff);
      saga.attempt++;
      saga.waits = "backoff";
      this.world.alarm(saga, saga.backoff);
      return;
    }
    if (progress !== null) progress.to = now;
    if (saga.state === "RUNNING") {
      saga.failure = failure;
      this.become(saga, "COMPENSATING");
      saga.step--;
      this.proceed(saga);
    } else this.giveUp(saga);
  }

  /** Nothing goes on by itself. */
  private giveUp(saga: Saga<C, F, D>): void {
    this.stuck.set(saga.number, saga);
    if (this.stuck.size > MOST_STUCK) for (const oldest of this.stuck.keys()) if (this.stuck.delete(oldest)) break;
    this.end(saga, "FAILED");
  }

  private end(saga: Saga<C, F, D>, state: SagaState): void {
    saga.waits = state === "FAILED" ? "person" : "nothing";
    saga.endedAt = this.world.now;
    this.live.delete(saga.number);
    this.become(saga, state);
  }

  private become(saga: Saga<C, F, D>, to: SagaState): void {
    const from = saga.state;
    saga.state = to;
    if (to === "COMPENSATING") saga.endedAt = NaN;
    this.tell(saga, from, to);
  }

  private halt(saga: Saga<C, F, D>): void {
    if (saga.state === "FAILED") return;
    saga.waits = "recovery";
    saga.ticket++; // what was out is answered to nobody
  }

  private lose(saga: Saga<C, F, D>): void {
    this.live.delete(saga.number);
    this.stuck.delete(saga.number);
    saga.waits = "nothing";
    saga.endedAt = this.world.now;
    this.tell(saga, saga.state, null);
  }

  private tell(saga: Saga<C, F, D>, from: SagaState | null, to: SagaState | null): void {
    saga.tally.moved(from, to);
    this.world.moved?.(saga, from, to);
  }
}

class WorldByClock<C, F> implements SagaWorld<C, F, null> {
  orchestrator: SagaOrchestrator<C, F> | null = null;
  private readonly clock: Clock;
  private readonly told: (command: C, answer: (failure: F | null) => void) => void;
  private readonly late: F;
  private readonly alarms = new Map<Saga<C, F, null>, () => void>();

  constructor(clock: Clock, told: (command: C, answer: (failure: F | null) => void) => void, late: F) {
    this.clock = clock;
    this.told = told;
    this.late = late;
  }
  get now(): number {
    return this.clock.now;
  }
  send(saga: Saga<C, F, null>, command: C, ticket: number): void {
    this.told(command, (failure) => void this.orchestrator?.replied(saga, ticket, failure));
  }
  /** An answer that comes all the same bears an old ticket. */
  withdraw(): void {}
  alarm(saga: Saga<C, F, null>, delay: number): void {
    this.disarm(saga);
    const ring = () => {
      this.alarms.delete(saga);
      this.orchestrator?.rings(saga);
    };
    this.alarms.set(saga, this.clock.after(delay, ring));
  }
  disarm(saga: Saga<C, F, null>): void {
    this.alarms.get(saga)?.();
    this.alarms.delete(saga);
  }
  timedOut(): F {
    return this.late;
  }
}
