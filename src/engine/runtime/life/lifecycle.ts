// The life of an instance: STARTING → HEALTHY ⇄ UNHEALTHY → STOPPING → STOPPED, or CRASHED at any time. Who is on the platform's list,
// which slots exist, and what becomes of the requests that are there.
import type { ChangeCause, Led } from "../../telemetry/views/changes.ts";
import type { InstanceStatus } from "../../telemetry/views/live.ts";
import { INSTANCE_STATUSES } from "../../telemetry/views/live.ts";
import { detach, takeOff } from "../call/abandon.ts";
import { forgetLimits } from "../call/admission.ts";
import { forgetBreakers } from "../call/breakers.ts";
import { timeOut } from "../call/calls.ts";
import { EVENT } from "../event-codes.ts";
import type { Failure } from "../failure.ts";
import { CLOSED, CONTINUE, HUNG, IN_LINE, REPLY, WAITING, WORKING } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import { addIntegrals } from "../integrals.ts";
import { Instance, type Node, type Route } from "../network.ts";
import { after, once } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { restNoMore } from "../visit/resting.ts";
import { answer, leaveLine, pump, release, stopWork } from "../visit/visits.ts";
import { loseMemory, type Memory, memoryInUse, remeasure } from "./memory.ts";
import { countSlots } from "./slot-count.ts";

/** A new instance, with a number that was never used. @param ready it is up at once, as those of the document at time 0 */
export function addInstance(run: Run, node: Node, ready: boolean, cause: ChangeCause, release = node.releases.current): Instance {
  const instance = new Instance(node, node.nextNumber++, node.capacity.concurrency, run.histograms, release);
  node.releases.made(instance.number, release);
  node.instances.push(instance);
  instance.since = run.now;
  if (node.leaks !== null || node.capacity.memory !== undefined) remeasure(run, instance, killForMemory);
  if (ready) {
    instance.status = "HEALTHY";
    instance.serves = true;
    countSlots(run, instance);
    list(run, instance, true);
  } else begin(run, instance, cause);
  if (instance.zone > 0) for (const grip of run.network.zones[instance.zone - 1]?.grips ?? []) grip(instance);
  return instance;
}

function setStatus(run: Run, instance: Instance, to: InstanceStatus, cause: ChangeCause, led?: Led): void {
  const from = instance.status;
  instance.status = to;
  instance.serves = serves(to);
  instance.since = run.now;
  instance.life++;
  if (instance.memory !== null && !instance.serves) loseMemory(instance.memory);
  countSlots(run, instance);
  if (!instance.serves) {
    forgetBreakers(run, instance);
    forgetLimits(run, instance);
  }
  const { node } = instance;
  if (node.state !== null && !instance.serves) node.state.lose(instance);
  const change = { at: run.now, thing: node.id, instance: instance.name, sort: "instance", from, to, code: cause } as const;
  const { origin } = run.journal.changed(led === undefined ? change : { ...change, led });
  // What it leads back to, where the cause does not say that itself.
  const began =
    origin === null || cause === "fault" || cause === origin.act ? {} : { began: origin.fault || origin.act, on: origin.target };
  run.log.write(
    run.now,
    to === "CRASHED" || to === "UNHEALTHY" ? "error" : "info",
    node.id,
    "instanceStatus",
    { from, to, cause, ...began },
    instance.name,
  );
  run.digest.record(run.now, (instance.hash + EVENT.state) | 0, INSTANCE_STATUSES.indexOf(to));
  if (node.rollout !== null) node.rollout.changed();
  run.registry?.changed(instance);
  node.sagas?.changed(instance);
  run.messaging?.changed(instance);
  run.config?.changed(instance);
}

const serves = (status: InstanceStatus): boolean => status === "HEALTHY" || status === "UNHEALTHY" || status === "STOPPING";

/** What probes found out; the life goes on, its timers stay. @param led what the probes met */
export function setHealth(run: Run, instance: Instance, to: "HEALTHY" | "UNHEALTHY", led?: Led): void {
  const life = instance.life;
  setStatus(run, instance, to, "probe", led);
  instance.life = life;
}

/** Puts it on the list that callers choose from, or takes it off. */
export function list(run: Run, instance: Instance, listed: boolean): void {
  if (instance.listed === listed || (listed && instance.held)) return;
  instance.listed = listed;
  const { node } = instance;
  node.listed = node.instances.filter((other) => other.listed);
  if (run.now === 0) return;
  run.log.write(run.now, "info", node.id, listed ? "instanceListed" : "instanceDelisted", {}, instance.name);
  run.journal.changed({
    at: run.now,
    thing: node.id,
    instance: instance.name,
    sort: "listing",
    from: listed ? "delisted" : "listed",
    to: listed ? "listed" : "delisted",
    code: "instanceStatus",
    values: { status: instance.status },
    led: run.journal.ledBy(node.id, instance.name, "instance"),
  });
}

