// The server's side: a visit arrives at an instance, waits for a slot, works, leaves.
import { draw, drawOf } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { EVENT } from "../event-codes.ts";
import { type Failure, OK } from "../failure.ts";
import { CLOSED, CONTINUE, HUNG, IN_LINE, LOST, REPLY, WORKING } from "../frame-states.ts";
import type { Frame, VisitEnd } from "../frame.ts";
import { allocate } from "../life/memory.ts";
import { entryIn } from "../life/release.ts";
import type { AddedLatency, Endpoint, InjectedErrors, Instance, Node, Route } from "../network.ts";
import { type Step, WORK } from "../program.ts";
import type { Run } from "../run.ts";
import { ABORTED, ANSWERED, bookAnswered, bookUnusual, REJECTED } from "./booking.ts";
import { giveBack } from "./pool-leak.ts";
import { mayRest, rest, type RestingRequests, RESTS } from "./resting.ts";

/** A call deeper than this ends rejected (508): a cycle of calls that nothing ends. */
const DEEPEST = 64;

export function arrive(run: Run, frame: Frame): void {
  const instance = frame.instance as Instance;
  if (!instance.serves) {
    meetsNobody(run, frame, instance);
    return;
  }
  enter(run, frame, instance);
  const { node } = instance;
  if ((frame.notes !== 0 || node.shedding !== null || frame.depth > DEEPEST) && isTurnedAway(run, frame, instance)) return;
  if (instance.busy >= instance.concurrency && instance.waiting >= node.room) refuse(run, frame, node.queueFull);
  else begin(run, frame, instance);
}

function meetsNobody(run: Run, frame: Frame, instance: Instance): void {
  frame.failure = instance.node.failures.noListener;
  if (frame.abandoned) run.frames.give(frame);
  else if (answer(run, frame)) run.soon(frame, REPLY);
}

/** For reasons that few have; a full line is looked at after them. */
function isTurnedAway(run: Run, frame: Frame, instance: Instance): boolean {
  const { failures, shedding } = instance.node;
  if (frame.cut) {
    stands(run, frame, instance);
    leave(run, frame, failures.abandoned, ABORTED, true);
  } else if (frame.depth > DEEPEST) refuse(run, frame, failures.tooDeep);
  else if (frame.due <= run.queue.now) refuse(run, frame, tooLate(instance.node));
  else if (shedding !== null && shedding.atDoor(instance, frame, run.queue.now)) refuse(run, frame, shedding.full);
  else return false;
  return true;
}

function enter(run: Run, frame: Frame, instance: Instance): void {
  const now = run.queue.now;
  const node = instance.node;
  node.arrivals++;
  instance.arrivals++;
  if (run.isWarmingUp) excludeArrival(instance);
  instance.present++;
  const endpoint = frame.endpoint as Endpoint;
  frame.arrives(instance.entries === null ? endpoint.entry : entryIn(instance.entries, endpoint), frame);
  frame.arrivedAt = now;
  if (frame.span !== 0) run.traces.spans.arrived(frame, now);
  if (instance.memory !== null) allocate(run, instance, instance.memory);
}

function excludeArrival(instance: Instance): void {
  instance.node.excludedArrivals++;
  instance.excludedArrivals++;
}

/** Into the digest: it is here, but not in work. */
function stands(run: Run, frame: Frame, instance: Instance): void {
  run.digest.record(run.queue.now, (instance.node.hash + EVENT.arrived) | 0, frame.request);
}

function begin(run: Run, frame: Frame, instance: Instance): void {
  const needsSlot = instance.node.blocking || (run.program[frame.pc] as Step).op === WORK;
  if (needsSlot && instance.busy >= instance.concurrency) {
    stands(run, frame, instance);
    acquire(run, frame);
    return;
  }
  frame.began = true;
  run.digest.record(run.queue.now, (instance.node.hash + EVENT.arrivedAndBegan) | 0, frame.request);
  if (frame.span !== 0) run.traces.spans.started(frame, run.queue.now);
  if (!needsSlot) run.soon(frame, CONTINUE);
  else {
    hold(run, frame, instance);
    goOn(run, frame);
  }
}

