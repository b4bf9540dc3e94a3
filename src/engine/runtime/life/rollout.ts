// A deployment under way: instances of another version take the place of those that are there. Rolling as Kubernetes does it, never
// more than so many above, never fewer available than so many below; a canary is a rolling that stops at a share, and waits for
// whoever promotes it or rolls it back; blue-green starts a whole second set and switches the callers' list at once.
import type { CompletedAction } from "../../scenario/complete.ts";
import type { ChangeCause, Led } from "../../telemetry/views/changes.ts";
import type { RolloutPhase } from "../../telemetry/views/live.ts";
import { durationOf } from "../build/texts.ts";
import type { Instance, Node } from "../network.ts";
import { after } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { tooManyErrors } from "./error-share.ts";
import { addInstance, holdBack, retireInstance, scale } from "./lifecycle.ts";
import type { Release } from "./release.ts";

export interface Plan {
  readonly strategy: "rolling" | "canary" | "blue-green";
  readonly surge: number;
  readonly unavailable: number;
  readonly share: number;
  /** µs; null: until somebody decides. */
  readonly hold: number | null;
  /** Rolled back by itself above this share of errors within `every`; null: never. */
  readonly maxErrorShare: number | null;
  readonly every: number;
}
/** How Kubernetes rolls. */
export const ROLLING: Plan = {
  strategy: "rolling",
  surge: 0.25,
  unavailable: 0.25,
  share: 1,
  hold: null,
  maxErrorShare: null,
  every: 5_000_000,
};
export const planOf = (act: Extract<CompletedAction, { readonly do: "deploy" }>): Plan => ({
  strategy: act.strategy,
  surge: act.surge,
  unavailable: act.unavailable,
  share: act.share,
  hold: act.hold === undefined ? null : durationOf(act.hold),
  maxErrorShare: act.maxErrorShare ?? null,
  every: durationOf(act.every),
});

export class Rollout {
  readonly node: Node;
  readonly to: Release;
  readonly from: Release;
  readonly plan: Plan;
  phase: RolloutPhase = "rolling";
  /** µs; when the hold ends by itself; NaN: it does not, or does not hold. */
  holdsUntil = NaN;
  private readonly run: Run;
  private readonly cause: ChangeCause;
  private led: Led;
  private isPromoted = false;
  private isDue = false;
  private answers = 0;
  private errors = 0;

  private constructor(run: Run, node: Node, to: Release, plan: Plan, cause: "deploy" | "rollback") {
    this.run = run;
    this.node = node;
    this.from = node.rollout?.from ?? node.releases.current;
    this.to = to;
    this.plan = plan;
    this.cause = cause;
    node.rollout = this;
    node.releases.current = plan.strategy === "rolling" ? to : this.from;
    this.led = this.tell("rolling", cause, { version: to.version, before: this.from.version, strategy: plan.strategy });
  }

  /** It may be over at once: where there are no instances. */
  static begin(run: Run, node: Node, to: Release, plan: Plan, cause: "deploy" | "rollback"): void {
    const rollout = new Rollout(run, node, to, plan, cause);
    if (plan.maxErrorShare !== null) rollout.watch();
    rollout.reconcile();
  }

  private get isOver(): boolean {
    return this.node.rollout !== this || this.node.removed;
  }
  private get instances(): readonly Instance[] {
    return this.node.instances.filter((instance) => !instance.retired);
  }
  /** Its instances, without those that leave. */
  get fresh(): readonly Instance[] {
    return this.instances.filter((instance) => instance.release === this.to);
  }
  private get old(): readonly Instance[] {
    return this.instances.filter((instance) => instance.release !== this.to);
  }
  /** How many of it there shall be in this phase. */
  private get goal(): number {
    const { wanted } = this.node;
    return this.plan.strategy === "canary" && !this.isPromoted
      ? Math.min(wanted, Math.max(1, Math.ceil(this.plan.share * wanted)))
      : wanted;
  }

  /** Something of the node's instances has changed: looked at when this moment's events are done. */
  changed(): void {
    if (this.isDue || this.isOver) return;
    this.isDue = true;
    this.later(0, () => this.reconcile());
  }

  private later(us: number, then: () => void): void {
    after(this.run, us, () => {
      this.isDue = false;
      if (!this.isOver) this.run.journal.within(this.led, then);
    });
  }

  private reconcile(): void {
    if (this.isOver) return;
    this.run.journal.within(this.led, () => (this.plan.strategy === "blue-green" ? this.blueGreen() : this.roll()));
  }

  private roll(): void {
    const { wanted } = this.node;
    const surge = Math.ceil(this.plan.surge * wanted);
    const below = Math.floor(this.plan.unavailable * wanted);
    const unavailable = surge === 0 && below === 0 ? 1 : below; // else nothing could ever move
    this.add(Math.min(this.goal - this.fresh.length, wanted + surge - this.instances.length));
    this.retire(this.fresh.length - this.goal, this.fresh);
    this.retireOld(wanted - unavailable);
    const fresh = this.fresh;
    if (fresh.length !== this.goal || !fresh.every(isUp) || this.old.length !== wanted - this.goal) return;
    if (this.goal < wanted || (this.plan.strategy === "canary" && !this.isPromoted)) this.hold();
    else this.done();
  }

  /** Those that are not available anyway go first (Kubernetes: cleanup of unhealthy replicas). */
  private retireOld(least: number): void {
    const spare = this.old.length - (this.node.wanted - this.goal);
    const starting = this.fresh.filter((instance) => !isUp(instance)).length;
    const broken = this.old.filter((instance) => !isUp(instance));
    this.retire(Math.min(spare, broken.length, this.instances.length - least - starting), broken);
    const available = this.instances.filter(isUp).length;
    this.retire(Math.min(this.old.length - (this.node.wanted - this.goal), available - least), this.old.filter(isUp));
  }

