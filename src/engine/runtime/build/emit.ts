// Writes the endpoints of a node into the run's flat program. Names are resolved to objects here, so that nothing is looked up
// by name while the run goes on. An edited node is written anew at the end; requests inside the old steps finish there.
import { known } from "../../../base/assert.ts";
import { hashText } from "../../kernel/hash.ts";
import type { CallPlan, EndpointPlan, Plan } from "../../kinds/model.ts";
import type { EffectStep } from "../../scenario/steps.ts";
import { checkAt, effectAt, effectHere } from "../effects/emit-effect.ts";
import type { Failure } from "../failure.ts";
import { ACT, BRANCH_END, CALL, type CallTarget, ELSE, END, FAIL, FORK, Step, VERDICT, WORK } from "../program.ts";
import type { Run } from "../run.ts";
import { ZipfKeys } from "../traffic/zipf-keys.ts";

export interface Addresses {
  /** Where a call over a drawn route of this node goes; null when there is none. */
  target(to: string, endpoint: string | undefined): CallTarget | null;
  readonly nowhere: Failure;
}

/** @returns the first step of the endpoint */
export function emitEndpoint(run: Run, node: string, plan: EndpointPlan, addresses: Addresses): number {
  return new Emitter(run, node, addresses).sequence(plan.steps, `${node}/${plan.name}`, END);
}

/** The endpoint of a database that is a read with a condition. */
const CHECKED = "read if";
/** What an effect's write has of its own: nothing, it is about the request's key. */
const WRITE = {};

class Emitter {
  private readonly run: Run;
  private readonly node: string;
  private readonly addresses: Addresses;
  constructor(run: Run, node: string, addresses: Addresses) {
    this.run = run;
    this.node = node;
    this.addresses = addresses;
  }

  /** Steps stand one behind the other; the branches of a parallel step come after the end. @param path tells the draws of these steps from all others */
  sequence(plans: readonly Plan[], path: string, end: number): number {
    const first = this.run.program.length;
    const forks: ((last: number) => void)[] = [];
    plans.forEach((plan, i) => this.one(plan, `${path}/${i}`, forks));
    const last = this.run.program.push(new Step(end)) - 1;
    for (const fork of forks) fork(last);
    return first;
  }

  private push(step: Step): Step {
    this.run.program.push(step);
    return step;
  }

  /** @param forks what is to be done when the last step of the sequence stands, with its place */
  private one(plan: Plan, path: string, forks: ((last: number) => void)[]): void {
    switch (plan.do) {
      case "work": {
        const step = this.push(new Step(WORK));
        step.work = plan.time;
        step.random = plan.random ?? this.run.stream(`${path}/work`);
        return;
      }
      case "work-by":
        this.push(new Step(WORK)).behaviour = plan.by;
        if (plan.judges !== false) this.push(new Step(VERDICT));
        return;
      case "call":
        this.call(plan, path, forks);
        return;
      case "call-by": {
        const step = this.push(new Step(CALL));
        step.chooser = plan.by;
        step.site = hashText(path);
        return;
      }
      case "act-by": {
        const step = this.push(new Step(ACT));
        step.actor = plan.by;
        forks.push((last) => void (step.next = last));
        return;
      }
      case "effect":
        this.effect(plan.step, path);
        return;
      case "within":
        plan.steps.forEach((inner, i) => this.one(inner, `${path}/${plan.name}/${i}`, forks));
        return;
      case "fail":
        this.fail(plan.chance, plan.failure, path);
        return;
      case "parallel":
        this.fork(plan.branches, path, forks);
    }
  }

  private call(plan: CallPlan, path: string, forks: ((last: number) => void)[]): void {
    const found = this.addresses.target(plan.to, plan.check === undefined ? plan.endpoint : CHECKED);
    const target =
      found === null || plan.check === undefined
        ? found
        : { ...found, endpoint: checkAt(this.run, found, plan.check, plan.else !== undefined, path) };
    if (target === null && plan.else === undefined) {
      this.fail(plan.chance, this.addresses.nowhere, path);
      return;
    }
    const step = target === null ? null : this.callOf(target, plan, path, path);
    if (step !== null) {
      step.chance = plan.chance;
      step.random = this.run.stream(`${path}/chance`);
    }
    if (plan.else !== undefined) this.otherwise(step, plan, path, forks);
  }

  /** At a database it is a write like others; else it is done where it stands. */
  private effect(plan: EffectStep, path: string): void {
    const { at } = plan;
    if (at === undefined) {
      this.push(new Step(ACT)).actor = effectHere(this.run, known(this.run.network.nodeById.get(this.node), this.node), plan, path);
      return;
    }
    const target = this.addresses.target(at, "write");
    if (target === null) this.fail(1, this.addresses.nowhere, path);
    else this.callOf({ ...target, endpoint: effectAt(this.run, target, plan, path) }, WRITE, path, path);
  }

  private callOf(target: CallTarget, { key }: Pick<CallPlan, "key">, path: string, site: string): Step {
    const step = this.push(new Step(CALL));
    step.route = target.route;
    step.endpoint = target.endpoint;
    step.site = hashText(site);
    if (key !== undefined) {
      step.keys = new ZipfKeys(key.keys, key.zipf);
      step.keyRandom = this.run.stream(`${path}/key`);
    }
    return step;
  }

  /** Behind a call: what else is done, then the call that fills; where the first brought something, both are skipped. */
  private otherwise(call: Step | null, plan: CallPlan, path: string, forks: ((last: number) => void)[]): void {
    const skip = this.push(new Step(ELSE));
    if (call === null) skip.next = this.run.program.length; // there is nobody to ask: it is always missing
    plan.else?.forEach((other, i) => this.one(other, `${path}/else/${i}`, forks));
    const filled = call === null || plan.fill === undefined ? null : this.addresses.target(plan.to, plan.fill);
    const swallow = filled === null ? null : this.callOf(filled, plan, path, `${path}/fill`) && this.push(new Step(ELSE));
    const end = this.run.program.length;
    if (swallow !== null) swallow.next = end;
    if (call === null) return;
    skip.next = end;
    call.next = end;
  }

  private fail(chance: number, failure: Failure, path: string): void {
    const step = this.push(new Step(FAIL));
    step.chance = chance;
    step.failure = failure;
    step.random = this.run.stream(`${path}/fail`);
  }

  private fork(branches: readonly (readonly Plan[])[], path: string, forks: ((last: number) => void)[]): void {
    const step = this.push(new Step(FORK));
    step.next = this.run.program.length;
    forks.push(() => {
      step.branches = branches.map((branch, i) => this.sequence(branch, `${path}/${i}`, BRANCH_END));
    });
  }
}
