// Watches that each entity of a kind comes to one of its ends within a time. One that is lost before, with the memory that held it,
// never will: then it is broken at that instant. One that ends late heals what it broke.
import { type Entity, GONE, LOST } from "../../policies/effects/state-store.ts";
import type { Behind, Ledger, LedgerWatch } from "../../runtime/effects/ledger.ts";
import type { Run } from "../../runtime/run.ts";
import type { Invariant } from "../../scenario/invariant-text.ts";
import { type Breaks, type Doer, doerOf } from "./invariant-breaks.ts";

interface Awaited {
  readonly entity: Entity;
  /** Of the request that made it; NaN: none did. */
  readonly key: number;
  readonly due: number;
  readonly doer: Doer;
  ended: boolean;
  overdue: boolean;
}
/** Overdue ones of which it is remembered which they are; more are only counted. */
const MOST_OVERDUE = 10_000;

export class EndingWatch implements LedgerWatch {
  private readonly run: Run;
  private readonly breaks: Breaks;
  private readonly within: number;
  private readonly kind: number;
  private readonly ends: ReadonlySet<number>;
  private readonly awaited = new Map<Entity, Awaited>();
  /** In the order in which they are due. */
  private queue: Awaited[] = [];
  private first = 0;
  /** How many of a request have not ended. */
  private readonly openBy = new Map<number, number>();
  private made: Entity[] = [];
  private ending: { readonly one: Awaited; readonly state: number }[] = [];
  /** Overdue and not ended now; and all that ever were. */
  private overdue = 0;
  missed = 0;
  private forgotten = 0;

  constructor(run: Run, ledger: Ledger, { entity, states, within }: Extract<Invariant, { sort: "ends" }>, breaks: Breaks) {
    this.run = run;
    this.breaks = breaks;
    this.within = within;
    this.kind = ledger.kind(entity.name);
    this.ends = new Set(states.map(({ name }) => ledger.state(name)));
  }

  moved(): void {}
  entered(kind: number, entity: Entity, from: number, to: number): void {
    if (kind !== this.kind) return;
    if (from === GONE) this.made.push(entity);
    else {
      const one = this.awaited.get(entity);
      if (one !== undefined) this.ending.push({ one, state: to });
    }
  }

  changed(ledger: Ledger, behind: Behind): void {
    if (this.made.length === 0 && this.ending.length === 0) return;
    const { now } = this.run;
    this.settle(now);
    for (const entity of this.made) this.awaits(entity, behind.frame === null ? NaN : ledger.requestOf(behind.frame), doerOf(behind));
    const doer = doerOf(behind);
    for (const { one, state } of this.ending) this.moves(one, state, now, doer);
    this.made = [];
    this.ending = [];
  }

  private awaits(entity: Entity, key: number, doer: Doer): void {
    const one: Awaited = { entity, key, due: this.run.now + this.within, doer: { ...doer, frame: null }, ended: false, overdue: false };
    this.awaited.set(entity, one);
    this.queue.push(one);
    this.opens(one, 1);
    if (this.ends.has(entity.state)) this.moves(one, entity.state, this.run.now, doer);
  }
  private opens({ key }: Awaited, by: 1 | -1): void {
    const count = (this.openBy.get(key) ?? 0) + by;
    if (count > 0) this.openBy.set(key, count);
    else this.openBy.delete(key);
  }

  private moves(one: Awaited, state: number, now: number, doer: Doer): void {
    const ends = this.ends.has(state);
    if (ends === one.ended && state !== LOST) return;
    if (ends) {
      one.ended = true;
      this.opens(one, -1);
      if (one.overdue) this.comesLate(one, now, doer);
      return;
    }
    if (state === LOST) {
      if (!one.ended && !one.overdue) this.misses(one, now, doer.request === null ? { ...doer, request: one.doer.request } : doer);
      this.forget(one);
      if (one.overdue) this.forgotten++;
    } else {
      one.ended = false;
      this.opens(one, 1);
    }
  }

  private comesLate(one: Awaited, now: number, doer: Doer): void {
    one.overdue = false;
    this.overdue--;
    this.awaited.delete(one.entity);
    if (this.overdue === 0) this.breaks.judge(true, now, this.missed, doer);
  }
  private misses(one: Awaited, at: number, doer: Doer): void {
    one.overdue = true;
    this.overdue++;
    this.missed++;
    if (this.breaks.holds === false) this.breaks.breaks(at, this.missed, doer);
    else this.breaks.judge(false, at, this.missed, doer);
    if (this.overdue - this.forgotten > MOST_OVERDUE) {
      this.forget(one);
      this.forgotten++;
    }
  }
  private forget(one: Awaited): void {
    if (this.awaited.delete(one.entity) && !one.ended) this.opens(one, -1);
  }

  /** Those that were due before a moment have ended, or it is broken. */
  settle(before: number): void {
    const { queue } = this;
    while (this.first < queue.length && (queue[this.first] as Awaited).due < before) {
      const one = queue[this.first++] as Awaited;
      if (!this.awaited.has(one.entity)) continue;
      if (one.ended) {
        this.awaited.delete(one.entity);
        if (this.breaks.holds === null) this.breaks.judge(true, one.due, this.missed, one.doer);
      } else this.misses(one, one.due, one.doer);
    }
    if (this.first > 1024 && 2 * this.first > queue.length) {
      this.queue = queue.slice(this.first);
      this.first = 0;
    }
  }

  isOpen(key: number): boolean {
    return this.openBy.has(key);
  }
}
