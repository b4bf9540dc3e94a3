// A call that is sent a second time while the first try has no answer yet: several tries of one call at once. The first good answer
// ends it and lets go of the others; a failure while another try is out is dropped. Each try is a frame with all of the call's
// fields; the timers of the call (deadline, patience) and its place among the legs of its caller are with one of them, the lead.
import { WON } from "../../telemetry/traces/span-pool.ts";
import type { Failure } from "../failure.ts";
import { DEAD, HELD, LOST, PERMITTED } from "../frame-states.ts";
import { type Frame, isOrphan, type TimerOwner } from "../frame.ts";
import type { Route } from "../network.ts";
import type { Run } from "../run.ts";
import { detach, handOver, takeOff } from "./abandon.ts";
import { takeOut } from "./admission.ts";

/** The hedging of a route. Its calls' records are used again. */
export class Hedge {
  /** µs without an answer before the next try is sent */
  readonly after: number;
  /** Tries beside the first. */
  readonly most: number;
  readonly twinWon: Failure;
  readonly free: HedgedCall[] = [];

  constructor(after: number, most: number, twinWon: Failure) {
    this.after = after;
    this.most = most;
    this.twinWon = twinWon;
  }
}

export class HedgedCall implements TimerOwner {
  readonly hedge: Hedge;
  /** Those that are out, the lead first. */
  readonly tries: Frame[] = [];
  sent = 0;
  private timer: Frame | null = null;

  constructor(hedge: Hedge) {
    this.hedge = hedge;
  }

  begin(run: Run, first: Frame): void {
    first.hedged = this;
    this.tries.push(first);
    this.sent = 1;
    this.timer = run.timer(this, this.hedge.after);
  }

  /** No answer yet: a twin of the call is sent. */
  fire(run: Run, timer: Frame): void {
    this.timer = null;
    run.frames.give(timer);
    const lead = this.tries[0] as Frame;
    if (isOrphan(lead)) return;
    const twin = twinOf(run, lead, ++this.sent);
    this.tries.push(twin);
    if (this.sent <= this.hedge.most) this.timer = run.timer(this, this.hedge.after);
    run.caller.attempt(run, twin);
  }

  /** The frame of a try has become another. */
  moved(from: Frame, to: Frame): void {
    this.tries[this.tries.indexOf(from)] = to;
    to.hedged = this;
    from.hedged = null;
  }

  take(frame: Frame): void {
    this.tries.splice(this.tries.indexOf(frame), 1);
    frame.hedged = null;
  }

  end(): void {
    if (this.timer !== null) this.timer.op = DEAD; // its event frees it
    this.timer = null;
    this.tries.length = 0;
    this.hedge.free.push(this);
  }
}

/** The call's first try is about to be sent. */
export function startHedging(run: Run, frame: Frame, hedge: Hedge): void {
  (hedge.free.pop() ?? new HedgedCall(hedge)).begin(run, frame);
}

function twinOf(run: Run, lead: Frame, attempt: number): Frame {
  const twin = run.frames.take();
  twin.parent = lead.parent;
  twin.route = lead.route;
  twin.endpoint = lead.endpoint;
  twin.attempt = attempt;
  twin.depth = lead.depth;
  twin.calledAt = lead.calledAt;
  twin.request = lead.request;
  twin.callLineage = lead.callLineage;
  twin.client = lead.client;
  twin.type = lead.type;
  twin.key = lead.key;
  twin.due = lead.due;
  twin.trace = lead.trace;
  twin.traceSlot = lead.traceSlot;
  twin.parentSpan = lead.parentSpan;
  twin.dot = lead.dot;
  twin.hedged = lead.hedged;
  return twin;
}

/** A try has ended. True: the call goes on without it, another is out; its frame is free. */
export function dropped(run: Run, frame: Frame, failure: Failure | null): boolean {
  const call = frame.hedged as HedgedCall;
  const isLead = call.tries[0] === frame;
  if (failure !== null && call.tries.length > 1) {
    call.take(frame);
    if (isLead) handOver(frame, call.tries[0] as Frame);
    run.frames.give(frame);
    return true;
  }
  if (!isLead) handOver(call.tries[0] as Frame, frame);
  if (failure === null && frame.attempt > 1) countWon(run, frame, frame.route as Route);
  letGo(run, frame);
  return false;
}

function countWon(run: Run, frame: Frame, route: Route): void {
  route.did.hedgesWon++;
  if (frame.span !== 0) run.traces.spans.mark(frame, WON);
  if (run.hasWarmup && frame.calledAt < run.measuredFrom) route.did.excludedHedgesWon++;
}

/**
 * The call ends with this try, or goes on in it alone: the other tries are let go of. Those that the caller's own limits hold back
 * go first: one that is in flight makes room, and that must not be for a try that nobody wants.
 */
export function letGo(run: Run, frame: Frame): void {
  const call = frame.hedged as HedgedCall;
  call.take(frame);
  for (let i = call.tries.length - 1; i >= 0; i--) if (isHeld(call.tries[i] as Frame)) endTry(run, call, i);
  while (call.tries.length > 0) endTry(run, call, call.tries.length - 1);
  call.end();
}

const isHeld = ({ op }: Frame): boolean => op === HELD || op === PERMITTED;

function endTry(run: Run, call: HedgedCall, i: number): void {
  const twin = call.tries[i] as Frame;
  call.take(twin);
  endTwin(run, twin, call.hedge.twinWon);
}

/** Booked as cancelled; where the route cancels, it is taken off the server. */
function endTwin(run: Run, twin: Frame, failure: Failure): void {
  const route = twin.route as Route;
  if (isHeld(twin)) {
    const caller = takeOut(run, twin);
    run.caller.bookNotSent(run, caller, failure);
    run.frames.give(caller);
    return;
  }
  let caller = twin;
  if (twin.op !== LOST) {
    caller = detach(run, twin);
    if (route.cancel) takeOff(run, twin, route.target.failures.abandoned);
  }
  run.caller.book(run, caller, route, failure);
  run.frames.give(caller);
}