  private add(count: number, held = false): void {
    for (let i = 0; i < count; i++) addInstance(this.run, this.node, false, this.cause, this.to).held = held;
  }
  /** The oldest go first. */
  private retire(count: number, from: readonly Instance[]): void {
    for (const instance of from.slice(0, Math.max(0, count))) retireInstance(this.run, instance, this.cause);
  }

  private blueGreen(): void {
    const { wanted } = this.node;
    const isSwitched = this.phase === "holding";
    this.add(wanted - this.fresh.length, !isSwitched);
    this.retire(this.fresh.length - wanted, this.fresh);
    if (isSwitched || this.fresh.length !== wanted || !this.fresh.every(isUp)) return;
    this.switchTo(this.fresh, this.old);
    this.node.releases.current = this.to;
    this.run.log.write(this.run.now, "info", this.node.id, "deploySwitched", { version: this.to.version, before: this.from.version });
    if (this.plan.hold === null) this.done();
    else this.hold();
  }

  /** The callers' list has the ones, and then no longer the others. */
  private switchTo(these: readonly Instance[], those: readonly Instance[]): void {
    for (const instance of these) holdBack(this.run, instance, false);
    for (const instance of those) holdBack(this.run, instance, true);
  }

  private hold(): void {
    if (this.phase === "holding") return;
    this.led = this.tell("holding", this.cause, { version: this.to.version, count: this.fresh.length, of: this.node.wanted });
    const { hold } = this.plan;
    if (hold === null) return;
    this.holdsUntil = this.run.now + hold;
    this.later(hold, () => this.promote());
  }

  /** There is a set beside the one before, and nothing is decided about it yet. */
  get mayPromote(): boolean {
    const { strategy } = this.plan;
    return !this.isOver && !this.isPromoted && strategy !== "rolling" && (strategy === "canary" || this.phase === "holding");
  }

  /** A canary becomes all; a second set lets the first go. @returns false when there is nothing to promote */
  promote(): boolean {
    if (!this.mayPromote) return false;
    this.isPromoted = true;
    this.holdsUntil = NaN;
    this.node.releases.current = this.to;
    if (this.plan.strategy === "blue-green") this.done();
    else {
      this.led = this.tell("rolling", "promote", { version: this.to.version, before: this.from.version, strategy: this.plan.strategy });
      this.reconcile();
    }
    return true;
  }

  /** Every so often: are its answers worse than they may be? */
  private watch(): void {
    const { every, maxErrorShare } = this.plan;
    const { answers, errors } = this.counted();
    const [came, bad] = [answers - this.answers, errors - this.errors];
    this.answers = answers;
    this.errors = errors;
    const measured = tooManyErrors(came, bad, maxErrorShare ?? 1);
    if (measured === null) this.later(every, () => this.watch());
    else this.rollBack(measured);
  }
  private counted(): { readonly answers: number; readonly errors: number } {
    const errors = this.fresh.reduce((sum, { endedBad }) => sum + endedBad, 0);
    return { errors, answers: errors + this.fresh.reduce((sum, { endedOk }) => sum + endedOk, 0) };
  }

  /** Its instances go, those of before come back. @param measured what it was rolled back for; left out: somebody decided it */
  rollBack(measured?: { readonly errors: number; readonly limit: number }): void {
    if (this.isOver) return;
    const values = { version: this.to.version, before: this.from.version, ...measured };
    this.led = this.tell("rolledBack", measured === undefined ? "rollback" : "errors", values);
    this.run.journal.within(this.led, () => {
      this.node.releases.current = this.from;
      if (this.plan.strategy === "blue-green") this.switchTo(this.old, this.fresh);
      if (this.plan.strategy === "rolling") this.back();
      else {
        this.node.rollout = null;
        for (const instance of this.fresh) retireInstance(this.run, instance, "rollback");
        scale(this.run, this.node, this.node.wanted, "rollback"); // it may have been scaled meanwhile
      }
    });
  }
  /** As it came, so it goes: one after the other. */
  private back(): void {
    const { node, run, from } = this;
    node.rollout = null;
    node.releases.current = this.to;
    Rollout.begin(run, node, from, ROLLING, "rollback");
  }

  private done(): void {
    const { node, to, from } = this;
    node.rollout = null;
    node.releases.current = to;
    if (to !== from) node.releases.previous = from;
    for (const instance of this.old) retireInstance(this.run, instance, this.cause);
    for (const instance of this.fresh) holdBack(this.run, instance, false);
    this.tell("done", this.cause, { version: to.version, before: from.version });
  }

  /** Written down where people look: log, marks behind the charts, and the changes that the question why is answered from. */
  private tell(phase: RolloutPhase | "done" | "rolledBack", code: ChangeCause, values: Readonly<Record<string, string | number>>): Led {
    const { run, node } = this;
    const before = this.phase;
    if (phase === "rolling" || phase === "holding") this.phase = phase;
    run.log.write(run.now, phase === "rolledBack" ? "warn" : "info", node.id, LOGGED[phase], values);
    // What a person decides is marked as what they did.
    if (phase === "rolledBack" && code === "errors")
      run.journal.mark({
        id: `rollback-${node.id}-${run.now}`,
        act: "rollback",
        fault: "",
        target: node.id,
        from: run.now,
        to: null,
        settings: values,
        itself: true,
      });
    return run.journal.changed({ at: run.now, thing: node.id, instance: "", sort: "deploy", from: before, to: phase, code, values });
  }
}
const LOGGED = { rolling: "deployStarted", holding: "deployHeld", done: "deployDone", rolledBack: "deployRolledBack" } as const;
const isUp = (instance: Instance): boolean => instance.status === "HEALTHY";
