// The steps of an endpoint: what a service does, one after the other, to answer a request. A step is told apart by its first word.
import * as v from "valibot";

import { distribution, type Field, group, integer, type Need, number, reference, share, text } from "./fields.ts";

export type Step =
  | { readonly work: string }
  | { readonly call: string; readonly endpoint?: string; readonly chance?: number }
  | { readonly parallel: readonly (readonly Step[])[] }
  | { readonly read: string; readonly else?: readonly Step[]; readonly key?: StepKey; readonly chance?: number }
  | { readonly write: string; readonly key?: StepKey; readonly chance?: number }
  | { readonly publish: string; readonly topic?: string; readonly to?: string; readonly key?: StepKey; readonly chance?: number }
  | { readonly fail: number; readonly status?: number };
/** Keys that a step draws for itself, by rank: 0 the most popular. */
export interface StepKey {
  readonly keys?: number;
  readonly zipf?: number;
}
export type Verb = "work" | "call" | "parallel" | "read" | "write" | "publish" | "fail";

const KEY = group(
  { keys: integer({ min: 1, max: 1e7, unit: "keys", default: 10_000 }), zipf: number({ min: 0, max: 10, default: 0.99 }) },
  {},
);
/** Of a read: what is done where the answer is not there. A function, since the steps below are declared in terms of these. */
function optionalSteps(): Field<readonly Step[], readonly Step[], "none"> {
  return { control: "steps", need: "none", schema: stepsSchema() };
}
function stepsSchema() {
  return v.pipe(v.array(v.unknown()), v.maxLength(MOST_STEPS)) as unknown as v.GenericSchema<unknown, readonly Step[]>;
}

/** Deeper nesting of steps in steps than anybody draws; it bounds the recursion over a hostile document. */
export const DEEPEST = 8;
export const MOST_STEPS = 200;

/** The fields of each step but `parallel`, whose value is a list of lists of steps. The verb itself is the first field. */
export const STEPS = {
  work: { work: distribution({ required: true }) },
  call: {
    call: reference({ refers: "callee", required: true }),
    endpoint: reference({ refers: "endpoint" }),
    chance: share({ default: 1 }),
  },
  read: { read: reference({ refers: "reader", required: true }), else: optionalSteps(), key: KEY, chance: share({ default: 1 }) },
  write: { write: reference({ refers: "reader", required: true }), key: KEY, chance: share({ default: 1 }) },
  publish: {
    publish: text({ max: 80, required: true }),
    topic: text({ max: 80 }),
    to: reference({ refers: "broker" }),
    key: KEY,
    chance: share({ default: 1 }),
  },
  fail: { fail: share({ required: true }), status: integer({ min: 400, max: 599, default: 500 }) },
} as const;

export const VERBS: readonly Verb[] = ["work", "call", "parallel", "read", "write", "publish", "fail"];
/** The verb of a step, or undefined when it has none. */
export const verbOf = (step: object): Verb | undefined => VERBS.find((verb) => Object.hasOwn(step, verb));

/** A list of steps: its shape is checked by `checkSteps`, which names the place of each problem itself. */
export const steps = <const O extends { readonly default: readonly Step[] }>(
  options: O,
): Field<readonly Step[], readonly Step[], "default"> => ({
  control: "steps",
  need: "default" satisfies Need,
  schema: stepsSchema(),
  default: options.default,
});
