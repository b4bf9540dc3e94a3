// The steps of an endpoint: what a service does, one after the other, to answer a request. A step is told apart by its first word.
import * as v from "valibot";

import {
  choice,
  distribution,
  duration,
  expression,
  type Field,
  group,
  integer,
  type Need,
  number,
  reference,
  share,
  text,
  word,
} from "./fields.ts";

export type Step =
  | { readonly work: string }
  | { readonly call: string; readonly endpoint?: string; readonly chance?: number }
  | { readonly parallel: readonly (readonly Step[])[] }
  | ReadStep
  | { readonly write: string; readonly key?: StepKey; readonly chance?: number }
  | { readonly publish: string; readonly topic?: string; readonly to?: string; readonly key?: StepKey; readonly chance?: number }
  | { readonly flag: string; readonly on?: readonly Step[]; readonly off?: readonly Step[] }
  | { readonly fail: number; readonly status?: number }
  | EffectStep;
export interface ReadStep {
  readonly read: string;
  /** What must be true of what is kept there; else the read fails with 409, or goes on with its `else`. */
  readonly if?: string;
  readonly else?: readonly Step[];
  readonly key?: StepKey;
  readonly chance?: number;
}
/** What a step changes: in the instance's own memory, or by a write at a database. */
export type EffectStep = CreateStep | UpdateStep | RemoveStep | MoveStep;
export interface CreateStep extends EffectPlace, EntityIdentity {
  readonly create: string;
  readonly state?: string;
}
export interface UpdateStep extends EffectPlace, EntityIdentity {
  readonly update: string;
  readonly state: string;
  readonly from?: string;
}
export interface RemoveStep extends EffectPlace, EntityIdentity {
  readonly remove: string;
  readonly from?: string;
}
export interface MoveStep extends EffectPlace {
  readonly move: number;
  readonly from?: string;
  readonly to?: string;
  readonly least?: number;
}
interface EffectPlace {
  readonly at?: string;
  readonly once?: Once;
}
interface EntityIdentity {
  readonly by?: "request" | "key";
}
/** An idempotency key, and how long it is remembered. */
export interface Once {
  readonly by?: "request" | "call" | "key";
  readonly window?: string;
}
/** Keys that a step draws for itself, by rank: 0 the most popular. */
export interface StepKey {
  readonly keys?: number;
  readonly zipf?: number;
}
export type Verb = "work" | "call" | "parallel" | "read" | "write" | "publish" | "flag" | "fail" | "create" | "update" | "remove" | "move";

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
/** Amounts are whole numbers, so that sums of them are exact. */
export const MOST_AMOUNT = 1e9;

/** Where an effect acts, and whether it acts only once for each of something. */
const PLACE = {
  at: reference({ refers: "store" }),
  once: group({ by: choice(["request", "call", "key"], { default: "request" }), window: duration({ default: "10m", positive: true }) }, {}),
} as const;
const IDENTITY = choice(["request", "key"], { default: "request" });

/** The fields of each step but `parallel`, whose value is a list of lists of steps. The verb itself is the first field. */
export const STEPS = {
  work: { work: distribution({ required: true }) },
  call: {
    call: reference({ refers: "callee", required: true }),
    endpoint: reference({ refers: "endpoint" }),
    chance: share({ default: 1 }),
  },
  read: {
    read: reference({ refers: "reader", required: true }),
    if: expression("condition", {}),
    else: optionalSteps(),
    key: KEY,
    chance: share({ default: 1 }),
  },
  write: { write: reference({ refers: "reader", required: true }), key: KEY, chance: share({ default: 1 }) },
  publish: {
    publish: text({ max: 80, required: true }),
    topic: text({ max: 80 }),
    to: reference({ refers: "broker" }),
    key: KEY,
    chance: share({ default: 1 }),
  },
  flag: { flag: text({ max: 80, required: true }), on: optionalSteps(), off: optionalSteps() },
  fail: { fail: share({ required: true }), status: integer({ min: 400, max: 599, default: 500 }) },
  create: { create: word({ required: true }), state: word({ default: "pending" }), by: IDENTITY, ...PLACE },
  update: { update: word({ required: true }), state: word({ required: true }), from: word({}), by: IDENTITY, ...PLACE },
  remove: { remove: word({ required: true }), from: word({}), by: IDENTITY, ...PLACE },
  move: {
    move: integer({ min: 0, max: MOST_AMOUNT, required: true }),
    from: word({}),
    to: word({}),
    least: integer({ min: -MOST_AMOUNT, max: MOST_AMOUNT }),
    ...PLACE,
  },
} as const;

export const VERBS: readonly Verb[] = [
  "work",
  "call",
  "parallel",
  "read",
  "write",
  "publish",
  "flag",
  "fail",
  "create",
  "update",
  "remove",
  "move",
];
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
