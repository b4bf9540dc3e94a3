// Calls that an instance makes of its own accord: no visit waits for them. An errand is a frame like that of a branch, but without a
// visit around it: a place from which calls go out, whose owner hears of their end. It stands still while its instance hangs.
import { CLOSED, CONTINUE, DEAD, HUNG, TIMER, WAITING } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Client, Instance, RequestType } from "../network.ts";
import { BRANCH_END, type CallTarget, Step } from "../program.ts";
import type { Run } from "../run.ts";
import { call } from "./calls.ts";
import { cancelLegs } from "./cancellation.ts";

/** What a request hands on to everything that is done for it. */
export interface Origin {
  readonly client: Client | null;
  readonly type: RequestType | null;
  readonly request: number;
  readonly lineage: number;
  readonly key: number;
  readonly depth: number;
  readonly trace: number;
  readonly traceSlot: number;
  readonly span: number;
  readonly dot: number;
}

/** The step at which every errand stands. */
export const errandStep = (run: Run): number => run.program.push(new Step(BRANCH_END)) - 1;

/**
 * Calls the target. When the call has ended, its owner's `fire` is told, with the failure (or null) on the frame, which is then the
 * owner's to give back.
 * @param pc of `errandStep` @param lineage tells its draws from those of other errands of the request
 */
export function sendErrand(
  run: Run,
  instance: Instance,
  owner: TimerOwner,
  origin: Origin,
  pc: number,
  lineage: number,
  target: CallTarget,
  site: number,
): Frame {
  const frame = run.frames.take();
  stand(frame, instance, owner, pc);
  frame.client = origin.client;
  frame.type = origin.type;
  frame.request = origin.request;
  frame.lineage = lineage;
  frame.key = origin.key;
  frame.depth = origin.depth;
  frame.trace = origin.trace;
  frame.traceSlot = origin.traceSlot;
  frame.span = origin.span;
  frame.dot = origin.dot;
  frame.legs = 2; // one is ours: a call that ends at once must not surface before its owner knows the frame
  call(run, frame, target.route, target.endpoint, site);
  if (--frame.legs === 0) run.soon(frame, CONTINUE);
  else frame.op = WAITING;
  return frame;
}

/** Rings its owner after so long, once its instance does not hang. */
export function errandTimer(run: Run, instance: Instance, owner: TimerOwner, pc: number, delay: number): Frame {
  const frame = run.frames.take();
  stand(frame, instance, owner, pc);
  run.later(frame, TIMER, delay);
  return frame;
}

function stand(frame: Frame, instance: Instance, owner: TimerOwner, pc: number): void {
  frame.parent = null;
  frame.route = null;
  frame.endpoint = null;
  frame.instance = instance;
  frame.owner = owner;
  frame.arrives(pc, frame);
}

/** Its owner waits for it no more; what it has called ends with it where its route cancels. */
export function dropErrand(run: Run, frame: Frame): void {
  switch (frame.op) {
    case WAITING:
      frame.op = CLOSED; // its last leg frees it
      if (frame.firstLeg !== null) cancelLegs(run, frame);
      return;
    case HUNG:
      run.frames.give(frame);
      return;
    default:
      frame.op = DEAD; // its event frees it
  }
}

/** A timer that fires while its instance hangs stands still until that is over; then it comes again. */
export function standsStill(frame: Frame): boolean {
  if ((frame.instance as Instance).hanging === 0) return false;
  frame.op = HUNG;
  return true;
}
