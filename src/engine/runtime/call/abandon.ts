// What happens to a visit whose caller has gone: it goes on for nobody, or is taken off the server.
import type { Failure } from "../failure.ts";
import { ARRIVE, CLOSED, CONTINUE, DEAD, HUNG, IN_LINE, LOST, REPLY, WAITING, WORKING } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Instance } from "../network.ts";
import { RunFailure } from "../run-failure.ts";
import type { Run } from "../run.ts";
import { ABORTED } from "../visit/booking.ts";
import { RESTS } from "../visit/resting.ts";
import { leave, leaveLine, stopWork } from "../visit/visits.ts";
import { cancelLegs, takePlace } from "./cancellation.ts";

/** The caller's side moves to a fresh frame; the old one goes on (or not) as a visit nobody waits for. */
export function detach(run: Run, frame: Frame): Frame {
  const caller = run.frames.take();
  caller.parent = frame.parent;
  caller.route = frame.route;
  caller.endpoint = frame.endpoint;
  caller.attempt = frame.attempt;
  caller.depth = frame.depth;
  caller.calledAt = frame.calledAt;
  caller.sentAt = frame.sentAt;
  caller.leftAt = frame.leftAt;
  caller.backoff = frame.backoff;
  caller.request = frame.request;
  caller.callLineage = frame.callLineage;
  caller.lineage = frame.lineage;
  caller.client = frame.client;
  caller.type = frame.type;
  caller.key = frame.key;
  caller.instance = frame.instance;
  caller.trace = frame.trace;
  caller.traceSlot = frame.traceSlot;
  caller.span = frame.span;
  caller.parentSpan = frame.parentSpan;
  caller.dot = frame.dot;
  caller.due = frame.due;
  caller.failure = null;
  caller.answer = 0;
  caller.breaker = frame.breaker;
  frame.breaker = null;
  handOver(frame, caller);
  if (frame.hedged !== null) frame.hedged.moved(frame, caller);
  frame.abandoned = true;
  frame.generation++; // its timeout is void
  return caller;
}

/** What the call has beside its tries goes to another frame of it: its timers, and its place among the legs of its caller. */
export function handOver(from: Frame, to: Frame): void {
  if (from.linked) takePlace(from, to);
  to.deadline = from.deadline;
  to.patience = from.patience;
  if (to.deadline !== null) to.deadline.parent = to;
  if (to.patience !== null) to.patience.parent = to;
  from.deadline = null;
  from.patience = null;
}

/** Takes an abandoned visit off the server; what it has called itself ends too, where its route cancels. @param gone why */
export function takeOff(run: Run, frame: Frame, gone: Failure): void {
  const instance = frame.instance as Instance;
  switch (frame.op) {
    case ARRIVE:
      frame.cut = true;
      return;
    case REPLY:
      frame.op = DEAD; // its event frees it
      return;
    case LOST:
      run.frames.give(frame);
      return;
    case IN_LINE:
      leaveLine(run, instance);
      frame.op = CLOSED; // the line frees it
      leave(run, frame, gone, ABORTED, false);
      sweep(run, instance);
      return;
    case WAITING:
      frame.op = CLOSED; // its last leg frees it
      leave(run, frame, gone, ABORTED, false);
      if (frame.firstLeg !== null) cancelLegs(run, frame);
      return;
    case WORKING:
      stopWork(run, frame);
      frame.op = DEAD; // its event frees it
      leave(run, frame, gone, ABORTED, false);
      return;
    case CONTINUE:
      frame.op = DEAD;
      leave(run, frame, gone, ABORTED, false);
      return;
    case HUNG:
      leave(run, frame, gone, ABORTED, true);
      return;
    default:
      throw new RunFailure("engine", `a visit in state ${frame.op} cannot be taken off`, run.seed, run.now, instance.node.id);
  }
}

/** Under lifo those who left may lie at the bottom of the line for ever: when they are most of it, they are freed. */
export function sweep(run: Run, instance: Instance): void {
  if (instance.line.length < 64 || instance.line.length < 2 * instance.waiting) return;
  instance.line.keep((slot) => {
    if (slot === RESTS) return true;
    const frame = run.frames.all[slot] as Frame;
    if (frame.op !== CLOSED) return true;
    run.frames.give(frame);
    return false;
  });
}
