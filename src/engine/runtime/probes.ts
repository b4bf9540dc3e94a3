// Health probes of a node's instances, beside their queues: they take no slot. A crashed instance fails at once, a hanging one
// after the timeout. Failures take an instance off the list, more of them restart it (Kubernetes: readiness and liveness).
import type { Frame, TimerOwner } from "./frame.ts";
import { TIMER } from "./frame.ts";
import { crashInstance, list, restartInstance, setHealth } from "./lifecycle.ts";
import type { Instance, Node } from "./network.ts";
import type { Run } from "./run.ts";

/** One recurring event for all instances of a node. */
export class Probes implements TimerOwner {
  private readonly node: Node;
  constructor(node: Node) {
    this.node = node;
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
    else if (instance.hanging > 0) run.timer(new ProbeTimeout(instance), this.node.capacity.health.timeout);
    else if (this.node.healthCheck !== null && !this.node.healthCheck(instance)) failed(run, instance);
    else passed(run, instance);
  }
}

class ProbeTimeout implements TimerOwner {
  private readonly instance: Instance;
  private readonly life: number;
  constructor(instance: Instance) {
    this.instance = instance;
    this.life = instance.life;
  }
  fire(run: Run, frame: Frame): void {
    run.frames.give(frame);
    if (this.instance.life === this.life) failed(run, this.instance);
  }
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
  if (instance.failedProbes < restartAfter) return;
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
