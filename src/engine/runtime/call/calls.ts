// The caller's side: a call is one attempt after another until one is answered well, or none is left.
import { draw } from "../../kernel/distribution.ts";
import { mixWords } from "../../kernel/hash.ts";
import type { Retry } from "../../policies/retry.ts";
import { FELL_BACK } from "../../telemetry/traces/span-pool.ts";
import { addedTo } from "../act/injections.ts";
import { type Failure, OK } from "../failure.ts";
import { ANSWER, ARRIVE, CLOSED, CONTINUE, DEAD, HELD, LOST, PERMITTED, SEND, TIMER, WAITING } from "../frame-states.ts";
import { type Frame, isOrphan } from "../frame.ts";
import type { AddedLatency, Endpoint, Instance, Route } from "../network.ts";
import { ELSE, type Step } from "../program.ts";
import type { Run } from "../run.ts";
import { arrive, injected } from "../visit/visits.ts";
import { detach, takeOff } from "./abandon.ts";
import { admit, left, takeOut } from "./admission.ts";
import { isPastDeadline, nameAt } from "./answered-by.ts";
import { chosen } from "./balancing.ts";
import { again, tellBalancer } from "./booking.ts";
import { takeBack, tell } from "./breakers.ts";
import { link, unlink } from "./cancellation.ts";
import { armDeadline, endDeadline, tooLate } from "./deadlines.ts";
import { dropped, letGo, startHedging } from "./hedging.ts";
import { beginCall, legOf } from "./leg.ts";
import { requestEnds } from "./request-ends.ts";

/** Keeps the draws of a second try apart from those of a call with that number. */
const ANOTHER_TRY = 0x2545f491;

/** A leg of `parent`: calls the endpoint over the route. @param site what tells this call from the others of the same visit */
export function call(run: Run, parent: Frame, route: Route, endpoint: Endpoint, site: number): void {
  const frame = legOf(run, parent);
  frame.callLineage = mixWords(parent.lineage, site);
  if (route.cancel) link(parent, frame);
  startCall(run, frame, route, endpoint);
}

export function startCall(run: Run, frame: Frame, route: Route, endpoint: Endpoint): void {
  beginCall(run, frame, route, endpoint);
  frame.attempt = 1;
  if (isPlain(run, frame, route)) setOut(run, frame, route);
  else startByPolicies(run, frame, route);
}

/** Neither the route nor this attempt has any of what is rare: nothing is to be asked. */
const isPlain = (run: Run, frame: Frame, route: Route): boolean => route.conditions === 0 && frame.notes === 0 && !run.hasWarmup;

/** A plain call's first and only try. */
function setOut(run: Run, frame: Frame, route: Route): void {
  const { balancer, target } = route;
  const roles = target.data === null ? null : target.data.roles;
  const instance = balancer.isPlain ? balancer.next(roles === null ? target.listed : roles.among(frame, target.listed)) : null;
  if (instance === null) {
    attempt(run, frame);
    return;
  }
  frame.lineage = frame.callLineage;
  frame.sentAt = run.queue.now;
  frame.instance = instance;
  route.attempts++;
  route.inFlight++;
  if (route.latency === null) arrive(run, frame);
  else run.later(frame, ARRIVE, draw(route.latency, route.networkRandom));
}

function startByPolicies(run: Run, frame: Frame, route: Route): void {
  if (route.retry !== null) route.retry.called(run.queue.now);
  const bound = frame.parent === null ? Infinity : (frame.parent.visit as Frame).due;
  if (route.deadline === null && bound === Infinity) frame.due = Infinity;
  else if (isTooLate(run, frame, route, bound)) return;
  if (route.hedge !== null) startHedging(run, frame, route.hedge);
  attempt(run, frame);
}

/** The time that is left bounds the call; true: none is left, and it has ended so. */
function isTooLate(run: Run, frame: Frame, route: Route, bound: number): boolean {
  if (bound > run.queue.now) {
    armDeadline(run, frame, route, bound);
    return false;
  }
  tooLate(run, frame, route);
  return true;
}

