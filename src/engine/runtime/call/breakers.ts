// The circuit breakers of a route, one for each caller instance (a client counts as one): asked before a try is sent, told how it
// ended. Transitions go into digest, log and journal with their reason. A route without breakers has null in its place.
import { CircuitBreaker, heldAs } from "../../policies/breaker/circuit-breaker.ts";
import type { BreakerSettings } from "../../policies/breaker/settings.ts";
import { BREAKER_STATES, type BreakerChange, type BreakerState } from "../../telemetry/views/breakers.ts";
import { BY_SETTING, type Led } from "../../telemetry/views/changes.ts";
import { OUTCOMES } from "../../telemetry/views/live.ts";
import { EVENT } from "../event-codes.ts";
import type { Failure } from "../failure.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { isPastDeadline, nameAt } from "./answered-by.ts";

/** Transitions of one breaker that are remembered for those who look at it. */
const REMEMBERED = 12;
/** µs; a fault that ended longer ago is not what opens a breaker now. */
const RECENT = 10e6;

export interface BreakerPlan extends BreakerSettings {
  /** Names of `retry.on` that are neither success nor failure. */
  readonly ignore: ReadonlySet<string>;
}

/** The breaker of one caller instance, and where its news go. */
export class CallerBreaker implements TimerOwner {
  readonly breaker: CircuitBreaker;
  readonly number: number;
  readonly name: string;
  readonly changes: BreakerChange[] = [];
  /** Its caller has crashed or the route has none any more: outcomes still come in, and concern nobody. */
  gone = false;
  lastFailure: Failure | null = null;
  /** Of its opening among the marks of the journal. */
  mark: string | null = null;
  readonly of: Breakers;
  private readonly run: Run;

  constructor(run: Run, of: Breakers, number: number, name: string, settings: BreakerSettings) {
    this.run = run;
    this.of = of;
    this.number = number;
    this.name = name;
    this.breaker = new CircuitBreaker(settings, run.now, (change) => this.changed(change));
  }

  private changed(change: BreakerChange): void {
    if (this.gone) return;
    this.changes.push(change);
    if (this.changes.length > REMEMBERED) this.changes.shift();
    this.of.changed(this, change);
    this.arm();
  }

  /** An event for the moment at which it changes by itself. */
  arm(): void {
    const { due } = this.breaker;
    if (due < Infinity) this.run.timer(this, Math.max(0, due - this.run.now));
  }

  fire(run: Run, timer: Frame): void {
    run.frames.give(timer);
    if (!this.gone) this.breaker.tick(run.now);
  }
}

export class Breakers {
  readonly route: Route;
  readonly rejection: Failure;
  private readonly run: Run;
  private plan: BreakerPlan;
  /** By the caller's slot; a client is in slot 0. A breaker whose caller is gone is none. */
  readonly held: (CallerBreaker | null)[] = [];
  /** Openings and rejected calls, for the summary: in the measured time. */
  opened = 0;
  rejected = 0;

  constructor(run: Run, route: Route, plan: BreakerPlan) {
    this.run = run;
    this.route = route;
    this.plan = plan;
    this.rejection = run.failures.of("breakerOpen", route.id);
  }

  /** May this try be sent? A yes is to be answered by its outcome. */
  admits(run: Run, frame: Frame): boolean {
    const { parent } = frame;
    const held = parent === null ? (this.held[0] ?? this.make(0, 0, this.route.from.id)) : this.ofInstance(parent.instance as Instance);
    if (held.breaker.admits(run.queue.now)) {
      frame.breaker = held;
      return true;
    }
    if (frame.calledAt >= run.measuredFrom) this.rejected++;
    return false;
  }

  private ofInstance({ name, number, slot }: Instance): CallerBreaker {
    const held = this.held[slot];
    return held?.number === number ? held : this.make(number, slot, name);
  }
  private make(number: number, slot: number, name: string): CallerBreaker {
    while (this.held.length <= slot) this.held.push(null);
    const made = new CallerBreaker(this.run, this, number, name, this.plan);
    this.held[slot] = made;
    return made;
  }

  /** What it is to the breaker: a failure, or nothing that says anything of the callee. */
  isFailure(failure: Failure): boolean {
    const outcome = OUTCOMES[failure.outcome];
    if (outcome === "rejected" && failure.status < 500) return false;
    if (outcome === "clientError" || outcome === "cancelled") return false;
    const { ignore } = this.plan;
    return ignore.size === 0 || !ignore.has(this.nameOf(failure));
  }

  /** As `retry.on` names it; the deadline too is a timeout. */
  private nameOf(failure: Failure): string {
    if (isPastDeadline(this.route, failure)) return "timeout";
    const name = nameAt(this.route, failure);
    return name === "timeout" || name === "reset" || name === "connect" ? name : "5xx";
  }

