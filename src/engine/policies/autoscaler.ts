// How many replicas there should be: the rule of Kubernetes' HorizontalPodAutoscaler (autoscaling/v2, its default behaviour), as plain
// arithmetic over what is told to it. It starts and stops nothing and measures nothing.

import type { ScaleReason } from "../telemetry/views/live.ts";

export interface AutoscalerSettings {
  readonly min: number;
  readonly max: number;
  /** Share of the slots that should be in work, 0 … 1. */
  readonly target: number;
  /** No change while utilisation ÷ target is so near 1 [Kubernetes: 0.1]. */
  readonly tolerance: number;
  /** µs; fewer only when no more were wished for so long [300 s]. */
  readonly stabilisation: number;
}

export interface Decision {
  /** What the rule asks for before its limits. */
  readonly wish: number;
  /** What there shall be. */
  readonly replicas: number;
  readonly why: ScaleReason;
}

/** Up at most by so many, or by their number again, whichever is more, within the period. */
const STEP = 4;
const PERIOD = 15_000_000;
/** Against the last bit of a product: 0.7 · 10 / 0.7 is 10. */
const ROUNDING = 1e-9;

/**
 * Keeps what the rule must remember: its wishes of the stabilisation window, and what it has added of late.
 *
 * @example
 * const scaler = new Autoscaler({ min: 1, max: 10, target: 0.5, tolerance: 0.1, stabilisation: 300_000_000 });
 * scaler.decide(now, 2, 2, 0.9); // { wish: 4, replicas: 4, why: "up" }
 */
export class Autoscaler {
  settings: AutoscalerSettings;
  private wishes: { readonly at: number; readonly wish: number }[] = [];
  private added: { readonly at: number; readonly count: number }[] = [];

  constructor(settings: AutoscalerSettings) {
    this.settings = settings;
  }

  /**
   * @param now µs, never earlier than before
   * @param current replicas that there are or that are starting
   * @param ready those of them that can serve
   * @param utilisation of the ready ones, 0 … 1; NaN when nothing is known
   */
  decide(now: number, current: number, ready: number, utilisation: number): Decision {
    const { min, max } = this.settings;
    if (current > max) return this.decided(now, current, { wish: max, replicas: max, why: "most" });
    if (current < min) return this.decided(now, current, { wish: min, replicas: min, why: "fewest" });
    if (ready === 0 || utilisation !== utilisation) return { wish: current, replicas: current, why: "unknown" };
    const { wish, why } = this.wish(current, ready, utilisation);
    this.wishes.push({ at: now, wish });
    return this.decided(now, current, this.limited(now, current, wish, why));
  }

  /** ⌈ready · utilisation / target⌉; those that are starting count as idle where more would be needed (Kubernetes: so that it does not overshoot). */
  private wish(current: number, ready: number, utilisation: number): { readonly wish: number; readonly why: ScaleReason } {
    const { target, tolerance } = this.settings;
    const ratio = utilisation / target;
    if (current === ready || ratio <= 1) {
      if (Math.abs(1 - ratio) <= tolerance + ROUNDING) return { wish: current, why: "steady" };
      return { wish: Math.max(0, Math.ceil(ratio * ready - ROUNDING)), why: "up" };
    }
    const diluted = (ratio * ready) / current;
    if (diluted <= 1 + tolerance + ROUNDING) return { wish: current, why: "starting" };
    return { wish: Math.ceil(diluted * current - ROUNDING), why: "up" };
  }

  private limited(now: number, current: number, wish: number, why: ScaleReason): Decision {
    const { min, max, stabilisation } = this.settings;
    this.wishes = this.wishes.filter(({ at }) => at > now - stabilisation || at === now);
    if (wish === current) return { wish, replicas: current, why };
    if (wish < current) {
      const highest = this.wishes.reduce((most, one) => Math.max(most, one.wish), wish);
      const replicas = Math.max(min, Math.min(current, highest));
      if (replicas === current) return { wish, replicas, why: current === min ? "fewest" : "stabilising" };
      return { wish, replicas, why: replicas > highest ? "fewest" : "down" };
    }
    const ceiling = this.ceiling(now, current);
    const replicas = Math.min(wish, max, Math.max(current, ceiling));
    return { wish, replicas, why: replicas === wish ? "up" : replicas === max ? "most" : "limited" };
  }

  /** As many as there may be at the end of the period that runs. */
  private ceiling(now: number, current: number): number {
    this.added = this.added.filter(({ at }) => at > now - PERIOD);
    const start = current - this.added.reduce((sum, { count }) => sum + count, 0);
    return Math.max(start + STEP, 2 * start);
  }

  private decided(now: number, current: number, decision: Decision): Decision {
    if (decision.replicas > current) this.added.push({ at: now, count: decision.replicas - current });
    return decision;
  }
}
