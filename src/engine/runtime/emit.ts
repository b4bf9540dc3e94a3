// Writes the endpoints of a node into the run's flat program. Names are resolved to objects here, so that nothing is looked up
// by name while the run goes on. An edited node is written anew at the end; requests inside the old steps finish there.
import { hashText } from "../kernel/hash.ts";
import type { EndpointPlan, Plan } from "../kinds/model.ts";
import type { Failure } from "./failure.ts";
import { BRANCH_END, CALL, type CallTarget, END, FAIL, FORK, Step, VERDICT, WORK } from "./program.ts";
import type { Run } from "./run.ts";

export interface Addresses {
  /** Where a call over a drawn route of this node goes; null when there is none. */
  target(to: string, endpoint: string | undefined): CallTarget | null;
  readonly nowhere: Failure;
}

/** @returns the first step of the endpoint */
export function emitEndpoint(run: Run, node: string, plan: EndpointPlan, addresses: Addresses): number {
  return new Emitter(run, addresses).sequence(plan.steps, `${node}/${plan.name}`, END);
}

class Emitter {
  private readonly run: Run;
  private readonly addresses: Addresses;
  constructor(run: Run, addresses: Addresses) {
    this.run = run;
    this.addresses = addresses;
  }

  /** Steps stand one behind the other; the branches of a parallel step come after the end. @param path tells the draws of these steps from all others */
  sequence(plans: readonly Plan[], path: string, end: number): number {
    const first = this.run.program.length;
    const forks: (() => void)[] = [];
    plans.forEach((plan, i) => this.one(plan, `${path}/${i}`, forks));
    this.push(new Step(end));
    for (const fork of forks) fork();
    return first;
  }

  private push(step: Step): Step {
    this.run.program.push(step);
    return step;
  }

  private one(plan: Plan, path: string, forks: (() => void)[]): void {
    switch (plan.do) {
      case "work": {
        const step = this.push(new Step(WORK));
        step.work = plan.time;
        step.random = this.run.stream(`${path}/work`);
        return;
      }
      case "work-by":
        this.push(new Step(WORK)).behaviour = plan.by;
        this.push(new Step(VERDICT));
        return;
      case "call":
        this.call(plan, path);
        return;
      case "call-by": {
        const step = this.push(new Step(CALL));
        step.chooser = plan.by;
        step.site = hashText(path);
        return;
      }
      case "fail":
        this.fail(plan.chance, plan.failure, path);
        return;
      case "parallel":
        this.fork(plan.branches, path, forks);
    }
  }

  private call(plan: Extract<Plan, { readonly do: "call" }>, path: string): void {
    const target = this.addresses.target(plan.to, plan.endpoint);
    if (target === null) {
      this.fail(plan.chance, this.addresses.nowhere, path);
      return;
    }
    const step = this.push(new Step(CALL));
    step.route = target.route;
    step.endpoint = target.endpoint;
    step.chance = plan.chance;
    step.random = this.run.stream(`${path}/chance`);
    step.site = hashText(path);
  }

  private fail(chance: number, failure: Failure, path: string): void {
    const step = this.push(new Step(FAIL));
    step.chance = chance;
    step.failure = failure;
    step.random = this.run.stream(`${path}/fail`);
  }

  private fork(branches: readonly (readonly Plan[])[], path: string, forks: (() => void)[]): void {
    const step = this.push(new Step(FORK));
    step.next = this.run.program.length;
    forks.push(() => {
      step.branches = branches.map((branch, i) => this.sequence(branch, `${path}/${i}`, BRANCH_END));
    });
  }
}
