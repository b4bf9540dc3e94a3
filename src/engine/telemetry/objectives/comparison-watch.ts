// Watches that one sum of counters and entities compares with another as it must. Without `within` it is judged whenever one of them
// changes. With it, what a request has changed counts when so much time has passed since its last change: an equation between places
// cannot hold while requests are on their way from one to the other. So a break is always the doing of one request, or of one loss.
import { holds, type ResolvedSum, resolved } from "../../policies/effects/check.ts";
import type { Entity } from "../../policies/effects/state-store.ts";
import type { Behind, Ledger, LedgerWatch } from "../../runtime/effects/ledger.ts";
import type { Run } from "../../runtime/run.ts";
import type { Comparison } from "../../scenario/invariant-text.ts";
import { type Breaks, type Doer, doerOf } from "./invariant-breaks.ts";

/** What one request has changed, and has not settled yet. */
interface Open {
  by: number;
  doer: Doer;
  /** Which of its changes was the last. */
  serial: number;
}
interface Due {
  readonly at: number;
  readonly key: number;
  readonly serial: number;
}

export class ComparisonWatch implements LedgerWatch {
  private readonly run: Run;
  private readonly breaks: Breaks;
  private readonly comparison: Comparison & { readonly within: number };
  /** How often each counter counts, and entities by kind in all and by state. */
  private readonly counters = new Map<number, number>();
  private readonly kinds = new Map<number, { all: number; readonly states: Map<number, number> }>();
  /** Left less right, of what has settled. */
  private difference: number;
  private readonly open = new Map<number, Open>();
  private due: Due[] = [];
  private firstDue = 0;
  private serial = 0;
  /** Of the change that is being told. */
  private by = 0;
  private touched = false;
  worst: number | null = null;

  constructor(run: Run, ledger: Ledger, comparison: Comparison & { readonly within: number }, breaks: Breaks) {
    this.run = run;
    this.breaks = breaks;
    this.comparison = comparison;
    const [left, right] = [resolved(comparison.left, ledger), resolved(comparison.right, ledger)];
    this.count(left, 1);
    this.count(right, -1);
    this.difference = left.constant - right.constant;
    for (const [counter, factor] of this.counters) this.difference += factor * ledger.amount(counter);
    for (const [kind, { all, states }] of this.kinds) {
      this.difference += all * ledger.count(kind, null);
      for (const [state, factor] of states) this.difference += factor * ledger.count(kind, state);
    }
  }

  private count({ terms }: ResolvedSum, sign: 1 | -1): void {
    for (const { counter, factor, kind, state } of terms) {
      if (counter >= 0) {
        this.counters.set(counter, (this.counters.get(counter) ?? 0) + sign * factor);
        continue;
      }
      const of = this.kinds.get(kind) ?? { all: 0, states: new Map<number, number>() };
      this.kinds.set(kind, of);
      if (state === null) of.all += sign * factor;
      else of.states.set(state, (of.states.get(state) ?? 0) + sign * factor);
    }
  }

  moved(counter: number, by: number): void {
    const factor = this.counters.get(counter);
    if (factor === undefined) return;
    this.touched = true;
    this.by += factor * by;
  }
  entered(kind: number, _entity: Entity, from: number, to: number): void {
    const of = this.kinds.get(kind);
    if (of === undefined) return;
    this.touched = true;
    if (from < 0 && to >= 0) this.by += of.all;
    if (from >= 0 && to < 0) this.by -= of.all;
    this.by += (of.states.get(to) ?? 0) - (of.states.get(from) ?? 0);
  }

  changed(ledger: Ledger, behind: Behind): void {
    if (!this.touched) return;
    const { by, run } = this;
    const { within } = this.comparison;
    this.by = 0;
    this.touched = false;
    if (within > 0) this.settle(run.now);
    if (behind.node === null) this.difference += by; // amounts with which it begins say nothing of what happens
    else if (within === 0 || behind.frame === null) this.add(by, run.now, doerOf(behind));
    else this.opens(ledger.requestOf(behind.frame), by, behind);
  }

  private opens(key: number, by: number, behind: Behind): void {
    const open = this.open.get(key);
    const sum = (open?.by ?? 0) + by;
    if (sum === 0) {
      this.open.delete(key);
      if (open !== undefined || by === 0) this.add(0, this.run.now, doerOf(behind));
      return;
    }
    const serial = ++this.serial;
    this.open.set(key, { by: sum, doer: doerOf(behind), serial });
    this.due.push({ at: this.run.now + this.comparison.within, key, serial });
  }

  /** What was due before a moment counts. */
  settle(before: number): void {
    const { due } = this;
    while (this.firstDue < due.length && (due[this.firstDue] as Due).at < before) {
      const { at, key, serial } = due[this.firstDue++] as Due;
      const open = this.open.get(key);
      if (open === undefined || open.serial !== serial) continue;
      this.open.delete(key);
      this.add(open.by, at, { ...open.doer, frame: null });
    }
    if (this.firstDue > 1024 && 2 * this.firstDue > due.length) {
      this.due = due.slice(this.firstDue);
      this.firstDue = 0;
    }
  }

  private add(by: number, at: number, doer: Doer): void {
    this.difference += by;
    const { difference } = this;
    const { op } = this.comparison;
    if (this.worst === null || isWorse(difference, this.worst, op)) this.worst = difference;
    this.breaks.judge(holds(difference, op), at, difference, doer);
  }

  /** Left less right of all that there is, settled or not. */
  get total(): number {
    let total = this.difference;
    for (const { by } of this.open.values()) total += by;
    return total;
  }

  /** The request has changed something that does not balance yet: its trace may be the one that breaks it. */
  isOpen(key: number): boolean {
    return this.open.has(key);
  }
}

function isWorse(value: number, worst: number, op: Comparison["op"]): boolean {
  if (op === "<" || op === "<=") return value > worst;
  if (op === ">" || op === ">=") return value < worst;
  return op === "==" ? Math.abs(value) > Math.abs(worst) : Math.abs(value) < Math.abs(worst);
}
