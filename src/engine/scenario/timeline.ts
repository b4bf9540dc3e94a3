// What happens at a moment of the run, planned in the document or done by hand: faults, and acts of an operator.
import {
  choice,
  distribution,
  duration,
  type Fields,
  id,
  integer,
  interval,
  number,
  reference,
  share,
  text,
  values,
  type Written,
} from "./fields.ts";

const WHEN = { at: duration({ required: true }) } as const;
const ID = { id: id({}) } as const;
const TARGET = { target: reference({ refers: "target", required: true }) } as const;
const INSTANCE = { instance: reference({ refers: "instance" }) } as const;
/** Left out: every topic that keeps dead letters. */
const TOPIC = { topic: text({ max: 80 }) } as const;
/** Left out: all that wait for a person. */
const SAGA = { saga: integer({ min: 1, max: 1e15 }) } as const;

/** The actions but `fault`, by the word in `do`. Their `id` names them for `clear` and for the screen. */
export const ACTIONS = {
  clear: { ...ID, ...WHEN, fault: reference({ refers: "fault", required: true }) },
  kill: { ...ID, ...WHEN, ...TARGET, ...INSTANCE },
  restart: { ...ID, ...WHEN, ...TARGET, ...INSTANCE },
  stop: { ...ID, ...WHEN, ...TARGET, ...INSTANCE },
  start: { ...ID, ...WHEN, ...TARGET, ...INSTANCE },
  scale: { ...ID, ...WHEN, ...TARGET, replicas: integer({ min: 0, max: 1000, unit: "replicas", required: true }) },
  deploy: {
    ...ID,
    ...WHEN,
    ...TARGET,
    version: text({ max: 40, required: true }),
    strategy: choice(["rolling", "canary", "blue-green"], { default: "rolling" }),
    errorRate: share({}),
    time: distribution({}),
    surge: share({ default: 0.25 }),
    unavailable: share({ default: 0.25 }),
    share: share({ default: 0.2 }),
    hold: duration({ usual: "s" }),
    maxErrorShare: share({}),
    every: interval({ default: "5s" }),
  },
  promote: { ...ID, ...WHEN, ...TARGET },
  rollback: { ...ID, ...WHEN, ...TARGET },
  replay: { ...ID, ...WHEN, ...TARGET, ...TOPIC },
  "retry-saga": { ...ID, ...WHEN, ...TARGET, ...SAGA },
  "resolve-saga": { ...ID, ...WHEN, ...TARGET, ...SAGA },
  config: {
    ...ID,
    ...WHEN,
    ...TARGET,
    change: choice(["set", "promote", "rollback"], { default: "set" }),
    set: values({ default: {} }),
    to: integer({ min: 1, max: 1_000_000 }),
    share: share({ default: 1 }),
    hold: duration({ positive: true, usual: "s" }),
    maxErrorShare: share({}),
    every: interval({ default: "5s" }),
  },
  load: {
    ...ID,
    ...WHEN,
    ...TARGET,
    multiply: number({ min: 0, max: 1000, unit: "factor", required: true }),
    for: duration({ positive: true, usual: "s" }),
  },
} as const satisfies Readonly<Record<string, Fields>>;

/** What every fault has besides its own settings. */
export const FAULT_TIMES = { ...ID, ...WHEN, for: duration({ positive: true, usual: "s" }) } as const;
export const FAULT_FIELDS = { ...ID, ...WHEN, ...TARGET, for: duration({ positive: true, usual: "s" }) } as const;
export const FAULT_SHARE = { share: share({ default: 1 }) } as const;
export const FAULT_INSTANCE = { ...INSTANCE } as const;

type Flat<T> = { [P in keyof T]: T[P] } & {};
export type Act = { [K in keyof typeof ACTIONS]: Flat<{ readonly do: K } & Written<(typeof ACTIONS)[K]>> }[keyof typeof ACTIONS];