/** Turned away at the door. */
function refuse(run: Run, frame: Frame, failure: Failure): void {
  stands(run, frame, frame.instance as Instance);
  dismiss(run, frame, failure);
}

/** Turned away before its work began. */
function dismiss(run: Run, frame: Frame, failure: Failure): void {
  const abandoned = frame.abandoned;
  leave(run, frame, failure, REJECTED, abandoned);
  if (abandoned) return;
  frame.failure = failure;
  if (answer(run, frame)) run.soon(frame, REPLY);
}

/** The frame has its slot. Work, nearly always the next step, starts at once; anything else goes through the ready list. */
function goOn(run: Run, frame: Frame): void {
  const step = run.program[frame.pc] as Step;
  if ((frame.instance as Instance).hanging > 0) frame.op = HUNG;
  else if (step.op === WORK && frame.failure === null && (frame.visit as Frame).op !== CLOSED) startWork(run, frame, step);
  else run.soon(frame, CONTINUE);
}

export function startWork(run: Run, frame: Frame, step: Step): void {
  const instance = frame.instance as Instance;
  frame.pc++;
  let us: number;
  if (step.behaviour === null)
    us = drawOf(step.work as NonNullable<Step["work"]>, step.random as RandomStream, frame.request, frame.lineage);
  else us = step.behaviour.work(frame, run.queue.now);
  if (instance.node.addedLatency !== null) us = slowed(run, frame, instance.node.addedLatency, us);
  const holder = instance.node.blocking ? (frame.visit as Frame) : frame;
  if (holder.active++ === 0) {
    instance.working++;
    instance.workingSum -= run.queue.now;
  }
  if (frame.span !== 0) run.traces.spans.worked(frame, us);
  run.later(frame, WORKING, us);
}

/** A fault's latency is added to a visit once; a slow processor makes all of its work longer. @returns how long the work takes now */
function slowed(run: Run, frame: Frame, faults: readonly AddedLatency[], us: number): number {
  const visit = frame.visit as Frame;
  const isFirst = !visit.slowed;
  visit.slowed = true;
  let factor = 1;
  let added = 0;
  for (const fault of faults) {
    if (fault.instance !== null && fault.instance !== frame.instance) continue;
    if (fault.deliveriesOnly === true && visit.route?.from.spec.kind !== "broker") continue;
    if (fault.factor !== 1) factor *= fault.factor;
    else if (fault.instead !== null) {
      if (isFirst && fault.random.unit() < fault.share) return failsAtOnce(run, frame, fault.instead);
    } else if (isFirst && (fault.share >= 1 || fault.random.unit() < fault.share)) added += draw(fault.delay, fault.random);
  }
  const slower = Math.round(us * factor) + added;
  if (frame.span !== 0 && slower > us) run.traces.spans.injected(frame, slower - us);
  return slower;
}

/** Instead of its work it goes to a step that makes the verdict its failure. */
function failsAtOnce(run: Run, frame: Frame, failure: Failure): number {
  frame.verdict = failure;
  frame.pc = run.verdictStep();
  return 0;
}

/** Its work surfaces. When the instance crashed meanwhile (the frame, a branch, has failed), that was booked then. */
export function workEnds(run: Run, frame: Frame): void {
  if (frame.failure === null) stopWork(run, frame);
}

/** Books the end of a frame's work; where calls do not hold the slot, gives it back. */
export function stopWork(run: Run, frame: Frame): void {
  const instance = frame.instance as Instance;
  const { blocking } = instance.node;
  const holder = frame.active > 0 && frame !== frame.visit ? frame : (frame.visit as Frame);
  if (holder.active > 0 && --holder.active === 0) {
    instance.working--;
    instance.workingSum += run.queue.now;
  }
  if (!blocking && frame.holdsSlot) release(run, frame);
}

