// Runs a frame's program from where it stands until it has to wait: for its work, for its legs, or for a slot.
import type { RandomStream } from "../../kernel/random-stream.ts";
import { call, legDone, settle } from "../call/calls.ts";
import { link, unlink } from "../call/cancellation.ts";
import { ANSWER, CLOSED, CONTINUE, HUNG, WAITING } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Endpoint, Instance, Route } from "../network.ts";
import {
  ACT,
  type Actor,
  BRANCH_END,
  CALL,
  type CallTarget,
  ELSE,
  END,
  FAIL,
  FORK,
  GO_ON,
  SKIP,
  Step,
  VERDICT,
  WAIT,
  WORK,
} from "../program.ts";
import type { Run } from "../run.ts";
import type { ZipfKeys } from "../traffic/zipf-keys.ts";
import { acquire, finish, release, startWork } from "./visits.ts";

const END_OF_VISIT = new Step(END);
const END_OF_BRANCH = new Step(BRANCH_END);

export function interpret(run: Run, frame: Frame): void {
  const program = run.program;
  const instance = frame.instance as Instance;
  if (instance.hanging > 0) {
    frame.op = HUNG;
    return;
  }
  if (frame.route === null) endIfClosed(frame, instance);
  for (;;) {
    const step = frame.failure === null ? (program[frame.pc] as Step) : endOf(frame);
    switch (step.op) {
      case WORK:
        if (!frame.holdsSlot && needsSlot(frame) && !acquire(run, frame)) return; // goes on here when it gets one
        startWork(run, frame, step);
        return;
      case CALL:
        frame.pc++;
        if (step.chance < 1 && passesBy(frame, step)) break;
        if (calls(run, frame, step)) return;
        break;
      case FORK:
        frame.pc = step.next;
        fork(run, frame, step);
        if (suspended(frame)) return;
        break;
      case END:
        if (finish(run, frame, frame.failure)) settle(run, frame, frame.failure);
        return;
      default:
        if (doesOther(run, frame, step)) return;
    }
  }
}

/** A branch whose visit was taken off the server has nothing left to do. */
function endIfClosed(frame: Frame, { node }: Instance): void {
  if (frame.failure === null && (frame.visit as Frame).op === CLOSED) frame.failure = node.failures.abandoned;
}

const endOf = (frame: Frame): Step => (frame.route === null ? END_OF_BRANCH : END_OF_VISIT);

/** The rarer steps, apart: a loop of a few hundred bytecodes is compiled into its caller. True when the frame stops here. */
function doesOther(run: Run, frame: Frame, step: Step): boolean {
  switch (step.op) {
    case FAIL:
      frame.pc++;
      if (step.chance === 1 || happens(frame, step)) frame.failure = step.failure;
      return false;
    case VERDICT:
      frame.pc++;
      frame.failure = frame.verdict;
      return false;
    case ELSE:
      if (frame.told === ANSWER.missing) frame.pc++;
      else frame.pc = step.next;
      return false;
    case ACT:
      return acts(frame, step);
    default:
      endBranch(run, frame);
      return true;
  }
}

/** A call that chance leaves out, with what would have depended on it. */
function passesBy(frame: Frame, step: Step): boolean {
  if (happens(frame, step)) return false;
  if (step.next > 0) frame.pc = step.next;
  return true;
}

/** Where a slot is held through everything, a branch works under that of its visit. */
const needsSlot = (frame: Frame): boolean => frame.route !== null || !(frame.instance as Instance).node.blocking;

function happens(frame: Frame, step: Step): boolean {
  return (step.random as RandomStream).unitOf(frame.request, frame.lineage) < step.chance;
}

/** True when the frame now waits for the call. */
function calls(run: Run, frame: Frame, step: Step): boolean {
  const target = step.chooser === null ? step : step.chooser.choose(frame, run.queue.now);
  if (target === null) return false;
  frame.legs = 2; // one is ours: a leg that ends at once must not resume the frame while it is running
  if (step.keys === null) call(run, frame, target.route as Route, target.endpoint as Endpoint, step.site);
  else callByOwnKey(run, frame, step, target);
  return suspended(frame);
}

/** The call takes its key from the frame, as it takes all else. */
function callByOwnKey(run: Run, frame: Frame, step: Step, target: Step | CallTarget): void {
  const { key } = frame;
  const random = step.keyRandom as RandomStream;
  random.seek(frame.request, frame.lineage);
  frame.key = (step.keys as ZipfKeys).draw(random);
  call(run, frame, target.route as Route, target.endpoint as Endpoint, step.site);
  frame.key = key;
}

/** True when the frame waits for its kind: a leg of it is out, which the kind ends. Then the step is asked again. */
function acts(frame: Frame, step: Step): boolean {
  const said = (step.actor as Actor).act(frame);
  if (said === GO_ON) frame.pc++;
  else if (said === SKIP) frame.pc = step.next;
  if (said !== WAIT) return false;
  frame.legs = 1;
  frame.op = WAITING;
  return true;
}

function fork(run: Run, frame: Frame, step: Step): void {
  const { branches } = step;
  const program = run.program;
  frame.legs = branches.length + 1;
  for (let i = 0; i < branches.length; i++) {
    const at = branches[i] as number;
    const first = program[at] as Step;
    if (first.op === CALL && (program[at + 1] as Step).op === BRANCH_END && first.keys === null) {
      // By far the most common branch: sent straight from the visit.
      if (first.chance < 1 && !happens(frame, first)) frame.legs--;
      else call(run, frame, first.route as Route, first.endpoint as Endpoint, first.site);
    } else branch(run, frame, at);
  }
}

/** A branch of several steps gets a frame of its own: a place in the program, without a visit. */
function branch(run: Run, parent: Frame, pc: number): void {
  const frame = run.frames.take();
  frame.parent = parent;
  frame.route = null;
  frame.instance = parent.instance;
  frame.arrives(pc, parent.visit as Frame);
  frame.depth = parent.depth;
  frame.request = parent.request;
  frame.lineage = parent.lineage;
  frame.client = parent.client;
  frame.type = parent.type;
  frame.key = parent.key;
  if (parent.notes !== 0) {
    frame.trace = parent.trace;
    frame.traceSlot = parent.traceSlot;
    frame.span = parent.span;
    frame.dot = parent.dot;
  }
  if (canBeCancelled(parent)) link(parent, frame);
  run.soon(frame, CONTINUE);
}

/** It may be taken off the server: then its branches must be known. */
const canBeCancelled = (frame: Frame): boolean => (frame.visit as Frame).route?.cancel === true || (frame.visit as Frame).patience !== null;

function endBranch(run: Run, frame: Frame): void {
  const { parent } = frame;
  if (parent === null) {
    (frame.owner as TimerOwner).fire(run, frame); // an errand: see call/errand.ts
    return;
  }
  if (frame.linked) unlink(frame);
  const failure = frame.failure;
  if (frame.holdsSlot) release(run, frame);
  run.frames.give(frame);
  legDone(run, parent, failure);
}

function suspended(frame: Frame): boolean {
  if (--frame.legs === 0) return false;
  frame.op = WAITING;
  return true;
}
