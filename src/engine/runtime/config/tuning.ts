// What configurations say of the calls of a route, by the instance that calls. A route has one only while some caller's view says
// something of it; elsewhere its own settings are asked, behind one test for null.
import type { AttemptTimers } from "../../policies/attempt-timers.ts";
import type { Retry } from "../../policies/retry.ts";
import type { Frame } from "../frame.ts";
import type { Instance, Route } from "../network.ts";

/** Null: as the route has it. */
export interface Tuned {
  readonly instance: Instance;
  readonly timeout: AttemptTimers | null;
  readonly retry: Retry | null;
}

export class Tuning {
  /** By the slot of the caller's instance. */
  private readonly bySlot: (Tuned | null)[] = [];

  put(tuned: Tuned): void {
    const { slot } = tuned.instance;
    while (this.bySlot.length < slot) this.bySlot.push(null);
    this.bySlot[slot] = tuned;
  }
  /** @returns nobody is left */
  take(instance: Instance): boolean {
    if (this.bySlot[instance.slot]?.instance === instance) this.bySlot[instance.slot] = null;
    return this.bySlot.every((tuned) => tuned === null);
  }

  private of(frame: Frame): Tuned | null {
    const caller = frame.parent?.instance ?? null;
    if (caller === null || caller.slot >= this.bySlot.length) return null;
    const tuned = this.bySlot[caller.slot] as Tuned | null;
    return tuned !== null && tuned.instance === caller ? tuned : null;
  }
  timeout(frame: Frame, route: Route): AttemptTimers | null {
    return this.of(frame)?.timeout ?? route.timeout;
  }
  retry(frame: Frame, route: Route): Retry | null {
    return this.of(frame)?.retry ?? route.retry;
  }
}