/** Keeps an instance from callers, whatever its status, or gives it to them. */
export function holdBack(run: Run, instance: Instance, held: boolean): void {
  if (instance.held === held) return;
  instance.held = held;
  list(run, instance, !held && instance.status === "HEALTHY");
  run.registry?.held(instance);
}

function begin(run: Run, instance: Instance, cause: ChangeCause): void {
  setStatus(run, instance, "STARTING", cause);
  instance.kept = null;
  instance.concurrency = instance.allotted = instance.node.capacity.concurrency;
  instance.leakedSlots = 0;
  const life = instance.life;
  after(run, instance.node.capacity.startup, () => instance.life === life && isUp(run, instance));
}

function isUp(run: Run, instance: Instance): void {
  instance.failedProbes = 0;
  instance.goodProbes = 0;
  setStatus(run, instance, "HEALTHY", "startup");
  list(run, instance, true);
}

/** A crashed or stopped instance starts; one that is stopping does so when it has stopped; one that runs is left alone. */
export function startInstance(run: Run, instance: Instance, cause: ChangeCause): void {
  if (instance.status === "CRASHED" || instance.status === "STOPPED") begin(run, instance, cause);
  else if (instance.status === "STOPPING") instance.startsAgain = cause;
}

/** Stops in order: off the list at once, then what is there may end for `shutdown`; what is left is cut off. */
export function stopInstance(run: Run, instance: Instance, cause: ChangeCause): void {
  instance.startsAgain = null;
  if (instance.status === "STOPPED" || instance.status === "STOPPING") return;
  const served = instance.serves;
  list(run, instance, false);
  setStatus(run, instance, served ? "STOPPING" : "STOPPED", cause);
  if (!served) {
    stopped(run, instance);
    return;
  }
  const life = instance.life;
  const drained = once(() => {
    if (instance.life !== life) return;
    instance.drain = null;
    setStatus(run, instance, "STOPPED", "drained");
    cutOff(run, instance, instance.node.failures.draining);
    stopped(run, instance);
  });
  instance.drain = drained;
  run.timer(drained, instance.present === 0 ? 0 : instance.node.capacity.shutdown);
}

function stopped(run: Run, instance: Instance): void {
  const { node, startsAgain } = instance;
  instance.startsAgain = null;
  if (instance.retired) {
    node.instances.splice(node.instances.indexOf(instance), 1);
    node.gone = addIntegrals(node.gone, instance.integrals(run.now));
    node.spareTimes.push(instance.time);
    node.spareSlots.push(instance.slot);
    run.registry?.gone(instance);
    run.config?.gone(instance);
  } else if (startsAgain !== null) begin(run, instance, startsAgain);
}

/** Work and memory are lost, callers are told that the connection is gone; it stays on the list until probes find out. */
export function crashInstance(run: Run, instance: Instance, cause: ChangeCause): void {
  if (instance.status === "CRASHED" || instance.status === "STOPPED") return;
  const { retired, startsAgain, status } = instance;
  const wasToStop = retired || (status === "STOPPING" && startsAgain === null); // then it has stopped, only sooner
  instance.drain = null;
  instance.startsAgain = null;
  setStatus(run, instance, wasToStop ? "STOPPED" : "CRASHED", cause);
  cutOff(run, instance, instance.node.failures.crashed);
  if (retired) stopped(run, instance);
}

/** After the memory settings or the leaks of a node have changed. */
export function refreshMemory(run: Run, node: Node): void {
  for (const instance of node.instances) remeasure(run, instance, killForMemory);
}

function killForMemory(run: Run, instance: Instance, memory: Memory): void {
  const { node } = instance;
  const inUse = Math.round(memoryInUse(instance));
  run.log.write(run.now, "error", node.id, "outOfMemory", { memory: inUse, limit: memory.limit }, instance.name);
  const { startsAgain } = instance;
  const policy = node.capacity.memory?.restarts === true ? ("restartPolicy" as const) : null;
  run.journal.within(run.journal.faultOn(node.id, instance.name, run.now), () => {
    crashInstance(run, instance, "outOfMemory");
    const cause = startsAgain ?? policy;
    if (instance.status === "CRASHED" && cause !== null) startInstance(run, instance, cause);
  });
}

