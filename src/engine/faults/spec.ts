// What a fault is on paper: what it may be put on and its settings. What it does is its file's `start` and `stop`.
import type { Words } from "../kinds/spec.ts";
import type { Fields } from "../scenario/fields.ts";

export interface FaultSpec<F extends Fields = Fields, N extends string = string> {
  readonly fault: N;
  /** What it may be put on; nothing: it has no target, its own fields say where it acts. */
  readonly on: readonly ("node" | "route")[];
  /** The kinds of node it may be put on; all that can be called when left out. */
  readonly kinds?: readonly string[];
  /** May it be narrowed to one instance? */
  readonly instance: boolean;
  readonly fields: F;
  readonly text: { readonly en: Words; readonly zh: Words };
}
export const defineFault = <const N extends string, const F extends Fields>(spec: FaultSpec<F, N>): FaultSpec<F, N> => spec;
