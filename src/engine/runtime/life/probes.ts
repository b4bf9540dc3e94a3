// Health probes of a node's instances, sent by the platform from where they run: no network lies between. Answered beside the queue,
// or in line like a request. A crashed instance fails at once, one that does not answer after the timeout. Failures take an instance
// off the list, more of them restart it (Kubernetes: readiness and liveness).
import { draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import { crashInstance, list, restartInstance, setHealth } from "./lifecycle.ts";
import { ProbeInLine, probeProgram } from "./probe-in-line.ts";

/** One recurring event for all instances of a node. */
export class Probes implements TimerOwner {
  private readonly node: Node;
  private readonly random: RandomStream;
  /** First step of the check in line; -1 until there is one. */
  private entry = -1;

  constructor(run: Run, node: Node) {
    this.node = node;
    this.random = run.stream(`${node.id}/health`);
  }

  fire(run: Run, frame: Frame): void {
    if (this.node.removed) {
      run.frames.give(frame);
      return;
    }
    for (const instance of this.node.instances.slice()) this.probe(run, instance);
    run.later(frame, TIMER, this.node.capacity.health.interval);
  }

  private probe(run: Run, instance: Instance): void {
    if (instance.status === "CRASHED") failed(run, instance);
    else if (instance.status !== "HEALTHY" && instance.status !== "UNHEALTHY") return;
    else if (instance.probedLife === instance.life) return; // the last one is not over: one at a time, as in Kubernetes
    else if (this.node.capacity.health.inLine) this.inLine(run, instance);
    else this.beside(run, instance);
  }

  /** It takes no slot. Where the check itself takes time, or the instance hangs, it is known later how it went. */
  private beside(run: Run, instance: Instance): void {
    const { time, timeout } = this.node.capacity.health;
    const us = time === null ? 0 : Math.round(draw(time, this.random) * slowdown(instance));
    if (instance.hanging > 0 || us > 0) instance.probedLife = instance.life;
    if (instance.hanging > 0 || us > timeout) run.timer(new Verdict(instance, false), timeout);
    else if (us > 0) run.timer(new Verdict(instance, true), us);
    else judge(run, instance, instance.life, true);
  }

  /** A full line turns it away like any other. */
  private inLine(run: Run, instance: Instance): void {
    if (instance.busy >= instance.concurrency && instance.waiting >= this.node.room) {
      failed(run, instance);
      return;
    }
    if (this.entry < 0) this.entry = probeProgram(run, () => this.node.capacity.health.time, this.random);
    instance.probedLife = instance.life;
    new ProbeInLine(run, instance, this.entry, judge).send();
  }
}

/** So many times as long does work take there, for faults that make it slow. */
function slowdown(instance: Instance): number {
  let factor = 1;
  for (const fault of instance.node.addedLatency ?? [])
    if (fault.deliveriesOnly !== true && (fault.instance === null || fault.instance === instance)) factor *= fault.factor;
  return factor;
}

/** How it went is known at a later moment; an instance that began to hang meanwhile has not answered. */
class Verdict implements TimerOwner {
  private readonly instance: Instance;
  private readonly life: number;
  private readonly isWell: boolean;
  constructor(instance: Instance, isWell: boolean) {
    this.instance = instance;
    this.life = instance.life;
    this.isWell = isWell;
  }
  fire(run: Run, frame: Frame): void {
    run.frames.give(frame);
    judge(run, this.instance, this.life, this.isWell && this.instance.hanging === 0);
  }
}

function judge(run: Run, instance: Instance, life: number, answers: boolean): void {
  if (instance.probedLife === life) instance.probedLife = -1;
  if (instance.life !== life) return;
  const { healthCheck } = instance.node;
  if (answers && (healthCheck === null || healthCheck(instance))) passed(run, instance);
  else failed(run, instance);
}
function failed(run: Run, instance: Instance): void {
  const { unhealthyAfter, restartAfter, timeout } = instance.node.capacity.health;
  instance.goodProbes = 0;
  instance.failedProbes++;
  if (instance.failedProbes >= unhealthyAfter) {
    if (instance.status === "HEALTHY")
      setHealth(run, instance, "UNHEALTHY", run.journal.faultOn(instance.node.id, instance.name, run.now - timeout));
    list(run, instance, false);
  }
  const heldDown = instance.status === "CRASHED" && instance.crashes > 0; // it starts when the fault is over
  if (instance.failedProbes < restartAfter || heldDown) return;
  run.journal.within(run.journal.ledBy(instance.node.id, instance.name, "instance"), () => {
    crashInstance(run, instance, "probe");
    restartInstance(run, instance, "probe");
  });
}

function passed(run: Run, instance: Instance): void {
  instance.failedProbes = 0;
  if (instance.status !== "UNHEALTHY" || ++instance.goodProbes < instance.node.capacity.health.healthyAfter) return;
  setHealth(run, instance, "HEALTHY");
  list(run, instance, true);
}
