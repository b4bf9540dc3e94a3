// The overall deadline of a call, its caller's own or the one that came to the caller with the request it works for, whichever is
// earlier. Where the route passes it on, the callee knows it too (`due`): it begins no work for a call that is too late, and its
// own calls end by then.
import { TIMER, DEAD } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Route } from "../network.ts";
import type { Run } from "../run.ts";

/** @param bound when the deadline of the caller's own request passes; Infinity: it knows of none */
export function armDeadline(run: Run, frame: Frame, route: Route, bound: number): void {
  const now = run.queue.now;
  const own = route.deadline === null ? Infinity : now + route.deadline.duration;
  const isOwn = route.deadline !== null && own <= bound;
  const timer = isOwn ? run.frames.take() : run.timer(INHERITED, bound - now);
  timer.parent = frame;
  frame.deadline = timer;
  if (isOwn) (route.deadline as NonNullable<Route["deadline"]>).arm(timer);
  frame.due = route.propagate ? Math.min(own, bound) : Infinity;
}

/** The call has ended before. */
export function endDeadline(run: Run, timer: Frame): void {
  if (timer.op === TIMER) timer.op = DEAD; // its event frees it
  else run.frames.give(timer);
}

/** The caller's own deadline has passed before it asks: nothing is sent. */
export function tooLate(run: Run, frame: Frame, route: Route): void {
  frame.due = Infinity;
  frame.instance = null;
  frame.sentAt = run.queue.now;
  if (frame.trace !== 0) run.traces.spans.sent(frame, run.queue.now);
  run.caller.notSent(run, frame, route.target.failures.expired);
}

const INHERITED: TimerOwner = {
  fire(run, timer) {
    const frame = timer.parent as Frame;
    const route = frame.route as Route;
    frame.deadline = null;
    run.frames.give(timer);
    run.caller.endCall(run, frame, route.target.failures.expired, route.cancel);
  },
};