export function attempt(run: Run, frame: Frame): void {
  const route = frame.route as Route;
  if (frame.attempt === 1) frame.lineage = frame.callLineage;
  else if (isPointless(run, frame, route)) return;
  frame.sentAt = run.queue.now;
  if (frame.notes !== 0) frame.abandoned = frame.cut = false;
  frame.failure = null;
  if ((route.breakers !== null || route.admission !== null) && isHeldBack(run, frame, route)) return;
  const instance = route.removed ? null : chosen(run, frame, route);
  frame.instance = instance;
  if (frame.trace !== 0) run.traces.spans.sent(frame, run.queue.now);
  if (instance === null) {
    notSent(run, frame, route.target.failures.noInstance);
    return;
  }
  const timeout = route.tuning === null ? route.timeout : route.tuning.timeout(frame, route);
  if (timeout !== null) timeout.arm(frame);
  send(run, frame, route, instance);
}

/** Of a try that is not the first: nobody waits for it any more, and the call has ended so. */
function isPointless(run: Run, frame: Frame, route: Route): boolean {
  if (frame.hedged === null && isOrphan(frame)) {
    conclude(run, frame, route.target.failures.abandoned);
    return true;
  }
  again(run, frame, route);
  frame.lineage = mixWords(frame.callLineage ^ ANOTHER_TRY, frame.attempt);
  return false;
}

/** The caller's own breaker turns the try away, or its own limits see to it from here. */
function isHeldBack(run: Run, frame: Frame, route: Route): boolean {
  const { admission, breakers } = route;
  if (breakers !== null && !breakers.admits(run, frame)) {
    frame.instance = null;
    if (frame.trace !== 0) run.traces.spans.sent(frame, run.queue.now);
    notSent(run, frame, breakers.rejection);
    return true;
  }
  if (admission === null) return false;
  admit(run, frame, admission);
  return true;
}

/** The try sets out to the instance that was chosen. */
export function send(run: Run, frame: Frame, route: Route, instance: Instance): void {
  route.attempts++;
  if (run.hasWarmup && beganBefore(run, frame)) route.excludedAttempts++;
  route.inFlight++;
  if (route.balancer.tracks) route.balancer.sent(instance, run.queue.now);
  if (frame.dot !== 0) run.dots.sent(frame, route.index, run.queue.now);
  if (route.passage !== null && route.passage.dropsRequest(frame)) frame.op = LOST;
  else travel(run, frame, route);
}

function travel(run: Run, frame: Frame, route: Route): void {
  if (route.latency === null && route.addedLatency === null && route.crossing === null) arrive(run, frame);
  else takeTime(run, frame, route);
}

/** The call began in the warm-up. */
const beganBefore = (run: Run, frame: Frame): boolean => frame.calledAt < run.measuredFrom;

function takeTime(run: Run, frame: Frame, route: Route): void {
  let us = route.latency === null ? 0 : draw(route.latency, route.networkRandom);
  if (route.addedLatency !== null) us += delayed(run, frame, route.addedLatency);
  if (route.crossing !== null) us += route.crossing.there(frame, run.traces.spans);
  run.later(frame, ARRIVE, us);
}

function delayed(run: Run, frame: Frame, faults: readonly AddedLatency[]): number {
  const us = addedTo(faults);
  if (frame.span !== 0) run.traces.spans.injected(frame, us);
  return us;
}

/** Turned away before it was sent: it was no attempt, but it is tried again like one. */
export function notSent(run: Run, frame: Frame, failure: Failure): void {
  bookNotSent(run, frame, failure);
  goOnOrEnd(run, frame, failure);
}