  changed(held: CallerBreaker, change: BreakerChange): void {
    const { run, route } = this;
    const { at, from, to, reason, part, of, threshold } = change;
    run.digest.record(at, (route.hash + EVENT.breaker) | 0, held.number * 8 + BREAKER_STATES.indexOf(to));
    if (to === "OPEN" && at >= run.measuredFrom) this.opened++;
    const why = { reason, part, of, threshold };
    run.journal.changed({
      at,
      thing: route.id,
      instance: held.name,
      sort: "breaker",
      from,
      to,
      code: reason === "set" ? "edit" : "outcomes",
      values: why,
      ...(to === "OPEN" ? { led: this.ledTo(held) } : {}),
    });
    this.closes(held, at);
    if (!run.log.mayRepeat(at, `${route.id} ${held.name}`, "breakerChanged")) return;
    const told = { caller: held.name, ...why };
    run.log.write(at, isOpen(to) ? "warn" : "info", route.id, "breakerChanged", { from, to, ...told }, held.name);
    if (!isOpen(to)) return;
    held.mark = `breaker ${route.id} ${held.name} ${at}`;
    run.journal.opens({ id: held.mark, act: "breaker", fault: "", target: route.id, from: at, to: null, settings: told });
  }
  /** What was marked as an opening is over. */
  private closes(held: CallerBreaker, at: number): void {
    if (held.mark !== null) this.run.journal.closes(held.mark, at);
    held.mark = null;
  }

  /** What an opening comes from: a fault where the last failure arose, on the route or at its callee; else a callee that is down. */
  private ledTo({ lastFailure }: CallerBreaker): Led {
    const { run, route } = this;
    if (lastFailure !== null) {
      const led = run.journal.ledByFailure(lastFailure);
      if (led.origin !== null || led.because !== null) return led;
    }
    const arose = lastFailure?.at ?? "";
    const places = [arose, run.network.routeById.get(arose)?.target.id ?? "", route.id, route.target.id];
    for (const place of places) {
      const led = run.journal.faultOn(place, "", run.now - RECENT);
      if (led.origin !== null) return led;
    }
    const down = route.target.instances.find((instance) => instance.status === "CRASHED" || instance.status === "UNHEALTHY");
    return down === undefined ? BY_SETTING : run.journal.ledBy(route.target.id, down.name, "instance");
  }

  /** Other settings: those that are there go on under them. */
  configure(plan: BreakerPlan): void {
    this.plan = plan;
    for (const held of this.held) {
      if (held === null) continue;
      held.breaker.configure(plan, this.run.now);
      held.arm();
    }
  }

  /** A caller instance has lost its memory. */
  forget({ number, slot }: Instance): void {
    if (this.held[slot]?.number === number) this.empty(slot);
  }
  forgetAll(): void {
    this.held.forEach((_, slot) => this.empty(slot));
  }
  private empty(slot: number): void {
    const held = this.held[slot] ?? null;
    if (held === null) return;
    held.gone = true;
    this.held[slot] = null;
    this.closes(held, this.run.now);
  }

  /** Of callers that are there now, at most so many; one that was never asked is as it would begin. */
  callers(most: number): readonly CallerBreaker[] {
    const { from } = this.route;
    const there = "instances" in from ? from.instances.filter((instance) => instance.serves) : [{ number: 0, slot: 0, name: from.id }];
    return there.slice(0, most).map(({ name, number, slot }) => {
      const held = this.held[slot];
      return held?.number === number ? held : new CallerBreaker(this.run, this, number, name, this.plan);
    });
  }
  /** Their states. */
  states(): readonly BreakerState[] {
    const { from } = this.route;
    const first = heldAs(this.plan);
    if (!("instances" in from)) return [this.held[0]?.breaker.state ?? first];
    return from.instances.flatMap(({ number, serves, slot }) => {
      const held = this.held[slot];
      return serves ? [held?.number === number ? held.breaker.state : first] : [];
    });
  }
}

const isOpen = (state: BreakerState): boolean => state === "OPEN" || state === "FORCED_OPEN";

/** The try has ended for its caller: its breaker hears of it. */
export function tell(run: Run, frame: Frame, held: CallerBreaker, failure: Failure | null): void {
  frame.breaker = null;
  const now = run.queue.now;
  const { breaker, of } = held;
  if (failure === null) breaker.record(now, false, now - frame.sentAt);
  else if (of.isFailure(failure)) {
    held.lastFailure = failure;
    breaker.record(now, true, now - frame.sentAt);
  } else breaker.ignore();
}

/** A try that was let through was not sent after all: its permission comes back. */
export function takeBack(frame: Frame): void {
  frame.breaker?.breaker.ignore();
  frame.breaker = null;
}

/** The memory of an instance is lost, and with it the breakers of its calls. */
export function forgetBreakers(run: Run, instance: Instance): void {
  for (const route of run.network.routes) if (route.from === instance.node) route.breakers?.forget(instance);
}
