// The caller's own limits on a route: rate limit, bulkhead, concurrency limit, one of each for every instance of the caller. A try
// asks them in this order before it is sent: a token (or the wait for it), then the clock of the try begins, then a place among
// those in flight (or one in the line for it). Who is turned away here was no attempt, but is tried again like one.
import type { AttemptTimers } from "../../policies/attempt-timers.ts";
import { Bulkhead } from "../../policies/bulkhead.ts";
import type { ConcurrencyLimit } from "../../policies/concurrency-limit.ts";
import { TokenBucket } from "../../policies/token-bucket.ts";
import { SPAN } from "../../telemetry/traces/span-pool.ts";
import { OUTCOMES } from "../../telemetry/views/live.ts";
import { type Failure, OK } from "../failure.ts";
import { CLOSED, DEAD, HELD, PERMITTED } from "../frame-states.ts";
import { type Frame, isOrphan } from "../frame.ts";
import type { Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { detach } from "./abandon.ts";
import { chosen } from "./balancing.ts";

/** Times in µs. */
export interface AdmissionSettings {
  readonly rateLimit: { readonly rate: number; readonly burst: number; readonly wait: number } | null;
  readonly bulkhead: { readonly maxInFlight: number; readonly queue: number } | null;
  readonly limit: (() => ConcurrencyLimit) | null;
  /** How long a try may stand in the bulkhead's line; null: 0 */
  readonly patience: AttemptTimers | null;
}

/** What one instance of the caller holds. */
export interface Gate {
  /** Number of the caller's instance; 0: a client. */
  readonly caller: number;
  bucket: TokenBucket | null;
  readonly bulkhead: Bulkhead;
  limit: ConcurrencyLimit | null;
}

export interface AdmissionFailures {
  readonly rateLimit: Failure;
  readonly full: Failure;
  readonly waited: Failure;
  readonly limit: Failure;
}

export class Admission {
  readonly route: Route;
  readonly failures: AdmissionFailures;
  settings: AdmissionSettings;
  /** By the slot of the caller's instance; a client is one caller, in slot 0. */
  private readonly bySlot: (Gate | undefined)[] = [];
  /** Of instances whose slot is another's by now, while calls of theirs are out. */
  private readonly leaving: Gate[] = [];

  constructor(route: Route, settings: AdmissionSettings, failures: AdmissionFailures) {
    this.route = route;
    this.settings = settings;
    this.failures = failures;
  }

  gateOf(frame: Frame): Gate {
    if (frame.parent === null) return this.bySlot[0] ?? this.open(0, 0);
    const { number, slot } = frame.parent.instance as Instance;
    const gate = this.bySlot[slot];
    return gate !== undefined && gate.caller === number ? gate : this.open(number, slot);
  }

  /** Of a caller that has asked already. */
  gateFor({ number, slot }: { readonly number: number; readonly slot: number }): Gate | undefined {
    const gate = this.bySlot[slot];
    return gate?.caller === number ? gate : this.leaving.find(({ caller }) => caller === number);
  }

  /** All that are held, in the order of their callers. */
  get gates(): readonly Gate[] {
    return [...this.bySlot.filter((gate) => gate !== undefined), ...this.leaving].toSorted((a, b) => a.caller - b.caller);
  }

  /** The instance has lost its memory: a full bucket, a limit that knows nothing; what it has in flight is in flight all the same. */
  forget(caller: Instance): void {
    const gate = this.gateFor(caller);
    if (gate === undefined) return;
    const { rateLimit, limit } = this.settings;
    if (rateLimit !== null) gate.bucket = new TokenBucket(rateLimit.rate, rateLimit.burst);
    gate.limit = limit === null ? null : limit();
    gate.bulkhead.cap = gate.limit?.limit ?? Infinity;
  }

  /** Who is not in its slot: one that asks for the first time, or one whose slot a later instance has taken over. */
  private open(number: number, slot: number): Gate {
    const leaving = this.leaving.find(({ caller }) => caller === number);
    if (leaving !== undefined) return leaving;
    const gate = this.made(number);
    const before = this.bySlot[slot];
    if (before !== undefined && before.caller > number) this.leaving.push(gate);
    else {
      while (this.bySlot.length < slot) this.bySlot.push(undefined);
      this.bySlot[slot] = gate;
      if (before !== undefined && isUsed(before)) this.leaving.push(before);
    }
    return gate;
  }

  /** A call has ended: gates at which nobody asks any more are given up. */
  release(run: Run): void {
    for (let i = this.leaving.length - 1; i >= 0; i--) {
      const { bulkhead } = this.leaving[i] as Gate;
      if (bulkhead.inFlight + bulkhead.waiting > 0) continue;
      freeGone(run, bulkhead);
      this.leaving.splice(i, 1);
    }
  }

  private made(caller: number): Gate {
    const { rateLimit, bulkhead, limit } = this.settings;
    const gate: Gate = {
      caller,
      bucket: rateLimit === null ? null : new TokenBucket(rateLimit.rate, rateLimit.burst),
      bulkhead: new Bulkhead(bulkhead?.maxInFlight ?? Infinity, bulkhead?.queue ?? 0),
      limit: limit === null ? null : limit(),
    };
    gate.bulkhead.cap = gate.limit?.limit ?? Infinity;
    return gate;
  }

  /** Other settings from now on: who is in flight or in line stays so, tokens stay; what was not edited keeps what it has learnt. */
  configure(run: Run, settings: AdmissionSettings, limitChanged: boolean): void {
    this.settings = settings;
    const { rateLimit, bulkhead, limit } = settings;
    for (const gate of this.gates) {
      if (rateLimit === null) gate.bucket = null;
      else if (gate.bucket === null) gate.bucket = new TokenBucket(rateLimit.rate, rateLimit.burst);
      else gate.bucket.configure(rateLimit.rate, rateLimit.burst, run.now);
      gate.bulkhead.maxInFlight = bulkhead?.maxInFlight ?? Infinity;
      gate.bulkhead.queue = bulkhead?.queue ?? 0;
      if (limitChanged) gate.limit = limit === null ? null : limit();
      gate.bulkhead.cap = gate.limit?.limit ?? Infinity;
      admitNext(run, this, gate);
      freeGone(run, gate.bulkhead); // the line may be somebody's for the last time
    }
  }
}

const isUsed = ({ bulkhead }: Gate): boolean => bulkhead.inFlight > 0 || bulkhead.line.length > 0;

/** An instance that crashed or stopped has lost what its limits knew. */
export function forgetLimits(run: Run, instance: Instance): void {
  for (const route of run.network.routes) if (route.from === instance.node) route.admission?.forget(instance);
}

/** A try asks. */
export function admit(run: Run, frame: Frame, admission: Admission): void {
  frame.instance = null;
  if (frame.trace !== 0) run.traces.spans.sent(frame, run.queue.now);
  const { bucket } = admission.gateOf(frame);
  const rateLimit = admission.settings.rateLimit;
  const wait = bucket === null || rateLimit === null ? 0 : bucket.reserve(run.queue.now, rateLimit.wait);
  if (wait < 0) turnAway(run, frame, admission.failures.rateLimit, "rateLimited");
  else if (wait > 0) run.later(frame, PERMITTED, wait);
  else permitted(run, frame);
}

function turnAway(run: Run, frame: Frame, failure: Failure, what: "rateLimited" | "bulkheadFull" | "bulkheadWaited" | "overLimit"): void {
  if (frame.calledAt >= run.measuredFrom) (frame.route as Route).did[what]++;
  run.caller.notSent(run, frame, failure);
}

/** It has its token; the time of the try begins. */
export function permitted(run: Run, frame: Frame): void {
  const route = frame.route as Route;
  const { admission } = route;
  const now = run.queue.now;
  if (frame.span !== 0 && frame.op === PERMITTED) {
    run.traces.spans.waited(frame, SPAN.LIMITED, now - frame.sentAt);
    run.traces.spans.leaves(frame, now);
  }
  frame.sentAt = now;
  const timeout = route.tuning === null ? route.timeout : route.tuning.timeout(frame, route);
  if (timeout !== null) timeout.arm(frame);
  if (admission === null) {
    leaves(run, frame, route, null); // the limits were taken away meanwhile
    return;
  }
  const gate = admission.gateOf(frame);
  if (gate.bulkhead.enter()) {
    leaves(run, frame, route, gate);
    return;
  }
  const full = gate.bulkhead.inFlight >= gate.bulkhead.maxInFlight;
  if (admission.settings.patience === null || !gate.bulkhead.join(frame.slot)) {
    if (full) turnAway(run, frame, admission.failures.full, "bulkheadFull");
    else turnAway(run, frame, admission.failures.limit, "overLimit");
  } else {
    frame.op = HELD;
    admission.settings.patience.arm(frame);
  }
}

function leaves(run: Run, frame: Frame, route: Route, gate: Gate | null): void {
  const now = run.queue.now;
  const orphan = isOrphan(frame);
  const instance = route.removed || orphan ? null : chosen(run, frame, route);
  frame.instance = instance;
  frame.leftAt = now;
  if (frame.span !== 0) {
    if (frame.op === HELD) run.traces.spans.waited(frame, SPAN.HELD, now - frame.sentAt);
    run.traces.spans.leaves(frame, now);
  }
  if (instance !== null) {
    run.caller.send(run, frame, route, instance);
    return;
  }
  gate?.bulkhead.leave();
  const { abandoned, noInstance } = route.target.failures;
  run.caller.notSent(run, frame, orphan ? abandoned : noInstance);
}

/** A try that was in flight has ended: its place is another's. */
export function left(run: Run, frame: Frame, admission: Admission, outcome: number): void {
  const gate = admission.gateOf(frame);
  const { bulkhead, limit } = gate;
  // What failed at once says nothing of how long calls take; neither does what was given up for a reason of its own.
  if (limit !== null && (outcome === OK || outcome === TIMEOUT)) {
    limit.sample(run.queue.now - frame.leftAt, bulkhead.inFlight);
    bulkhead.cap = limit.limit;
  }
  bulkhead.leave();
  if (bulkhead.waiting > 0) admitNext(run, admission, gate);
  admission.release(run);
}
const TIMEOUT = OUTCOMES.indexOf("timeout");

/** Those in line for whom there is room now. */
function admitNext(run: Run, admission: Admission, gate: Gate): void {
  for (let slot = next(run, gate); slot >= 0; slot = next(run, gate)) {
    leaves(run, run.frames.all[slot] as Frame, admission.route, gate);
  }
}

function next(run: Run, { bulkhead }: Gate): number {
  for (let slot = bulkhead.next(); slot >= 0; slot = bulkhead.next()) {
    const frame = run.frames.all[slot] as Frame;
    if (frame.op === HELD) {
      bulkhead.comesIn();
      return slot;
    }
    run.frames.give(frame); // gave up while it stood in line
  }
  return -1;
}

/** Those who gave up leave the line with the next who goes; when nobody goes and they are most of it, they are freed. */
function sweep(run: Run, bulkhead: Bulkhead): void {
  const { line, waiting } = bulkhead;
  if (line.length >= 64 && line.length >= 2 * waiting) freeGone(run, bulkhead);
}
function freeGone(run: Run, { line }: Bulkhead): void {
  line.keep((slot) => {
    const frame = run.frames.all[slot] as Frame;
    if (frame.op === HELD) return true;
    run.frames.give(frame);
    return false;
  });
}

/** It has stood in the bulkhead's line for as long as it may. */
export function lineTooLong(run: Run, frame: Frame): void {
  if (frame.op !== HELD) return; // it was let through meanwhile
  const { admission } = frame.route as Route;
  const caller = takeOut(run, frame);
  turnAway(run, caller, (admission as Admission).failures.waited, "bulkheadWaited");
}

/** Out of the line, or no more to come with its token: the caller's side goes on in another frame. */
export function takeOut(run: Run, frame: Frame): Frame {
  const { admission } = frame.route as Route;
  const caller = detach(run, frame);
  const waits = frame.op === HELD;
  if (frame.span !== 0) run.traces.spans.waited(frame, waits ? SPAN.HELD : SPAN.LIMITED, run.queue.now - frame.sentAt);
  if (frame.span !== 0) run.traces.spans.leaves(caller, run.queue.now);
  frame.op = waits ? CLOSED : DEAD; // the line, or its event, frees it
  if (waits && admission !== null) {
    const { bulkhead } = admission.gateOf(caller);
    bulkhead.withdraw();
    sweep(run, bulkhead);
  }
  return caller;
}