/** Restart: a running one stops in order first. */
export function restartInstance(run: Run, instance: Instance, cause: ChangeCause): void {
  if (instance.serves) stopInstance(run, instance, cause);
  startInstance(run, instance, cause);
}

/** So many instances, without those that were scaled away; the newest go first, those that do not serve before those that do. */
export function scale(run: Run, node: Node, replicas: number, cause: ChangeCause): void {
  node.wanted = replicas;
  if (node.rollout !== null) {
    node.rollout.changed();
    return;
  }
  const present = node.instances.filter((instance) => !instance.retired);
  for (let i = present.length; i < replicas; i++) addInstance(run, node, false, cause);
  const order = present.toSorted((a, b) => Number(a.serves) - Number(b.serves) || b.number - a.number);
  for (const instance of order.slice(0, Math.max(0, present.length - replicas))) {
    retireInstance(run, instance, cause);
  }
}

/** It stops in order, and then leaves the node. */
export function retireInstance(run: Run, instance: Instance, cause: ChangeCause): void {
  instance.retired = true;
  if (instance.status === "STOPPED") stopped(run, instance);
  else stopInstance(run, instance, cause);
}

/** A node that is deleted: whatever it holds ends, nobody finds it any more. */
export function removeNode(run: Run, node: Node): void {
  node.removed = true;
  for (const instance of node.instances.slice()) {
    list(run, instance, false);
    instance.drain = null;
    if (instance.status !== "STOPPED") setStatus(run, instance, "STOPPED", "removed");
    cutOff(run, instance, node.failures.removed);
  }
}

/** Another number of slots; fewer take nothing from running work. */
export function resize(run: Run, instance: Instance, concurrency: number): void {
  instance.allotted = concurrency;
  instance.concurrency = Math.max(0, concurrency - instance.leakedSlots);
  countSlots(run, instance);
  pump(run, instance);
}

/** The hanging is over: what stood still goes on. */
export function wake(run: Run, instance: Instance): void {
  for (const frame of run.frames.all) if (frame.op === HUNG && frame.instance === instance) run.soon(frame, CONTINUE);
  run.messaging?.goesOn(instance);
  run.config?.goesOn(instance);
}

/** Everything that is at the instance ends with the failure. Its slots come free, but nobody takes them: it does not serve. */
function cutOff(run: Run, instance: Instance, failure: Failure): void {
  restNoMore(run);
  const all = run.frames.all;
  const before = all.length; // frames made meanwhile are the callers' sides
  for (let i = 0; i < before; i++) {
    const frame = all[i] as Frame;
    if (frame.instance !== instance || !isHere(frame)) continue;
    if (frame.route === null) cutBranch(run, frame, failure);
    else cutVisit(run, frame, failure);
  }
  while (instance.line.length > 0) {
    const frame = all[instance.line.shift()] as Frame;
    if (frame.op === CLOSED) run.frames.give(frame);
  }
}

const isHere = ({ op }: Frame): boolean => op === WORKING || op === CONTINUE || op === IN_LINE || op === WAITING || op === HUNG;

function cutVisit(run: Run, frame: Frame, failure: Failure): void {
  if (frame.abandoned) {
    takeOff(run, frame, failure);
    return;
  }
  const caller = detach(run, frame);
  takeOff(run, frame, failure);
  caller.failure = failure;
  if (answer(run, caller)) run.soon(caller, REPLY);
  else keepTimeout(run, caller, caller.route as Route);
}

/** The try's timer named the frame of the visit: a caller who is still to hear (or never will) gets one for what is left of it. */
function keepTimeout(run: Run, caller: Frame, route: Route): void {
  const timeout = route.tuning === null ? route.timeout : route.tuning.timeout(caller, route);
  if (timeout === null) return;
  const { generation } = caller;
  after(run, Math.max(0, caller.sentAt + timeout.duration - run.now), () => {
    if (caller.generation === generation) timeOut(run, caller);
  });
}

/** A branch is a leg of its visit: it must return, with nothing more done. */
function cutBranch(run: Run, frame: Frame, failure: Failure): void {
  const { op } = frame;
  if (op === WORKING) stopWork(run, frame);
  if (op === IN_LINE) leaveLine(run, frame.instance as Instance);
  if (frame.holdsSlot) release(run, frame);
  frame.failure = failure;
  if (op === IN_LINE || op === HUNG) run.soon(frame, CONTINUE);
}
