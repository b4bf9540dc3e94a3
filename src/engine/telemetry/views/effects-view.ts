// What is kept in a run and what must be true of it, for those who look. Times in µs of virtual time.
export interface BreakView {
  readonly at: number;
  /** Of a comparison its left side less its right; of entities, how many had not ended by then. */
  readonly value: number;
  /** Id of the trace of the request that broke it, where it is kept. */
  readonly trace: string | null;
  /** Where the change was made; "": nowhere in particular. */
  readonly node: string;
  readonly instance: string | null;
}
export type ObjectiveState = "held" | "broken" | "nothing";
export interface ObjectiveView {
  readonly id: string;
  /** Of the whole run, as the summary says it. */
  readonly held: boolean | null;
  readonly value: number | null;
  /** As it is now, and since when; null: since the beginning. */
  readonly state: ObjectiveState;
  readonly since: number | null;
  /** Times that it was broken, and those times, newest first. */
  readonly count: number;
  readonly breaks: readonly BreakView[];
}

/** How much is kept: counters by their name, entities by name and state ("order.pending"). */
export interface CounterView {
  readonly name: string;
  readonly value: number;
  readonly isEntity: boolean;
  /** Nodes that keep some of it. */
  readonly places: readonly { readonly node: string; readonly value: number }[];
}
export interface CountersQuery {
  /** µs; windows that lie in it, merged until no more than this many are left. */
  readonly from: number;
  readonly to: number;
  readonly most: number;
}
/** What there is now, and what there was at the end of each window; a column a name, NaN where it was not known yet. */
export interface CountersView {
  readonly now: number;
  readonly counters: readonly CounterView[];
  readonly from: Float64Array;
  /** µs of the widest window. */
  readonly width: number;
  readonly columns: readonly Float64Array[];
}
/** Of one node: what it keeps, and what its steps have done since the run began. */
export interface StateReport {
  readonly readings: readonly (readonly [name: string, value: number])[];
  readonly applied: number;
  readonly duplicates: number;
  readonly refused: number;
  /** Reads whose condition was false. */
  readonly missed: number;
  /** Times that an instance lost what it kept. */
  readonly losses: number;
}
