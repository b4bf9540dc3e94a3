// Whether a condition is true of what a place keeps: sums of counters and entities compared, or the state of one entity.
import type { Condition, Operator, Sum } from "../../scenario/invariant-text.ts";
import { idOf, type Origin } from "./effect.ts";
import { GONE, type StateStore } from "./state-store.ts";

/** So many times what a name stands for. */
export interface ResolvedTerm {
  readonly factor: number;
  /** −1: it is about entities. */
  readonly counter: number;
  readonly kind: number;
  /** Null: in whatever state. */
  readonly state: number | null;
}
export interface ResolvedSum {
  readonly constant: number;
  readonly terms: readonly ResolvedTerm[];
}

/** Numbers of names; a run has one such list. */
export interface NameNumbers {
  counter(name: string): number;
  kind(name: string): number;
  state(name: string): number;
  /** The name is that of an entity, and of no counter. */
  isEntity(name: string): boolean;
}

export const resolved = ({ constant, terms }: Sum, names: NameNumbers): ResolvedSum => ({
  constant,
  terms: terms.map(({ factor, name, state }) => {
    const isEntity = state !== null || names.isEntity(name);
    return {
      factor,
      counter: isEntity ? -1 : names.counter(name),
      kind: isEntity ? names.kind(name) : -1,
      state: state === null ? null : names.state(state),
    };
  }),
});

export function holds(difference: number, op: Operator): boolean {
  switch (op) {
    case "==":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case "<=":
      return difference <= 0;
    case ">=":
      return difference >= 0;
    case "<":
      return difference < 0;
    case ">":
      return difference > 0;
  }
}

/** The condition of a read, asked of the place that is read. */
export class Check {
  private readonly condition: Condition;
  private readonly names: NameNumbers;
  /** Of a comparison, resolved when it is first asked: by then all names are known. */
  private sides: readonly [ResolvedSum, ResolvedSum] | null = null;
  private readonly kind: number;
  private readonly states: readonly number[];

  constructor(condition: Condition, names: NameNumbers) {
    this.condition = condition;
    this.names = names;
    const compares = condition.sort === "compare";
    this.kind = compares ? -1 : names.kind(condition.entity.name);
    this.states = compares ? [] : condition.states.map(({ name }) => names.state(name));
  }

  isTrue(store: StateStore, origin: Origin): boolean {
    const { condition, kind, states } = this;
    if (condition.sort === "compare") {
      const [left, right] = (this.sides ??= [resolved(condition.left, this.names), resolved(condition.right, this.names)]);
      return holds(valueIn(store, left) - valueIn(store, right), condition.op);
    }
    const byRequest = store.stateOf(kind, idOf(origin, false));
    const state = byRequest === GONE ? store.stateOf(kind, idOf(origin, true)) : byRequest;
    return states.includes(state) !== condition.isNot;
  }
}

const valueIn = (store: StateStore, { constant, terms }: ResolvedSum): number =>
  terms.reduce(
    (sum, { counter, factor, kind, state }) => sum + factor * (counter >= 0 ? store.amount(counter) : store.count(kind, state)),
    constant,
  );
