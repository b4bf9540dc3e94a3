// What a list of steps is given. By itself, since a step in a list may hold lists.
import type { Step } from "../../../engine/scenario/steps.ts";

export interface StepListProps {
  readonly steps: readonly Step[];
  readonly onChange: (steps: readonly Step[]) => void;
  /** 0: of an endpoint; else of a branch that deep. */
  readonly depth: number;
}
