// What a step changes of what a place keeps. An effect happens whole at one instant or not at all; with an idempotency key it happens
// once for each id within its window (the "idempotent receiver" of Hohpe and Woolf; Stripe's Idempotency-Key, which is kept for a day).
import type { StateStore } from "./state-store.ts";

export const APPLIED = 0;
/** It had happened already: nothing changes, and that is well. */
export const DUPLICATE = 1;
/** A counter would fall below its least, or no entity is in the state that it asks for: nothing changes. */
export const REFUSED = 2;
export type Verdict = typeof APPLIED | typeof DUPLICATE | typeof REFUSED;

/** On whose behalf: numbers, so that nothing is made for an effect. */
export interface Origin {
  /** Low 32 bits of the request's number, and which client sent it. */
  request: number;
  client: number;
  /** The call with all its tries. */
  call: number;
  key: number;
}

/** Entities are told apart by the request that made them, or by its key. */
export const idOf = ({ request, client, key }: Origin, byKey: boolean): number =>
  byKey ? -1 - key : client * 4294967296 + (request >>> 0);

export interface OnceSettings {
  readonly by: "request" | "call" | "key";
  /** µs. */
  readonly window: number;
  /** Names the step: ids of one are none of another. */
  readonly step: string;
}

export abstract class Effect {
  readonly once: OnceSettings | null;
  constructor(once: OnceSettings | null) {
    this.once = once;
  }

  /** False: it is refused, and nothing has changed. */
  protected abstract act(store: StateStore, origin: Origin): boolean;

  perform(store: StateStore, origin: Origin, now: number): Verdict {
    const { once } = this;
    if (once === null) return this.act(store, origin) ? APPLIED : REFUSED;
    const ids = store.idsOf(once.step, once.window);
    const a = once.by === "key" ? origin.key : origin.request;
    const b = once.by === "key" ? -1 : once.by === "call" ? origin.call : origin.client;
    if (ids.has(a, b, now)) return DUPLICATE;
    if (!this.act(store, origin)) return REFUSED;
    ids.add(a, b, now);
    return APPLIED;
  }

  /** The same where a copy is kept: what was applied there is applied here. */
  replay(store: StateStore, origin: Origin): void {
    this.act(store, origin);
  }
}

/** Moves an amount from a counter to another; without one of them it comes from outside, or goes there. */
export class Move extends Effect {
  private readonly amount: number;
  private readonly from: number | null;
  private readonly to: number | null;
  private readonly least: number;

  constructor(once: OnceSettings | null, settings: { amount: number; from: number | null; to: number | null; least: number }) {
    super(once);
    this.amount = settings.amount;
    this.from = settings.from;
    this.to = settings.to;
    this.least = settings.least;
  }
  protected act(store: StateStore): boolean {
    const { amount, from, to } = this;
    if (from !== null && store.amount(from) - amount < this.least) return false;
    if (from !== null) store.add(from, -amount);
    if (to !== null) store.add(to, amount);
    return true;
  }
}

interface OfEntity {
  readonly kind: number;
  readonly byKey: boolean;
}
/** One more, whatever is there already: as an INSERT with an id of its own. */
export class Create extends Effect {
  private readonly of: OfEntity & { readonly state: number };
  constructor(once: OnceSettings | null, of: OfEntity & { readonly state: number }) {
    super(once);
    this.of = of;
  }
  protected act(store: StateStore, origin: Origin): boolean {
    store.create(this.of.kind, idOf(origin, this.of.byKey), this.of.state);
    return true;
  }
}
/** All of the id, or those of them in a state; none: refused. */
export class Update extends Effect {
  private readonly of: OfEntity & { readonly from: number | null; readonly state: number };
  constructor(once: OnceSettings | null, of: OfEntity & { readonly from: number | null; readonly state: number }) {
    super(once);
    this.of = of;
  }
  protected act(store: StateStore, origin: Origin): boolean {
    const { byKey, from, kind, state } = this.of;
    return store.update(kind, idOf(origin, byKey), from, state) > 0;
  }
}
export class Remove extends Effect {
  private readonly of: OfEntity & { readonly from: number | null };
  constructor(once: OnceSettings | null, of: OfEntity & { readonly from: number | null }) {
    super(once);
    this.of = of;
  }
  protected act(store: StateStore, origin: Origin): boolean {
    const { byKey, from, kind } = this.of;
    return store.remove(kind, idOf(origin, byKey), from) > 0;
  }
}