export function bookNotSent(run: Run, frame: Frame, failure: Failure): void {
  if (frame.breaker !== null) takeBack(frame);
  const route = frame.route as Route;
  route.notSent++;
  route.ended[failure.outcome]!++;
  if (run.hasWarmup && frame.calledAt < run.measuredFrom) {
    route.excludedNotSent++;
    route.excludedEnded[failure.outcome]!++;
  }
  if (frame.span !== 0) run.traces.spans.settled(frame, run.queue.now, failure);
  if (frame.dot !== 0) run.dots.ended(frame, route.index, failure.outcome, run.queue.now);
}

/** The answer reaches the caller; if nobody waits, it is dropped. */
export function receive(run: Run, frame: Frame): void {
  if (frame.abandoned) run.frames.give(frame);
  else settle(run, frame, frame.failure);
}

/** An attempt has ended for its caller: try again, or tell whoever waits. The frame has no visit any more. */
export function settle(run: Run, frame: Frame, answered: Failure | null): void {
  const route = frame.route as Route;
  if (answered === null && isPlain(run, frame, route) && !route.balancer.tracks) {
    settlePlainly(run, frame, route);
    return;
  }
  const failure = answered === null && route.injectedErrors !== null ? injected(route.injectedErrors, frame) : answered;
  book(run, frame, route, failure);
  goOnOrEnd(run, frame, failure);
}

/** A plain call was answered well. */
function settlePlainly(run: Run, frame: Frame, route: Route): void {
  const { parent } = frame;
  route.ended[OK]!++;
  route.inFlight--;
  route.time.record(run.queue.now - frame.sentAt);
  if (parent === null) requestEnds(run, frame, null);
  else parent.told = frame.answer;
  run.frames.give(frame);
  if (parent !== null) legDone(run, parent, null);
}

export function book(run: Run, frame: Frame, route: Route, failure: Failure | null): void {
  const now = run.queue.now;
  const outcome = failure === null ? OK : failure.outcome;
  route.ended[outcome]!++;
  route.inFlight--;
  if (route.balancer.tracks) tellBalancer(frame, route, failure, now);
  if (run.hasWarmup && beganBefore(run, frame)) excludeEnd(frame, route, outcome, now);
  else route.time.record(now - frame.sentAt);
  if (frame.span !== 0) run.traces.spans.settled(frame, now, failure);
  if (frame.dot !== 0) run.dots.ended(frame, route.index, outcome, now);
  if (frame.breaker !== null) tell(run, frame, frame.breaker, failure);
  if (route.admission !== null) left(run, frame, route.admission, outcome);
}

function excludeEnd(frame: Frame, route: Route, outcome: number, now: number): void {
  route.time.recordExcluded(now - frame.sentAt);
  route.excludedEnded[outcome]!++;
}

function goOnOrEnd(run: Run, frame: Frame, failure: Failure | null): void {
  if (frame.hedged !== null && dropped(run, frame, failure)) return;
  const route = frame.route as Route;
  const retry = route.tuning === null ? route.retry : route.tuning.retry(frame, route);
  if (failure !== null) route.lastFailure = failure;
  if (retry === null || !isTriedAgain(run, frame, retry, failure)) conclude(run, frame, failure);
}

function isTriedAgain(run: Run, frame: Frame, retry: Retry, failure: Failure | null): boolean {
  if (failure === null) retry.budget?.succeeded();
  if (failure === null || isOrphan(frame)) return false;
  if (!retry.wants(failure, frame.attempt, run.queue.now, nameAt(frame.route as Route, failure))) return false;
  const wait = retry.wait(frame.attempt, frame.backoff);
  tryAgain(run, frame, retry.heedsRetryAfter ? Math.max(wait, askedToWait(frame, failure)) : wait);
  return true;
}

/** µs of `retry-after`: the callee itself turned this attempt away by its rate limit. */
const askedToWait = (frame: Frame, failure: Failure): number =>
  failure.code === "rateLimit" && failure.at === (frame.route as Route).target.id ? frame.retryAfter : 0;

