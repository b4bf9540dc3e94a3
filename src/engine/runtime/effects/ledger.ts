// All that is kept in a run, wherever it is: how much of each counter there is, how many entities are in each state. Every change goes
// through here, so that whoever watches hears of it at its instant, and on whose behalf. A run without effects has no ledger.
import type { NameNumbers } from "../../policies/effects/check.ts";
import { APPLIED, DUPLICATE, type Effect, type Origin, REFUSED, type Verdict } from "../../policies/effects/effect.ts";
import { type Entity, GONE, type StateObserver, type StateStore } from "../../policies/effects/state-store.ts";
import { NONE, REMOVED } from "../../scenario/invariant-text.ts";
import { EVENT } from "../event-codes.ts";
import type { Frame } from "../frame.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";

/** On whose behalf something changed: a request, or an instance that lost its memory; neither: the document says so. */
export interface Behind {
  readonly frame: Frame | null;
  readonly node: Node | null;
  readonly instance: Instance | null;
}
/** Hears of changes: of each part of one, then that it is whole. */
export interface LedgerWatch extends StateObserver {
  changed(ledger: Ledger, behind: Behind): void;
}

export class Ledger implements StateObserver, NameNumbers {
  private readonly run: Run;
  private readonly counters = new Map<string, number>();
  /** Counters that a step moves or a database begins with; others are only spoken of. */
  private readonly real = new Set<string>();
  private readonly kinds = new Map<string, number>();
  private readonly states = new Map<string, number>([
    [NONE, GONE],
    [REMOVED, GONE],
  ]);
  private readonly stateNames: string[] = [];
  private readonly amounts: number[] = [];
  /** By kind of entity and state. */
  private readonly counts: number[][] = [];
  /** Who watches. */
  watches: readonly LedgerWatch[] = [];
  private readonly origin: Origin = { request: 0, client: 0, call: 0, key: 0 };

  constructor(run: Run) {
    this.run = run;
  }

  counter(name: string): number {
    const found = this.counters.get(name);
    if (found !== undefined) return found;
    this.counters.set(name, this.amounts.push(0) - 1);
    return this.amounts.length - 1;
  }
  /** The number of a counter that there is from now on. */
  keeps(name: string): number {
    this.real.add(name);
    return this.counter(name);
  }
  kind(name: string): number {
    const found = this.kinds.get(name);
    if (found !== undefined) return found;
    this.kinds.set(name, this.counts.push([]) - 1);
    return this.counts.length - 1;
  }
  state(name: string): number {
    const found = this.states.get(name);
    if (found !== undefined) return found;
    this.states.set(name, this.stateNames.push(name) - 1);
    return this.stateNames.length - 1;
  }
  isEntity(name: string): boolean {
    return this.kinds.has(name) && !this.real.has(name);
  }

  /** In all places together. */
  amount(counter: number): number {
    return this.amounts[counter] ?? 0;
  }
  count(kind: number, state: number | null): number {
    const counts = this.counts[kind] ?? [];
    return state === null ? counts.reduce((sum, count) => sum + (count ?? 0), 0) : (counts[state] ?? 0);
  }
  /** By name; null: there is no such counter. */
  amountOf(name: string): number | null {
    return this.real.has(name) ? this.amount(this.counter(name)) : null;
  }

  /** Counters by their name, entities by their name and state: "stock", "order.pending". */
  readings(): readonly (readonly [name: string, value: number])[] {
    const found: [string, number][] = [...this.real].map((name) => [name, this.amount(this.counter(name))]);
    for (const [name, kind] of this.kinds)
      (this.counts[kind] ?? []).forEach((count, state) => found.push([`${name}.${this.stateNames[state] ?? ""}`, count]));
    return found.toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
  /** The same of one place. */
  readingsIn(stores: readonly StateStore[]): readonly (readonly [name: string, value: number])[] {
    const sum = (of: (store: StateStore) => number) => stores.reduce((total, store) => total + of(store), 0);
    const found: [string, number][] = [];
    for (const [name, counter] of this.counters)
      if (stores.some((store) => store.has(counter))) found.push([name, sum((store) => store.amount(counter))]);
    for (const [name, kind] of this.kinds)
      (this.counts[kind] ?? []).forEach((_, state) => {
        const count = sum((store) => store.count(kind, state));
        if (count > 0) found.push([`${name}.${this.stateNames[state] ?? ""}`, count]);
      });
    return found.toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  moved(counter: number, by: number): void {
    this.amounts[counter]! += by;
    for (const watch of this.watches) watch.moved(counter, by);
  }
  entered(kind: number, entity: Entity, from: number, to: number): void {
    const counts = this.counts[kind] as number[];
    if (from >= 0) counts[from] = (counts[from] ?? 0) - 1;
    if (to >= 0) counts[to] = (counts[to] ?? 0) + 1;
    for (const watch of this.watches) watch.entered(kind, entity, from, to);
  }

  originOf(frame: Frame): Origin {
    const { origin } = this;
    origin.request = frame.request;
    origin.client = frame.client === null ? NOBODY : frame.client.index;
    origin.call = (frame.visit as Frame).callLineage;
    origin.key = frame.key;
    return origin;
  }

  /** A number for the request on whose behalf the frame is, as entities have it. */
  requestOf(frame: Frame): number {
    return requestKey(frame.client === null ? NOBODY : frame.client.index, frame.request);
  }

  perform(effect: Effect, store: StateStore, frame: Frame, node: Node): Verdict {
    const verdict = effect.perform(store, this.originOf(frame), this.run.now);
    this.run.digest.record(this.run.now, (node.hash + EVENT.effect + verdict) | 0, frame.request);
    if (verdict === DUPLICATE) this.run.traces.spans.noted(frame, "duplicate", 1);
    if (verdict === APPLIED) this.tell({ frame, node, instance: frame.instance });
    if (verdict === REFUSED) frame.failure = this.run.failures.of("conflict", node.id);
    return verdict;
  }

  /** What the store has is lost. False: it had nothing. */
  lose(store: StateStore, node: Node, instance: Instance | null): boolean {
    const lost = this.readingsIn([store]).filter(([, value]) => value !== 0);
    store.lose();
    if (lost.length === 0) return false;
    const { run } = this;
    run.digest.record(run.now, ((instance ?? node).hash + EVENT.effect + LOSS) | 0, 0);
    const what = lost.map(([name, value]) => `${name} ${value}`).join(", ");
    run.log.write(run.now, "error", node.id, "stateLost", { what }, instance?.name ?? null);
    this.tell({ frame: null, node, instance });
    return true;
  }

  /** Amounts with which a place begins. */
  begins(store: StateStore, counter: number, amount: number): void {
    store.add(counter, amount);
    this.tell({ frame: null, node: null, instance: null });
  }

  private tell(behind: Behind): void {
    for (const watch of this.watches) watch.changed(this, behind);
  }
}
/** Of whose making something is that no client asked for: above the number of any client. */
const NOBODY = 0xffff;
/** A client's request as one number: of its number the low 32 bits. */
export const requestKey = (client: number, request: number): number => client * 4294967296 + (request >>> 0);
/** In the digest, behind the verdicts. */
const LOSS = 3;

export function ledgerOf(run: Run): Ledger {
  return (run.ledger ??= new Ledger(run));
}
