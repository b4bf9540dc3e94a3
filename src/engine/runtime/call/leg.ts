// The caller's frame of a call that is made for a visit, or for what stands in for one: what it takes over, and that it begins.
import type { Frame } from "../frame.ts";
import type { Endpoint, Route } from "../network.ts";
import type { Run } from "../run.ts";

/** Of the same request, in the same trace. What tells its draws from those of other legs is the caller's to say. */
export function legOf(run: Run, parent: Frame): Frame {
  const frame = run.frames.take();
  frame.parent = parent;
  frame.depth = parent.depth + 1;
  frame.request = parent.request;
  frame.client = parent.client;
  frame.type = parent.type;
  frame.key = parent.key;
  if ((parent.visit as Frame).notes !== 0) takeNotes(frame, parent);
  return frame;
}

/** Of its parent: in which trace it is, whether it is shown, and (until its own is known) by when it must have ended. */
function takeNotes(frame: Frame, parent: Frame): void {
  frame.trace = parent.trace;
  frame.traceSlot = parent.traceSlot;
  frame.parentSpan = parent.span;
  frame.dot = parent.dot;
  frame.due = (parent.visit as Frame).due;
}

/** The endpoint is called over the route, now. */
export function beginCall(run: Run, frame: Frame, route: Route, endpoint: Endpoint): void {
  frame.route = route;
  frame.endpoint = endpoint;
  frame.calledAt = run.queue.now;
  route.calls++;
  if (run.isWarmingUp) route.excludedCalls++;
}