function tryAgain(run: Run, frame: Frame, wait: number): void {
  frame.generation++; // the timeout of the attempt is void
  frame.attempt++;
  frame.backoff = wait;
  run.later(frame, SEND, wait);
}

/** The call is over. */
function conclude(run: Run, frame: Frame, ended: Failure | null): void {
  const failure = ended !== null && answered(run, frame, ended) ? null : ended;
  if (frame.deadline !== null) {
    endDeadline(run, frame.deadline);
    frame.deadline = null;
  }
  if (frame.linked) unlink(frame);
  const parent = frame.parent;
  if (parent === null) requestEnds(run, frame, failure);
  run.frames.give(frame);
  if (parent === null) return;
  parent.told = frame.answer;
  legDone(run, parent, failure);
}

/** The caller has an answer of its own for such a failure: the call is ok. */
function answered(run: Run, frame: Frame, failure: Failure): boolean {
  const route = frame.route as Route;
  if (route.fallback === null || !route.fallback.answers(isPastDeadline(route, failure) ? "deadline" : nameAt(route, failure)))
    return false;
  frame.answer = ANSWER.full;
  route.did.fallbacks++;
  if (run.hasWarmup && frame.calledAt < run.measuredFrom) route.did.excludedFallbacks++;
  if (frame.span !== 0) run.traces.spans.mark(frame, FELL_BACK);
  return true;
}

/** A call fails its caller, unless something else is to be done where it brings nothing. */
function fails(run: Run, parent: Frame, failure: Failure): void {
  if ((run.program[parent.pc] as Step).op === ELSE) parent.told = ANSWER.missing;
  else parent.failure = failure;
}

export function legDone(run: Run, parent: Frame, failure: Failure | null): void {
  if (failure !== null && parent.failure === null) fails(run, parent, failure);
  if (--parent.legs > 0) return;
  if (parent.op === WAITING) run.soon(parent, CONTINUE);
  else if (parent.op === CLOSED) run.frames.give(parent);
  else run.soon(parent, TIMER); // a delivery: its owner hears of it
}

/** The timeout of an attempt. */
export function timeOut(run: Run, frame: Frame): void {
  const route = frame.route as Route;
  giveUp(run, frame, route.timedOut, route.cancel);
}

/** The overall deadline of a call; `timer` is the record that was armed for it. */
export function deadlinePassed(run: Run, timer: Frame): void {
  const frame = timer.parent as Frame;
  const route = frame.route as Route;
  endCall(run, frame, route.pastDeadline, route.cancel);
}

/** The caller itself is gone, and what it has called ends with it. */
export function cancel(run: Run, frame: Frame, route: Route): void {
  endCall(run, frame, route.target.failures.abandoned, true);
}

/** The caller waits for none of its tries any more. @param frame the lead of them @param cut as of `giveUp` */
export function endCall(run: Run, frame: Frame, failure: Failure, cut: boolean): void {
  if (frame.hedged === null) giveUp(run, frame, failure, cut);
  else if (frame.op === HELD || frame.op === PERMITTED) {
    const caller = takeOut(run, frame); // before the others make room, which it would take
    letGo(run, caller);
    notSent(run, caller, failure);
  } else {
    letGo(run, frame);
    giveUp(run, frame, failure, cut);
  }
}

/** The caller waits for this try no more. @param cut the visit is taken off the server; else it goes on and its answer is dropped */
export function giveUp(run: Run, frame: Frame, failure: Failure, cut: boolean): void {
  if (frame.op === LOST) {
    settle(run, frame, failure);
    return;
  }
  if (frame.op === HELD || frame.op === PERMITTED) {
    notSent(run, takeOut(run, frame), failure);
    return;
  }
  const between = frame.op === SEND;
  const caller = detach(run, frame);
  if (between) {
    frame.op = DEAD; // its event frees it
    conclude(run, caller, failure);
    return;
  }
  if (cut) takeOff(run, frame, (frame.instance as Instance).node.failures.abandoned);
  settle(run, caller, failure);
}
