// The autoscaler of a node: measures its ready instances from one decision to the next and lets the rule decide (policies/autoscaler).
// What was decided is written down with its numbers, and stands for whoever looks.
import { Autoscaler, type AutoscalerSettings, type Decision } from "../../policies/autoscaler.ts";
import { TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import { scale } from "./lifecycle.ts";

export interface AutoscaleSettings extends AutoscalerSettings {
  /** µs between two decisions. */
  readonly sync: number;
  /** What is measured: slots in work, or slots held. */
  readonly of: "working" | "busy";
}

interface Reading {
  readonly used: number;
  readonly slots: number;
}

/** A recurring event while the node has an autoscaler. */
export class Autoscaling implements TimerOwner {
  readonly node: Node;
  private readonly rule: Autoscaler;
  settings: AutoscaleSettings;
  private readings = new Map<Instance, Reading>();
  /** Of the last decision; NaN and null before the first. */
  utilisation = NaN;
  last: Decision | null = null;
  nextAt: number;

  constructor(run: Run, node: Node, settings: AutoscaleSettings) {
    this.node = node;
    this.settings = settings;
    this.rule = new Autoscaler(settings);
    this.measure(run);
    this.nextAt = run.now + settings.sync;
    run.timer(this, settings.sync);
  }

  /** Other settings count from the next decision on. */
  change(settings: AutoscaleSettings): void {
    this.settings = settings;
    this.rule.settings = settings;
  }

  fire(run: Run, frame: Frame): void {
    if (this.node.removed || this.node.autoscaling !== this) {
      run.frames.give(frame);
      return;
    }
    this.utilisation = this.measure(run);
    this.decide(run);
    this.nextAt = run.now + this.settings.sync;
    run.later(frame, TIMER, this.settings.sync);
  }

  /** Of the ready instances since the last reading; those that came meanwhile, since they came. */
  private measure(run: Run): number {
    const now = run.queue.now;
    const readings = new Map<Instance, Reading>();
    let used = 0;
    let slots = 0;
    for (const instance of this.node.instances) {
      if (!isReady(instance)) continue;
      const integrals = instance.integrals(now);
      const reading = { used: integrals[this.settings.of], slots: integrals.slots };
      const before = this.readings.get(instance);
      readings.set(instance, reading);
      used += reading.used - (before?.used ?? 0);
      slots += reading.slots - (before?.slots ?? 0);
    }
    this.readings = readings;
    return slots > 0 ? used / slots : NaN;
  }

  private decide(run: Run): void {
    const { node } = this;
    const current = node.wanted;
    const ready = node.instances.filter((instance) => isReady(instance)).length;
    if (current === 0) {
      this.last = null; // scaled to none: it stays so (Kubernetes: scaling is disabled)
      return;
    }
    this.last = this.rule.decide(run.now, current, Math.min(ready, current), this.utilisation);
    if (this.last.replicas !== current) this.act(run, current, this.last.replicas, ready);
  }

  private act(run: Run, from: number, to: number, ready: number): void {
    const { node, settings, utilisation } = this;
    const measured = utilisation === utilisation ? Math.round(utilisation * 1000) / 10 : "–";
    const values = { from, to, ready, utilisation: measured, target: Math.round(settings.target * 1000) / 10 };
    run.log.write(run.now, "info", node.id, "autoscaled", values);
    run.journal.mark({
      id: `autoscale-${node.id}-${run.now}`,
      act: "autoscale",
      fault: "",
      target: node.id,
      from: run.now,
      to: null,
      settings: values,
    });
    const led = run.journal.changed({
      at: run.now,
      thing: node.id,
      instance: "",
      sort: "scale",
      from: `${from}`,
      to: `${to}`,
      code: "autoscale",
      values,
    });
    run.journal.within(led, () => scale(run, node, to, "autoscale"));
  }
}

/** Those that wait for a switch get no calls: their idleness says nothing. */
const isReady = ({ held, retired, status }: Instance): boolean => status === "HEALTHY" && !retired && !held;