/** True when the frame now holds a slot; else it stands in line and goes on where it is when its turn comes. */
export function acquire(run: Run, frame: Frame): boolean {
  const instance = frame.instance as Instance;
  if (instance.busy < instance.concurrency) {
    take(run, frame, instance);
    return true;
  }
  const now = run.queue.now;
  if (instance.line.length >= run.restFrom && mayRest(frame, instance)) rest(run, frame, instance);
  else {
    frame.op = IN_LINE;
    const visit = frame.visit as Frame;
    if (visit.began) joinsAgain(frame, visit, now);
    else visit.stood = true;
    instance.line.push(frame.slot);
  }
  instance.waiting++;
  instance.waitingSum -= now;
  const node = instance.node;
  if (++node.waiting > node.windowMaxWaiting) node.windowMaxWaiting = node.waiting;
  return false;
}

function joinsAgain(frame: Frame, visit: Frame, now: number): void {
  frame.since = now;
  if (!visit.stoodAgain) visit.waitedAgain = 0;
  visit.stoodAgain = true;
}

function hold(run: Run, frame: Frame, instance: Instance): void {
  instance.busy++;
  instance.busySum -= run.queue.now;
  frame.holdsSlot = true;
}

function take(run: Run, frame: Frame, instance: Instance): void {
  hold(run, frame, instance);
  begins(run, frame.visit as Frame);
}

function begins(run: Run, visit: Frame): void {
  if (visit.began) return;
  visit.began = true;
  visit.beganAt = run.queue.now;
  run.digest.record(run.queue.now, ((visit.instance as Instance).node.hash + EVENT.began) | 0, visit.request);
  if (visit.span !== 0) run.traces.spans.started(visit, run.queue.now);
}

/** Gives the frame's slot back, or hands it to the next in line. */
export function release(run: Run, frame: Frame): void {
  const instance = frame.instance as Instance;
  frame.holdsSlot = false;
  const { data } = instance.node;
  if (data !== null && data.poolLeaks !== null) giveBack(run, instance, data, data.poolLeaks);
  if (instance.waiting > 0 && instance.serves && instance.busy <= instance.concurrency) {
    const next = takeNext(run, instance);
    if (next !== null) {
      serve(run, next);
      return;
    }
  }
  instance.busy--;
  instance.busySum += run.queue.now;
}

/** Lets those in line have the slots that are free. */
export function pump(run: Run, instance: Instance): void {
  while (instance.waiting > 0 && instance.busy < instance.concurrency && instance.serves) {
    const next = takeNext(run, instance);
    if (next === null) return;
    instance.busy++;
    instance.busySum -= run.queue.now;
    serve(run, next);
  }
}

/** It goes on with a slot that counts as busy already. */
function serve(run: Run, frame: Frame): void {
  frame.holdsSlot = true;
  begins(run, frame.visit as Frame);
  goOn(run, frame);
}

/** The next in line whom it is still worth to serve. Those who left while they stood there are freed on the way. */
function takeNext(run: Run, instance: Instance): Frame | null {
  const now = run.queue.now;
  const { line, node } = instance;
  while (instance.waiting > 0) {
    const slot = node.lifo ? line.pop() : line.shift();
    const next = slot === RESTS ? (instance.resting as RestingRequests).take(run, instance) : (run.frames.all[slot] as Frame);
    if (next.op === CLOSED) {
      run.frames.give(next);
      continue;
    }
    leaveLine(run, instance);
    const visit = next.visit as Frame;
    if (visit.began) visit.waitedAgain += now - next.since;
    const refused =
      (next.notes === 0 && node.shedding === null) || next.began || next.route === null ? null : turnedAway(instance, next, now);
    if (refused === null) return next;
    dismiss(run, next, refused);
  }
  return null;
}

function tooLate(node: Node): Failure {
  node.expired++;
  return node.failures.expired;
}

/** Its turn has come, too late: for its caller, or for a node that sheds load. */
function turnedAway({ node }: Instance, frame: Frame, now: number): Failure | null {
  if (frame.due <= now) return tooLate(node);
  return node.shedding === null ? null : node.shedding.inLine(frame.instance as Instance, frame, now);
}

/** Out of the counts of those who wait; its entry in the ring is somebody else's matter. */
export function leaveLine(run: Run, instance: Instance): void {
  instance.waiting--;
  instance.waitingSum += run.queue.now;
  instance.node.waiting--;
}

