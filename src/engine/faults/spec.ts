// What a fault is on paper: what it may be put on and its settings. What it does is its effect.
import type { Label } from "../kinds/spec.ts";
import type { Fields } from "../scenario/fields.ts";

export interface FaultSpec<F extends Fields = Fields, N extends string = string> {
  readonly fault: N;
  /** What it may be put on; nothing: it has no target, its own fields say where it acts. */
  readonly on: readonly ("node" | "route" | "zone")[];
  /** Only nodes of these kinds; left out: of all that have instances. */
  readonly kinds?: readonly string[];
  /** It acts on the work of requests: not on nodes that no route reaches. */
  readonly onWork?: true;
  /** It acts on deliveries of messages: not where there is no subscription. */
  readonly onDeliveries?: true;
  /** May it be narrowed to one instance? */
  readonly instance: boolean;
  readonly fields: F;
  readonly label: Label;
}
export const defineFault = <const N extends string, const F extends Fields>(spec: FaultSpec<F, N>): FaultSpec<F, N> => spec;
