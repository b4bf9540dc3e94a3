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