/** The visit ends with an answer. True: nothing is in the way of it, the caller may be told at once. */
export function finish(run: Run, frame: Frame, failure: Failure | null): boolean {
  const instance = frame.instance as Instance;
  const said = failure === null && instance.node.injectedErrors !== null ? injected(instance.node.injectedErrors, frame) : failure;
  if (said === null && frame.notes === 0 && !run.hasWarmup) {
    finishPlainly(run, frame, instance);
    return answer(run, frame);
  }
  const abandoned = frame.abandoned;
  leave(run, frame, said, ANSWERED, abandoned);
  if (abandoned) return false;
  frame.failure = said;
  return answer(run, frame);
}

/** A plain visit ends well: as `leave` books it, without what is rare. */
function finishPlainly(run: Run, frame: Frame, instance: Instance): void {
  const now = run.queue.now;
  bookAnswered(instance, frame, OK, now);
  run.digest.record(now, (instance.node.hash + EVENT.ended + OK) | 0, frame.request);
  if (frame.active > 0) dropWork(instance, frame, now);
  if (frame.holdsSlot) release(run, frame);
  if (--instance.present === 0 && instance.drain !== null) run.timer(instance.drain, 0);
}

export function injected(faults: readonly InjectedErrors[], frame: Frame): Failure | null {
  for (const fault of faults) {
    if (fault.instance !== null && fault.instance !== frame.instance) continue;
    if (fault.strikes === undefined ? fault.random.unit() < fault.rate : fault.strikes(frame)) return fault.failure;
  }
  return null;
}

/** The answer sets out. True: there is no latency, settle at once. */
export function answer(run: Run, frame: Frame): boolean {
  const route = frame.route as Route;
  if (route.conditions !== 0 && (route.passage !== null || route.crossing !== null)) return answerAcross(run, frame, route);
  if (route.latency === null) return true;
  run.later(frame, REPLY, draw(route.latency, route.networkRandom));
  return false;
}

/** There may be something in its way. */
function answerAcross(run: Run, frame: Frame, route: Route): boolean {
  if (route.passage !== null && route.passage.dropsAnswer(frame)) {
    frame.op = LOST;
    return false;
  }
  if (route.latency === null && route.crossing === null) return true;
  const us = route.latency === null ? 0 : draw(route.latency, route.networkRandom);
  run.later(frame, REPLY, route.crossing === null ? us : us + route.crossing.back(frame));
  return false;
}

/** Books the end of a visit, gives back its slot and, with `free`, its frame. */
export function leave(run: Run, frame: Frame, failure: Failure | null, how: number, free: boolean): void {
  const instance = frame.instance as Instance;
  const now = run.queue.now;
  const outcome = failure === null ? OK : failure.outcome;
  if (how === ANSWERED && !run.hasWarmup) bookAnswered(instance, frame, outcome, now);
  else bookUnusual(run, instance, frame, outcome, how);
  run.digest.record(now, (instance.node.hash + EVENT.ended + outcome) | 0, frame.request);
  if (failure !== null && how !== ABORTED) instance.node.lastFailure = failure;
  if (frame.span !== 0) run.traces.spans.ended(frame, now, failure);
  if (frame.active > 0) dropWork(instance, frame, now);
  if (frame.atEnd !== null) tellEnd(frame, frame.atEnd, failure, how === ANSWERED, now);
  if (frame.holdsSlot) release(run, frame);
  if (--instance.present === 0 && instance.drain !== null) run.timer(instance.drain, 0);
  if (free) run.frames.give(frame);
}

/** It goes from amid its work; of one that is not blocking, that was booked. */
function dropWork(instance: Instance, frame: Frame, now: number): void {
  if (!instance.node.blocking) return;
  frame.active = 0;
  instance.working--;
  instance.workingSum += now;
}

function tellEnd(frame: Frame, atEnd: VisitEnd, failure: Failure | null, answered: boolean, now: number): void {
  frame.atEnd = null;
  atEnd.over(frame, failure, answered, now);
}
