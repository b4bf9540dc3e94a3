// What follows from a route's ejections: they are logged, led back to what began them and put into the digest; and at every sweep
// those come back whose time is over.
import type { EjectionWatch } from "../../policies/balancing/outlier.ts";
import type { Told } from "../../telemetry/why/journal.ts";
import { EVENT } from "../event-codes.ts";
import { TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";

/** Hears of what the balancer of a route does. */
export class Ejections implements EjectionWatch<Instance> {
  private readonly run: Run;
  private readonly route: { readonly id: string; readonly hash: number };

  constructor(run: Run, route: { readonly id: string; readonly hash: number }) {
    this.run = run;
    this.route = route;
  }

  ejected(instance: Instance, now: number, until: number, ejections: number): void {
    instance.ejectedBy++;
    const values = { seconds: (until - now) / 1e6, ejections };
    this.tell(instance, "failuresInRow", values);
    this.run.log.write(now, "warn", this.route.id, "ejected", values, instance.name);
    this.run.digest.record(now, (this.route.hash + EVENT.ejected) | 0, instance.hash);
  }

  returned(instance: Instance, now: number): void {
    instance.ejectedBy--;
    this.tell(instance, "ejectionOver", {});
    this.run.log.write(now, "info", this.route.id, "ejectionOver", {}, instance.name);
    this.run.digest.record(now, (this.route.hash + EVENT.returned) | 0, instance.hash);
  }

  private tell(instance: Instance, code: "failuresInRow" | "ejectionOver", values: Record<string, number>): void {
    const { journal, now } = this.run;
    const isOut = code === "failuresInRow";
    const change: Told = {
      at: now,
      thing: this.route.id,
      instance: instance.name,
      sort: "ejection",
      from: isOut ? "in" : "ejected",
      to: isOut ? "ejected" : "in",
      code,
      values,
    };
    journal.changed(isOut ? { ...change, led: this.ledTo(instance) } : change);
  }

  /** Failures come from what became of the instance, from a fault on its node or on the route, or from what the instance calls itself. */
  private ledTo(instance: Instance) {
    const { journal, network, now } = this.run;
    const { node, status, name } = instance;
    if (status !== "HEALTHY") return journal.ledBy(node.id, name, "instance");
    const byNode = journal.faultOn(node.id, name, now);
    if (byNode.origin !== null) return byNode;
    const byRoute = journal.faultOn(this.route.id, name, now);
    const last = network.routeById.get(this.route.id)?.lastFailure ?? null;
    return byRoute.origin !== null || last === null ? byRoute : journal.ledByFailure(last);
  }
}

/** The recurring sweep of a route with outlier ejection; it ends with the policy or the route. */
export class Sweeps implements TimerOwner {
  private readonly route: Route;
  constructor(run: Run, route: Route) {
    this.route = route;
    run.timer(this, route.sweep);
  }

  fire(run: Run, frame: Frame): void {
    const { route } = this;
    if (route.sweeps !== this) {
      run.frames.give(frame);
      return;
    }
    route.balancer.sweep(run.now);
    run.later(frame, TIMER, route.sweep);
  }
}
